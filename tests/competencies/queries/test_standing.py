"""Where many people stand at once, in which year, and who may read what they said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from competencies.models import Rating, VerificationItem, VerificationRequest
from competencies.permissions import may_see_rating
from competencies.queries.agreement import ratings_agree
from competencies.queries.asked_purpose import ASKED_PURPOSE
from competencies.queries.standing import standings_of
from competencies.vocabulary import RatingKind, VerifierKind
from foundations import registries
from people.models import Person
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import ResponsibilityKind
from tests.competencies.scene import LATER, NOW, a_framework, a_rating
from tests.people.factories import TODAY, a_person, a_responsibility

pytestmark = pytest.mark.django_db


def put_forward(rating: Rating, to: Person, **fields: Any) -> VerificationRequest:
    request = VerificationRequest.objects.create(
        person=rating.person,
        verifier=to,
        verifier_kind=VerifierKind.SUPERVISOR,
        verifier_name=to.name,
        asked_at=LATER,
        reply_by=TODAY + timedelta(days=14),
        **fields,
    )
    VerificationItem.objects.create(request=request, rating=rating)
    return request


@pytest.mark.parametrize("people", [1, 20])
def test_many_people_take_as_many_queries_as_one(people: int, django_assert_max_num_queries: Any) -> None:
    a_framework()
    sue = a_person("Sue")
    everybody = [a_person(f"Person {number}") for number in range(people)]
    for person in everybody:
        a_rating(person, "A1", 3, kind=RatingKind.ASSESSED, by=sue)
        a_rating(person, "A2", 1)

    standings_of([sue.pk], TODAY, year="year-1")  # the version is read once, whoever asks
    with django_assert_max_num_queries(1):
        found = standings_of([person.pk for person in everybody], TODAY, year="year-1")

    assert list(found) == [person.pk for person in everybody]
    assert {(each.percent, each.percent_in_own_view, each.rated) for each in found.values()} == {(33, 33, 1)}


def test_everybody_is_held_against_their_own_year(monkeypatch: pytest.MonkeyPatch) -> None:
    a_framework()
    ann, ben, cat = a_person("Ann"), a_person("Ben"), a_person("Cat")
    years = {ann.pk: "year-2", ben.pk: "orientation"}
    monkeypatch.setattr(registries.programme_years, "_members", {"test": lambda people, on: years})

    found = standings_of([ann.pk, ben.pk, cat.pk], TODAY)

    assert [each.year.code for each in found.values() if each.year] == ["year-2", "year-1", "year-1"]


def test_a_view_is_its_persons_alone_until_it_is_put_forward() -> None:
    a_framework()
    ann, sue, admin = a_person("Ann"), a_person("Sue"), a_person("Ade", is_superuser=True)
    a_responsibility(sue, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=ann)
    forward, private = a_rating(ann, "A1", 2), a_rating(ann, "A2", 2)
    assert not may_see_rating(sue, forward, TODAY)

    request = put_forward(forward, sue)

    assert [may_see_rating(who, forward, TODAY) for who in (ann, sue, admin)] == [True, True, False]
    assert [may_see_rating(who, private, TODAY) for who in (ann, sue, admin)] == [True, False, False]
    assert list(Person.objects.visible_to(sue, to=ASKED_PURPOSE, on=TODAY)) == [ann]
    sights = {str(sight.purpose.code): sight.viewers for sight in who_sees_what(ann, TODAY).sights}
    assert [viewer.name for viewer in sights[ASKED_PURPOSE]] == ["Sue"]

    request.withdrawn_at = LATER
    request.save()

    assert not may_see_rating(sue, forward, TODAY)
    assert not Person.objects.visible_to(sue, to=ASKED_PURPOSE, on=TODAY).exists()


def test_an_assessor_reads_what_waits_in_the_pool_and_nothing_else() -> None:
    a_framework()
    ann, sue, ash = a_person("Ann"), a_person("Sue"), a_person("Ash")
    a_responsibility(ash, ResponsibilityKind.ASSESSOR)
    pooled, asked = a_rating(ann, "A1", 2), a_rating(ann, "A2", 2)
    put_forward(pooled, sue, pooled_at=LATER)
    put_forward(asked, sue)

    assert may_see_rating(ash, pooled, TODAY)
    assert not may_see_rating(ash, asked, TODAY)


def test_ratings_and_the_ledger_agree_until_one_is_written_past_the_door() -> None:
    a_framework()
    ann, ben = a_person("Ann"), a_person("Ben")
    a_rating(ann, "A1", 2)
    held = a_rating(ann, "A2", 2)
    assert list(ratings_agree()) == []

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE competencies_rating DISABLE TRIGGER ratings_are_append_only")
        cursor.execute("UPDATE competencies_rating SET level = 4 WHERE id = %s", [held.pk])
        cursor.execute(
            "UPDATE competencies_rating SET person_id = %s, by_id = %s WHERE level = 2", [ben.pk, ben.pk]
        )

    assert [found.what for found in ratings_agree()] == [
        "A rating has no statement that says the same",
        "A rating and its statement speak of different people",
    ]


def test_a_statement_without_its_rating_is_found() -> None:
    a_framework()
    a_rating(a_person("Ann"), "A1", 2, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE competencies_rating DISABLE TRIGGER ratings_are_append_only")
        cursor.execute("DELETE FROM competencies_rating")

    assert [found.what for found in ratings_agree()] == ["A statement tells of a rating that is not kept"]
