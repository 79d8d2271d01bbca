"""A post that somebody says is wrong is right as it is: the answer, what its holder reads, and taking it further once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from foundations.clock import now, today
from notifications.models import Notification
from people.models import AuditEntry, Person, Post, PostDoubt
from people.vocabulary import DoubtAbout
from tests.website.joining import (
    PASSWORD,
    a_link_worker_at,
    an_administrator,
    an_employer,
    somebody_of_the_team,
)
from website.actions.post_list import say_it_is_wrong

pytestmark = pytest.mark.django_db
MINE = "/learn/my-posts/"


@dataclass
class Doubted:
    post: Post
    maya: Person
    ruth: Person
    ada: Person

    @property
    def address(self) -> str:
        return f"/lead/posts/{self.post.uuid}/right-as-it-is/"

    def answers(self, by: Person, why: str = "The contract says so.") -> str:
        page = signed_in(by).post(self.address, {"why": why}, follow=True)
        return page.content.decode()

    def raises(self) -> str:
        asked = {"post": str(self.post.uuid), "do": "raise"}
        return signed_in(self.maya).post(MINE, asked, follow=True).content.decode()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def doubted() -> Doubted:
    """Maya says that her hours are wrong; Ruth keeps the list, Ada is of the programme team."""
    employer = an_employer()
    ruth, ada = an_administrator(employer), somebody_of_the_team()
    maya = a_link_worker_at(employer, password=PASSWORD)
    post = Post.objects.get()
    say_it_is_wrong(maya, post, about=[DoubtAbout.HOURS], at=now(), today=today())
    return Doubted(post, maya, ruth, ada)


def test_the_answer_is_told_without_its_words_and_read_on_my_post(doubted: Doubted) -> None:
    said = doubted.answers(doubted.ruth)
    mine = signed_in(doubted.maya).get(MINE).content.decode()

    told = Notification.objects.get(person=doubted.maya, kind="website.post_kept")
    assert "can read your answer" in said
    assert "contract" not in told.subject + told.sentence
    assert "The contract says so." in mine
    assert "Ruth Adeyemi" in mine
    assert "Ask the programme team" in mine
    assert AuditEntry.objects.filter(action="post kept as it is", by=doubted.ruth).exists()


def test_an_answer_may_be_taken_to_the_programme_team_once(doubted: Doubted) -> None:
    doubted.answers(doubted.ruth)

    first, second = doubted.raises(), doubted.raises()
    doubted.answers(doubted.ada, "The employer sent us the contract.")
    mine, third = signed_in(doubted.maya).get(MINE).content.decode(), doubted.raises()

    assert "The programme team has been told." in first
    assert "You have taken it to the programme team." in second
    assert Notification.objects.filter(person=doubted.ada, kind="website.post_raised").count() == 1
    assert "The employer sent us the contract." in mine
    assert "Ask the programme team" not in mine
    assert "taken this to the programme team already" in third
    assert PostDoubt.objects.count() == 2


def test_what_was_raised_is_not_the_employer_s_to_answer_again(doubted: Doubted) -> None:
    doubted.answers(doubted.ruth)
    doubted.raises()
    page = f"/lead/posts/{doubted.post.uuid}/"
    unchanged = {"role": doubted.post.role_id, "started_on": str(doubted.post.started_on), "fte": "0.8"}

    assert signed_in(doubted.ruth).get(doubted.address).status_code == 404
    assert "they took it to the programme team" in signed_in(doubted.ruth).get(page).content.decode()
    signed_in(doubted.ruth).post(page, unchanged)
    assert PostDoubt.objects.open().count() == 1
    signed_in(doubted.ruth).post(page, {**unchanged, "fte": "0.6"})
    assert PostDoubt.objects.open().count() == 0


def test_nobody_answers_what_they_say_about_their_own_post(doubted: Doubted) -> None:
    own = Post.objects.create(
        person=doubted.ruth, role=doubted.post.role, employer=doubted.post.employer,
        started_on=doubted.post.started_on, observed_from=doubted.post.started_on,
    )  # fmt: skip
    say_it_is_wrong(doubted.ruth, own, about=[DoubtAbout.HOURS], at=now(), today=today())
    address = f"/lead/posts/{own.uuid}/right-as-it-is/"

    assert signed_in(doubted.ada).get(address).status_code == 200
    assert signed_in(doubted.ruth).get(address).status_code == 404


def test_others_find_no_such_page_and_neither_does_anybody_where_nothing_is_open(doubted: Doubted) -> None:
    other = an_administrator(an_employer("Elsewhere"), "Olu")

    assert signed_in(doubted.maya).get(doubted.address).status_code == 404
    assert signed_in(other).post(doubted.address, {"why": "No."}).status_code == 404
    doubted.answers(doubted.ruth)
    assert signed_in(doubted.ruth).get(doubted.address).status_code == 404


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", "Say in a sentence why it is right."),
        ("x" * 301, "at most 300"),
        ("NHS 943 476 5919", "NHS number"),
    ],
)
def test_an_answer_that_cannot_be_sent_says_why_and_keeps_what_was_typed(
    doubted: Doubted, why: str, said: str
) -> None:
    page = signed_in(doubted.ruth).post(doubted.address, {"why": why})

    assert page.status_code == 422
    assert said in page.content.decode()
    assert why in page.content.decode()
    assert PostDoubt.objects.open().exists()


def test_what_is_wrong_later_can_be_said_again(doubted: Doubted) -> None:
    doubted.answers(doubted.ruth)
    say_it_is_wrong(doubted.maya, doubted.post, about=[DoubtAbout.PLACE], at=now(), today=today())

    mine = signed_in(doubted.maya).get(MINE).content.decode()

    assert "The contract says so." not in mine
    assert "You said that something is wrong here." in mine
