"""Whoever's post has ended hears of it once and is asked what would have made them stay, however the end came in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from foundations.clock import now, today
from learning_records.actions.pump import pump
from notifications.models import Notification
from people.actions.import_posts import import_posts
from people.actions.post import correct_post, end_post, terms_of
from people.models import Organisation, Person, Post
from people.vocabulary import LeavingReason
from tests.people.factories import a_person, a_post
from tests.people.post_files import HEADING, row
from tests.website.joining import an_administrator, an_employer
from website.actions.post_list import finish

pytestmark = pytest.mark.django_db
STARTED = date(2024, 1, 8)


@pytest.fixture
def maya() -> Person:
    pump()
    person = a_person("Maya Ellis", password="a quiet tram at dusk")
    a_post(person, an_employer(), started_on=STARTED, observed_from=STARTED)
    return person


def by_a_screen(post: Post, on: date) -> None:
    finish(
        post, ended_on=on, reason=LeavingReason.WORKLOAD, by=an_administrator(post.employer), at=now(),
        today=today(),
    )  # fmt: skip


def by_an_import(post: Post, on: date) -> None:
    said = row(
        email=post.person.email or "", name=post.person.name, employer=post.employer.name, fte="0.8",
        started_on=str(STARTED), ended_on=str(on), leaving_reason="workload",
    )  # fmt: skip
    content = f"{HEADING}\n{said}".encode()
    report = import_posts(content, file_name="posts.csv", by=None, at=now(), today=today())
    assert not report.problems


def by_the_programme_team(post: Post, on: date) -> None:
    end_post(post, ended_on=on, by=None, at=now(), today=today(), leaving_reason="workload")


def told(person: Person) -> list[Notification]:
    pump()
    pump()
    return list(Notification.objects.filter(person=person, kind="website.post_ended"))


@pytest.mark.parametrize("end", [by_a_screen, by_an_import, by_the_programme_team])
def test_a_leaver_is_told_once_and_never_why(maya: Person, end: Callable[[Post, date], None]) -> None:
    end(maya.posts.get(), today() - timedelta(days=5))

    (news,) = told(maya)
    assert maya.posts.get().employer.name in news.sentence
    assert "what would have made you stay" in news.sentence
    assert "orkload" not in news.subject + news.sentence


def test_a_corrected_end_is_not_told_again(maya: Person) -> None:
    by_a_screen(maya.posts.get(), today())
    assert len(told(maya)) == 1

    by_the_programme_team(maya.posts.get(), today() - timedelta(days=3))

    assert len(told(maya)) == 1


def test_an_end_that_was_taken_back_before_it_was_told_is_not_told(maya: Person) -> None:
    by_a_screen(maya.posts.get(), today())
    post = maya.posts.get()
    terms = terms_of(post)
    runs_on = {
        **{name: getattr(terms, name) for name in terms.__slots__},
        "ended_on": None,
        "leaving_reason": "",
    }
    correct_post(post, type(terms)(**runs_on), by=None, at=now(), today=today())

    assert told(maya) == []


def test_nobody_is_asked_about_history_nor_before_they_have_come_in(maya: Person) -> None:
    by_an_import(maya.posts.get(), today() - timedelta(days=120))
    newcomer = a_person("Nia Jones")
    end_post(
        a_post(newcomer, Organisation.objects.get(), started_on=STARTED, observed_from=STARTED),
        ended_on=today(), by=None, at=now(), today=today(),
    )  # fmt: skip

    assert told(maya) == told(newcomer) == []
