"""Two leads with overlapping people: each sees their own, with their own fields, and nobody else's."""

from dataclasses import dataclass
from datetime import date

import pytest

from analytics.queries.people_seen import FIELDS, Field, Works, groups_led, people_seen, works_of
from foundations.registries import purposes
from people.models import Group, Person, Responsibility
from people.vocabulary import OrganisationKind, Purpose, ResponsibilityKind
from tests.analytics.posts import a_cohort, a_person, a_post, an_organisation

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)
BEGAN = date(2025, 1, 1)


@dataclass
class World:
    manager: Person
    facilitator: Person
    stranger: Person
    shared: Person
    managed: Person
    cohort: Group


@pytest.fixture
def world() -> World:
    """Ann's manager also manages Ben; Ann's facilitator also has Cat; nobody named here looks after Dan."""
    network = an_organisation("Riverbank", OrganisationKind.PCN)
    charity = an_organisation("Open Door")
    ann, ben, cat, dan = (a_person(name) for name in ("Ann", "Ben", "Cat", "Dan"))
    for person in (ann, ben, cat, dan):
        a_post(person, employer=charity, place=network)
    manager, facilitator, stranger = a_person("Mo"), a_person("Fay"), a_person("Sid")
    cohort = a_cohort("Spring", ann, cat)
    for person in (ann, ben):
        give(manager, ResponsibilityKind.LINE_MANAGER, subject=person)
    give(facilitator, ResponsibilityKind.FACILITATOR, group=cohort)
    give(stranger, ResponsibilityKind.LINE_MANAGER, subject=a_person("Eve"))
    return World(manager, facilitator, stranger, ann, ben, cohort)


def give(person: Person, kind: ResponsibilityKind, *, ended_on: date | None = None, **over: object) -> None:
    Responsibility.objects.create(person=person, kind=kind, started_on=BEGAN, ended_on=ended_on, **over)


def test_each_lead_sees_exactly_their_own_people(world: World) -> None:
    assert [seen.name for seen in people_seen(world.manager, TODAY)] == ["Ann", "Ben"]
    assert [seen.name for seen in people_seen(world.facilitator, TODAY)] == ["Ann", "Cat"]
    assert [seen.name for seen in people_seen(world.stranger, TODAY)] == ["Eve"]


def test_a_shared_person_is_seen_by_both_with_the_fields_of_each(world: World) -> None:
    as_managed = people_seen(world.manager, TODAY, person_id=world.shared.pk)[0]
    as_member = people_seen(world.facilitator, TODAY, person_id=world.shared.pk)[0]

    to_manager = works_of([as_managed], TODAY)[world.shared.pk]
    to_facilitator = works_of([as_member], TODAY)[world.shared.pk]
    assert to_manager == Works("Social prescribing link worker", "Open Door", "Riverbank")
    assert to_facilitator == Works("", "Open Door", "Riverbank")
    assert as_managed.why == ("you manage them",)
    assert as_member.why == ("you facilitate their group",)


def test_the_person_of_another_lead_is_not_there(world: World) -> None:
    assert people_seen(world.facilitator, TODAY, person_id=world.managed.pk) == []


def test_a_responsibility_that_ended_today_shows_nobody(world: World) -> None:
    lead = a_person("Lou")
    give(lead, ResponsibilityKind.LINE_MANAGER, subject=world.shared, ended_on=TODAY)

    assert people_seen(lead, TODAY) == []
    assert people_seen(lead, date(2026, 6, 29))


def test_a_lead_s_own_row_is_never_in_their_table(world: World) -> None:
    give(world.facilitator, ResponsibilityKind.LINE_MANAGER, group=world.cohort)

    assert world.facilitator.pk not in {seen.id for seen in people_seen(world.facilitator, TODAY)}


def test_somebody_between_posts_is_still_seen_with_empty_fields(world: World) -> None:
    jo = a_person("Jo")
    give(world.manager, ResponsibilityKind.LINE_MANAGER, subject=jo)

    seen = people_seen(world.manager, TODAY, person_id=jo.pk)[0]

    assert works_of([seen], TODAY)[seen.id] == Works()


def test_a_post_whose_only_deployment_is_over_still_names_the_employer(world: World) -> None:
    post = world.shared.posts.get()
    post.deployments.update(ended_on=date(2026, 1, 1))

    seen = people_seen(world.manager, TODAY, person_id=world.shared.pk)[0]

    works = works_of([seen], TODAY)[seen.id]
    assert (works.employer, works.place) == ("Open Door", "")


@pytest.mark.parametrize("more", [0, 40])
def test_seeing_people_takes_two_queries_and_where_they_work_another_however_many(
    world: World, more: int, django_assert_num_queries: object
) -> None:
    for number in range(more):
        give(world.manager, ResponsibilityKind.LINE_MANAGER, subject=a_person(f"More {number}"))

    with django_assert_num_queries(2):  # type: ignore[operator]
        seen = people_seen(world.manager, TODAY)
    with django_assert_num_queries(1):  # type: ignore[operator]
        works = works_of(seen, TODAY)

    assert len(seen) == len(works) == more + 2


def test_only_the_cohorts_of_a_facilitator_are_theirs(world: World) -> None:
    assert groups_led(world.facilitator, TODAY) == [world.cohort]
    assert groups_led(world.manager, TODAY) == []


def test_every_cohort_is_the_programme_team_s(world: World) -> None:
    admin = a_person("Ade")
    admin.is_superuser = True

    assert groups_led(admin, TODAY) == [world.cohort]


WORDS = {
    Field.PROGRESS: "which modules you have completed",
    Field.PLACE: "place",
    Field.EMPLOYER: "employer",
    Field.ROLE: "role",
}


@pytest.mark.parametrize("purpose", [str(purpose) for purpose in FIELDS])
def test_no_field_reaches_a_lead_that_the_person_is_not_told_of(purpose: str) -> None:
    told = " ".join(purposes[purpose].fields).replace("where you work", "place")

    for field in FIELDS[Purpose(purpose)] - {Field.YEAR}:
        assert WORDS[field] in told
    if Field.YEAR in FIELDS[Purpose(purpose)]:
        assert "year of the programme" in told or WORDS[Field.PROGRESS] in told
