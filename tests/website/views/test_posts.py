from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from foundations import clock
from learning_records.models import Statement
from notifications.models import Mail, Notification
from people.actions.person import add_person
from people.actions.post import start_post
from people.models import AuditEntry, JobRole, Organisation, Person, Post, PostDoubt
from people.vocabulary import DoubtAbout, OrganisationKind
from tests.people.factories import a_person, an_organisation
from tests.website.joining import (
    PASSWORD,
    a_link_worker_at,
    an_administrator,
    an_employer,
    somebody_of_the_team,
)
from website.actions.post_list import say_it_is_wrong

pytestmark = pytest.mark.django_db

LIST, ADD, CONFIRM = "/lead/posts/", "/lead/people/add/", "/lead/posts/confirm/"


@pytest.fixture
def ours() -> Organisation:
    return an_employer("Riverside Wellbeing")


@pytest.fixture
def ruth(client: Client, ours: Organisation) -> Person:
    person = an_administrator(ours)
    client.force_login(person)
    return person


def terms(**changes: str) -> dict[str, str]:
    return {
        "name": "Maya Ellis", "address": "maya@x.example", "role": "1", "place": "", "fte": "0.6",
        "started_on": "2026-09-01",
    } | changes  # fmt: skip


def test_adding_somebody_puts_them_and_their_post_on_record_and_sends_nothing(
    client: Client, ruth: Person, ours: Organisation
) -> None:
    said = client.post(ADD, terms(), follow=True).content.decode()

    post = Post.objects.get()
    assert (post.person.name, post.employer, post.started_on) == ("Maya Ellis", ours, date(2026, 9, 1))
    assert post.observed_from == clock.today()
    assert "Nothing has been sent yet" in said
    assert not Mail.objects.exists()
    assert AuditEntry.objects.filter(by=ruth, person=post.person).count() == 2


def test_somebody_who_begins_next_month_is_on_the_list_already(client: Client, ruth: Person) -> None:
    day = clock.today() + timedelta(days=30)

    client.post(ADD, terms(started_on=day.isoformat()))

    assert "Maya Ellis" in client.get(LIST).content.decode()


def test_somebody_who_uses_linkway_keeps_their_record_and_is_told(client: Client, ruth: Person) -> None:
    maya = a_person("Maya E.", "maya@x.example", password=PASSWORD)

    client.post(ADD, terms())

    assert Post.objects.get().person == maya
    assert Person.objects.get(pk=maya.pk).name == "Maya E."
    assert Notification.objects.get(person=maya).kind == "website.post_added"


def test_a_post_that_is_on_the_list_already_is_refused_in_words_and_what_was_typed_is_kept(
    client: Client, ruth: Person
) -> None:
    client.post(ADD, terms())

    said = client.post(ADD, terms(started_on="2026-10-01")).content.decode()

    assert "on some of the same days" in said
    assert 'value="maya@x.example"' in said
    assert Post.objects.count() == 1


def test_hours_may_be_written_with_a_comma(client: Client, ruth: Person) -> None:
    client.post(ADD, terms(fte="0,6"))

    assert str(Post.objects.get().fte.normalize()) == "0.6"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong", [{"fte": "3"}, {"fte": "-1"}, {"started_on": "1926-09-01"}, {"started_on": "2036-09-01"},
              {"place": "Nowhere"}, {"address": "not one"}, {"role": "999"}],
)  # fmt: skip
def test_what_cannot_be_is_asked_for_again_and_changes_nothing(
    client: Client, ruth: Person, wrong: dict[str, str]
) -> None:
    said = client.post(ADD, terms(**wrong)).content.decode()

    assert "There is something to put right" in said
    assert not Person.objects.filter(email="maya@x.example").exists()


