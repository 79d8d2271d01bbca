from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from peer_learning.models import Cohort
from peer_learning.queries.cohort import facilitators_of, members_of
from people.actions.person import add_person
from people.actions.responsibility import give
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import a_person
from tests.peer_learning.world import AT, TODAY, a_cohort, people

pytestmark = pytest.mark.django_db
LIST = "cohorts:index"


@pytest.fixture
def team(client: Client) -> Client:
    """Sign in somebody of the programme team, as the demo does, without a second factor."""
    admin = add_person(email="team@example.org", name="Ade", by=None, at=AT, is_superuser=True, is_demo=True)
    client.force_login(admin)
    return client


@pytest.fixture
def trainer(client: Client) -> Client:
    person = add_person(email="trainer@example.org", name="Tam", by=None, at=AT, is_demo=True)
    give(person=person, kind=ResponsibilityKind.TRAINER, started_on=TODAY, by=None, at=AT, today=TODAY)
    client.force_login(Person.objects.get(pk=person.pk))
    return client


def a_filling(cohort: Cohort, **changed: Any) -> dict[str, Any]:
    """Return what the edit screen sends for a cohort as it is."""
    (row,) = facilitators_of(cohort, TODAY)
    filled = {
        "name": cohort.name, "starts_on": cohort.starts_on.isoformat(), "modules_per_month": "1",
        "facilitator": row.person_id, "deputy": "", "addresses": "",
        "stay": [person.pk for person in members_of(cohort, TODAY)],
        "newcomers-TOTAL_FORMS": "0", "newcomers-INITIAL_FORMS": "0",
    }  # fmt: skip
    return filled | changed


def belonging_to(cohort: Cohort) -> list[Person]:
    return [row.person for row in cohort.group.memberships.filter(ended_on=None).order_by("pk")]


def test_pasted_addresses_join_and_names_beside_them_are_passed_over(team: Client) -> None:
    cohort, maya = a_cohort(), a_person()

    team.post(reverse("cohorts:edit", args=[cohort.pk]), a_filling(cohort, addresses=f"Maya <{maya.email}>"))

    assert belonging_to(cohort) == [maya]


def test_unknown_addresses_are_named_and_nothing_changes(team: Client) -> None:
    cohort, maya = a_cohort(), a_person()
    pasted = f"{maya.email}, ghost@example.org"

    answer = team.post(reverse("cohorts:edit", args=[cohort.pk]), a_filling(cohort, addresses=pasted))

    assert "Nobody here has this address: ghost@example.org" in answer.content.decode()
    assert belonging_to(cohort) == []


def test_people_chosen_by_search_join(team: Client) -> None:
    cohort, maya = a_cohort(), a_person()
    chosen = {"newcomers-TOTAL_FORMS": "1", "newcomers-0-person": maya.pk, "newcomers-0-DELETE": ""}

    team.post(reverse("cohorts:edit", args=[cohort.pk]), a_filling(cohort, **chosen))

    assert belonging_to(cohort) == [maya]


def test_what_the_rules_refuse_is_said_on_the_screen(team: Client) -> None:
    cohort = a_cohort()
    (row,) = facilitators_of(cohort, TODAY)

    answer = team.post(
        reverse("cohorts:edit", args=[cohort.pk]), a_filling(cohort, addresses=row.person.email)
    )

    assert "Whoever facilitates a cohort is not also one of its members." in answer.content.decode()


@pytest.mark.parametrize("words", ["SEPT", "gwen"])
def test_a_cohort_is_found_by_its_name_or_its_facilitator(team: Client, words: str) -> None:
    a_cohort()
    a_cohort(name="Leeds", facilitator=a_person("Dev"))

    listed = team.get(reverse(LIST), {"q": words}).content.decode()

    assert "September starters" in listed
    assert "Leeds" not in listed


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_takes_as_many_queries_for_one_cohort_as_for_many(
    team: Client, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(count):
        a_cohort(*people(2), name=f"Cohort {number}")

    # the session and person, permissions, the count, the cohorts with everything of theirs, the filter's programmes
    with django_assert_max_num_queries(16):
        assert team.get(reverse(LIST)).status_code == 200


def test_a_trainer_finds_neither_cohorts_nor_the_list_of_people(trainer: Client) -> None:
    cohort = a_cohort()

    assert trainer.get(reverse("cohorts:edit", args=[cohort.pk])).status_code in {302, 403, 404}
    assert trainer.get(reverse("cohort_people:choose")).status_code == 404


def test_nobody_deletes_a_cohort(team: Client) -> None:
    cohort = a_cohort()

    team.post(reverse("cohorts:delete", args=[cohort.pk]))

    assert Cohort.objects.filter(pk=cohort.pk).exists()
