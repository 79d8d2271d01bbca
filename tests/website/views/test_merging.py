"""The screens for two records of one person, and for rows of an import that wait."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from people.actions.import_run import confirm, perform_run, upload
from people.models import ImportRun, Person, PersonMerge, Post
from people.queries.waiting_row import waiting_rows
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import ImportKind
from tests.people.factories import NOW, TODAY, a_person, a_post
from tests.people.post_files import HEADING, row
from tests.website.joining import somebody_of_the_team
from website.queries.merging import compare

pytestmark = pytest.mark.django_db

FIND = "/admin/people/merge/"


@pytest.fixture
def team(client: Client) -> Person:
    person = somebody_of_the_team()
    client.force_login(person)
    return person


def an_import(by: Person, *rows: str) -> ImportRun:
    content = "\n".join([HEADING, *rows]).encode()
    run = upload(kind=ImportKind.POSTS, file_name="posts.csv", content=content, by=by, at=NOW, today=TODAY)
    confirm(run)
    perform_run(run.pk, at=NOW, today=TODAY)
    run.refresh_from_db()
    return run


def test_one_record_then_the_other_then_side_by_side_then_one(client: Client, team: Person) -> None:
    keep, lose = a_person("Ann Lee", email="ann@new.example"), a_person("Ann Lee", email="ann@old.example")
    a_post(lose)
    both = f"{FIND}compare/?keep={keep.pk}&lose={lose.pk}"

    found = client.get(FIND, {"q": "ann@old"}).content.decode()
    second = client.get(FIND, {"first": keep.pk, "q": "ann lee"}).content.decode()
    beside = client.get(both).content.decode()
    done = client.post(both)

    assert f"?first={lose.pk}" in found
    assert f"keep={keep.pk}&amp;lose={lose.pk}" in second
    assert "1 post will move" in beside
    assert done["Location"] == FIND
    assert PersonMerge.objects.get().kept == keep
    assert Post.objects.get().person == keep


def test_people_of_one_name_are_offered_and_a_refusal_is_said_before_and_after(
    client: Client, team: Person
) -> None:
    keep, lose = a_person("Ann Lee", ref="R1"), a_person("ann lee", ref="R2")
    both = f"{FIND}compare/?keep={keep.pk}&lose={lose.pk}"

    offered = client.get(FIND).content.decode()
    beside = client.get(both).content.decode()
    refused = client.post(both).content.decode()

    assert "People who share a name" in offered
    for said in (beside, refused):
        assert "two have different references" in said
    assert not PersonMerge.objects.exists()


def test_only_the_programme_team_may_come_here(client: Client) -> None:
    client.force_login(a_person("Bo"))

    assert client.get(FIND).status_code == 404


def test_a_waiting_row_is_the_same_person_or_somebody_new(client: Client, team: Person) -> None:
    left = a_person("Ann Lee", email="ann@old.example")
    a_post(left, started_on=TODAY.replace(year=2024), ended_on=TODAY.replace(day=1), leaving_reason="other")
    run = an_import(team, row(email="ann@new.example", started_on=TODAY.isoformat()))
    screen = reverse("website_merge:waiting", args=[run.pk])
    asked = client.get(screen).content.decode()
    assert "The same person as Ann Lee (ann@old.example)" in asked

    client.post(screen, {"line": "2", "answer": "same", "person": left.pk})
    again = client.post(screen, {"do": "again"})

    assert left.emailaddress_set.filter(email="ann@new.example", verified=True).exists()  # type: ignore[attr-defined]
    assert "Nothing waits" in client.get(screen).content.decode()
    fresh = ImportRun.objects.latest("pk")
    assert again["Location"] == reverse("people_imports:run", args=[fresh.pk])
    assert fresh.report["waiting"] == []


def test_somebody_new_is_put_on_record(client: Client, team: Person) -> None:
    left = a_person("Ann Lee", email="ann@old.example")
    a_post(left, started_on=TODAY.replace(year=2024), ended_on=TODAY.replace(day=1), leaving_reason="other")
    run = an_import(team, row(email="ann@new.example", started_on=TODAY.isoformat()))
    screen = reverse("website_merge:waiting", args=[run.pk])

    client.post(screen, {"line": "2", "answer": "other"})
    twice = client.post(screen, {"line": "2", "answer": "same", "person": left.pk}, follow=True)

    assert Person.objects.filter(email="ann@new.example").count() == 1
    assert "decided already" in twice.content.decode()


def test_nobody_but_those_named_can_be_chosen(client: Client, team: Person) -> None:
    left, stranger = a_person("Ann Lee", email="ann@old.example"), a_person("Bo")
    a_post(left, started_on=TODAY.replace(year=2024), ended_on=TODAY.replace(day=1), leaving_reason="other")
    run = an_import(team, row(email="ann@new.example", started_on=TODAY.isoformat()))

    said = client.post(
        reverse("website_merge:waiting", args=[run.pk]),
        {"line": "2", "answer": "same", "person": stranger.pk},
        follow=True,
    ).content.decode()

    assert "Choose one of the people who are named." in said
    assert stranger.emailaddress_set.count() == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("people", [1, 15])
def test_finding_takes_the_same_number_of_queries_however_many(
    people: int, client: Client, team: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(people):
        a_person("Ann Lee", email=f"ann{number}@test.example")
    client.get(FIND, {"q": "ann"})

    with django_assert_max_num_queries(
        25
    ):  # session, person and permissions; Wagtail's own; and one that finds
        client.get(FIND, {"q": "ann"})


@pytest.mark.parametrize("rows", [1, 12])
def test_rows_that_wait_take_the_same_number_of_queries_however_many(
    rows: int, team: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines = []
    for number in range(rows):
        left = a_person(f"Ann Lee {number}", email=f"ann{number}@old.example")
        a_post(
            left, started_on=TODAY.replace(year=2024), ended_on=TODAY.replace(day=1), leaving_reason="other"
        )
        lines.append(
            row(
                name=left.name,
                email=f"ann{number}@new.example",
                started_on=TODAY.isoformat(),
                employer="Trust",
            )
        )
    run = an_import(team, *lines)

    # Who has the new addresses (two), past posts, and who has the old addresses (two).
    with django_assert_num_queries(5):
        waiting = waiting_rows(run)

    assert len(waiting) == rows
    assert all(len(each.candidates) == 1 for each in waiting)


@pytest.mark.parametrize("posts", [1, 8])
def test_two_records_side_by_side_take_the_same_number_of_queries_however_much_hangs_on_them(
    posts: int, team: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keep, lose = a_person("Ann"), a_person("Ann")
    for _ in range(posts):
        a_post(lose)

    # For each side addresses, posts, groups and responsibilities, and four of learning; then two of the rule.
    with django_assert_num_queries(18):
        comparison = compare(keep, lose)

    assert len(comparison.lose.record.posts) == posts


def test_whoever_opens_a_record_or_compares_two_is_named_to_the_people_concerned(
    client: Client, team: Person
) -> None:
    keep, lose = a_person("Ann Lee"), a_person("Ann Lee")

    client.get(reverse("people_persons:edit", args=[keep.pk]))
    client.get(f"{FIND}compare/?keep={keep.pk}&lose={lose.pk}")

    for person in (keep, lose):
        looks = who_sees_what(person, TODAY).looks
        assert [(look.name, look.purpose) for look in looks] == [(team.name, "The programme team")]