def test_correcting_a_post_changes_it_and_answers_the_doubt(
    client: Client, ruth: Person, ours: Organisation
) -> None:
    maya = a_link_worker_at(ours)
    post = Post.objects.get()
    place = an_organisation(OrganisationKind.PCN, name="Riverside Network")
    say_it_is_wrong(maya, post, about=[DoubtAbout.PLACE], at=clock.now(), today=clock.today())
    assert Notification.objects.get(person=ruth).kind == "website.post_doubted"
    assert "Where I work" in client.get(LIST).content.decode()

    client.post(f"{LIST}{post.uuid}/", terms(place="riverside network", fte="1"))

    post.refresh_from_db()
    assert (str(post.fte), post.deployments.get().place) == ("1.000", place)
    assert PostDoubt.objects.get().settled_by == ruth


def test_ending_a_post_takes_the_person_off_the_list_on_that_day(
    client: Client, ruth: Person, ours: Organisation
) -> None:
    a_link_worker_at(ours)
    post = Post.objects.get()
    address = f"{LIST}{post.uuid}/end/"

    assert "put right" in client.post(address, {"ended_on": clock.today().isoformat()}).content.decode()
    client.post(address, {"ended_on": clock.today().isoformat(), "reason": "pay"})

    post.refresh_from_db()
    assert (post.ended_on, post.leaving_reason) == (clock.today(), "pay")
    assert "Nobody is on this list yet" in client.get(LIST).content.decode()
    assert client.get(address).status_code == 404
    assert Statement.objects.filter(verb="left").count() == 1


def test_a_day_long_ago_is_asked_about_once(client: Client, ruth: Person, ours: Organisation) -> None:
    a_link_worker_at(ours)
    post = Post.objects.get()
    address, said = f"{LIST}{post.uuid}/end/", {"ended_on": "2025-11-23", "reason": "pay"}

    assert "more than three months ago" in client.post(address, said).content.decode()
    post.refresh_from_db()
    assert post.ended_on is None
    client.post(address, {**said, "is_sure": "on"})
    post.refresh_from_db()
    assert post.ended_on == date(2025, 11, 23)


def test_the_list_is_confirmed_on_one_screen(client: Client, ruth: Person, ours: Organisation) -> None:
    for name in ("Ann", "Bo", "Cy", "Di"):
        a_link_worker_at(ours, name)
    Post.objects.update(last_confirmed_on=date(2026, 1, 5))
    ann, bo, cy, _ = Post.objects.order_by("person__name")
    assert "Is this list still right?" in client.get(LIST).content.decode()

    said = client.post(
        CONFIRM, {f"post-{ann.uuid}": "still", f"post-{bo.uuid}": "left", f"post-{cy.uuid}": "changed"}
    ).content.decode()

    confirmed = Post.objects.filter(last_confirmed_on=clock.today())
    assert list(confirmed) == [ann]
    assert "1 post confirmed" in said
    assert all(
        words in said
        for words in ("Bo: when did they leave?", "Cy: what has changed?", "Di: nothing was said")
    )
    client.post(CONFIRM, {f"post-{ann.uuid}": "still"})
    assert Statement.objects.filter(verb="confirmed", activity_id=ann.uuid).count() == 2


def test_the_posts_of_another_employer_are_not_there(client: Client, ruth: Person) -> None:
    theirs = an_employer("Theirs")
    a_link_worker_at(theirs)
    Post.objects.update(last_confirmed_on=None)
    post = Post.objects.get()

    for address in (f"{LIST}{post.uuid}/", f"{LIST}{post.uuid}/end/", f"{LIST}?employer={theirs.code}",
                    f"{CONFIRM}?employer={theirs.code}", f"{ADD}?employer={theirs.code}"):  # fmt: skip
        assert client.get(address).status_code == 404
        assert client.post(address, {f"post-{post.uuid}": "still", **terms()}).status_code in {404, 405}
    client.post(CONFIRM, {f"post-{post.uuid}": "still"})

    assert Post.objects.count() == 1
    assert Post.objects.get().last_confirmed_on is None


def test_another_post_of_one_of_our_people_elsewhere_is_not_there(
    client: Client, ruth: Person, ours: Organisation
) -> None:
    maya = a_link_worker_at(ours)
    other = start_post(
        person=maya, role=JobRole.objects.get(code="other"), employer=an_employer("Secret Second Job"),
        started_on=date(2026, 1, 1), by=None, at=clock.now(), today=clock.today(),
    )  # fmt: skip

    assert client.get(f"{LIST}{other.uuid}/").status_code == 404
    assert "Secret" not in client.get(LIST).content.decode()


def test_an_empty_list_says_what_to_do(client: Client, ruth: Person) -> None:
    said = client.get(LIST).content.decode()

    assert "Nobody is on this list yet" in said
    assert "Add the first person" in said
    assert "There is nothing to confirm" in client.get(CONFIRM).content.decode()


def test_the_programme_team_finds_the_list_of_any_employer(client: Client, ours: Organisation) -> None:
    client.force_login(somebody_of_the_team())
    a_link_worker_at(ours)

    assert ours.name in client.get(f"{LIST}?q=riverside").content.decode()
    assert "Maya Ellis" in client.get(f"{LIST}?employer={ours.code}").content.decode()
    assert "No employer has that name" in client.get(f"{LIST}?q=zzz").content.decode()


@pytest.mark.parametrize("posts", [1, 60])
@pytest.mark.parametrize(("address", "budget"), [(LIST, 22), (CONFIRM, 16)])
def test_a_screen_takes_the_same_number_of_queries_however_long_the_list(
    client: Client,
    ruth: Person,
    ours: Organisation,
    django_assert_max_num_queries: Any,
    *,
    posts: int,
    address: str,
    budget: int,
) -> None:  # fmt: skip
    for number in range(posts):
        a_link_worker_at(ours, f"Person {number}")
    client.get(address)

    # session and person 2, may they 3, tabs and header 6, employer 2, posts, places and doubts 3, what waits 4, unread 1
    with django_assert_max_num_queries(budget):
        client.get(address)


@pytest.mark.parametrize("posts", [1, 40])
def test_confirming_takes_the_same_number_of_queries_however_long_the_list(
    client: Client, ruth: Person, ours: Organisation, posts: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(posts):
        a_link_worker_at(ours, f"Person {number}")
    Post.objects.update(last_confirmed_on=None)
    said = {f"post-{post.uuid}": "still" for post in Post.objects.all()}

    with django_assert_max_num_queries(30):
        client.post(CONFIRM, said)

    assert Post.objects.filter(last_confirmed_on=clock.today()).count() == posts


def test_my_own_post_can_be_doubted_and_nobody_elses(client: Client, ours: Organisation) -> None:
    maya, other = a_link_worker_at(ours), a_link_worker_at(ours, "Bo")
    client.force_login(maya)
    mine, theirs = Post.objects.get(person=maya), Post.objects.get(person=other)

    assert client.post("/learn/my-posts/", {"post": str(theirs.uuid), "about": "role"}).status_code == 404
    assert client.post("/learn/my-posts/", {"post": "x", "about": "role"}).status_code == 404
    assert "Tick what is wrong" in client.post("/learn/my-posts/", {"post": str(mine.uuid)}).content.decode()
    client.post("/learn/my-posts/", {"post": str(mine.uuid), "about": ["hours", "place"]})
    client.post("/learn/my-posts/", {"post": str(mine.uuid), "about": ["role"]})
    client.post("/learn/my-posts/", {"post": ""})

    said = {doubt.post: doubt.about for doubt in PostDoubt.objects.filter(person=maya)}
    assert said == {mine: ["hours", "place", "role"], None: ["missing"]}


def test_somebody_added_elsewhere_without_a_post_is_told_where_it_should_be(client: Client) -> None:
    client.force_login(add_person(email="a@x.example", name="Al", by=None, at=clock.now()))

    assert "No post of yours is on record" in client.get("/learn/my-posts/").content.decode()
