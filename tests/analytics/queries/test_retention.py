"""Posts as they stand in the database, grouped and counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.queries.retention import retention
from analytics.rules.retention import GroupRetention
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy
from learning_records.actions.join import join_actors
from people.models import Deployment, Membership, OrganisationLink
from people.vocabulary import OrganisationKind
from tests.analytics.posts import AS_AT, a_cohort, a_person, a_post, an_organisation

pytestmark = pytest.mark.django_db


def groups(
    by: RetentionBy | None = None, unit: Unit = Unit.POST, as_at: date = AS_AT
) -> dict[str, GroupRetention]:
    return {group.name: group for group in retention(as_at=as_at, by=by, unit=unit, unsuppressed=True).groups}


def test_only_link_worker_roles_count() -> None:
    employer = an_organisation("Wheatfield")
    for role in ("link_worker", "senior_link_worker", "cyp_link_worker", "care_coordinator", "manager"):
        a_post(employer=employer, role=role)

    assert groups()["All"].posts == 3


def test_two_actors_who_were_joined_are_one_person() -> None:
    employer = an_organisation("Wheatfield")
    first, second = a_person(), a_person()
    a_post(first, employer=employer, ended_on=date(2025, 1, 1))
    a_post(second, employer=employer, started_on=date(2025, 1, 10))
    join_actors(actor=first.actor, stands_for=second.actor, at=datetime(2026, 1, 1, tzinfo=UTC))

    assert (groups()["All"].posts, groups()["All"].people) == (2, 1)
    assert groups(unit=Unit.ROLE)["All"].posts == 1


def test_a_post_belongs_to_the_board_and_region_of_the_place_it_is_worked_at() -> None:
    region = an_organisation("Midlands", OrganisationKind.REGION)
    board = an_organisation("Black Country", OrganisationKind.ICB, region)
    network = an_organisation("Oldbury", OrganisationKind.PCN, board)
    practice = an_organisation("High Street", OrganisationKind.PRACTICE, network)
    employer = an_organisation("Wheatfield")
    a_post(employer=employer, place=practice)
    a_post(employer=employer, place=board)
    a_post(employer=employer)

    assert {name: group.posts for name, group in groups(RetentionBy.ICB).items()} == {
        "Black Country": 2,
        "Not recorded": 1,
    }
    assert list(groups(RetentionBy.REGION)) == ["Midlands", "Not recorded"]


def test_boundaries_are_those_of_the_as_at_date_for_past_posts_too() -> None:
    old, new = (an_organisation(name, OrganisationKind.ICB) for name in ("Frimley", "Thames Valley"))
    network = an_organisation("Riverside", OrganisationKind.PCN)
    change = date(2026, 4, 1)
    OrganisationLink.objects.create(child=network, parent=old, started_on=date(2022, 7, 1), ended_on=change)
    OrganisationLink.objects.create(child=network, parent=new, started_on=change)
    a_post(employer=an_organisation("Wheatfield"), place=network, ended_on=date(2025, 3, 1))

    assert list(groups(RetentionBy.ICB, as_at=date(2026, 3, 31))) == ["Frimley"]
    assert list(groups(RetentionBy.ICB, as_at=date(2026, 4, 30))) == ["Thames Valley"]


def test_a_place_that_has_ended_keeps_its_last_parent() -> None:
    board = an_organisation("Frimley", OrganisationKind.ICB)
    network = an_organisation("Riverside", OrganisationKind.PCN)
    OrganisationLink.objects.create(
        child=network, parent=board, started_on=date(2022, 7, 1), ended_on=date(2025, 1, 1)
    )
    a_post(employer=an_organisation("Wheatfield"), place=network, ended_on=date(2024, 12, 1))

    assert list(groups(RetentionBy.ICB)) == ["Frimley"]


def test_a_post_that_moved_belongs_where_it_was_on_the_day() -> None:
    north, south = (an_organisation(name, OrganisationKind.REGION) for name in ("North", "South"))
    post = a_post(employer=an_organisation("Wheatfield"))
    moved_on = date(2025, 9, 1)
    Deployment.objects.create(post=post, place=north, started_on=post.started_on, ended_on=moved_on)
    Deployment.objects.create(post=post, place=south, started_on=moved_on)

    assert list(groups(RetentionBy.REGION, as_at=date(2025, 8, 31))) == ["North"]
    assert list(groups(RetentionBy.REGION)) == ["South"]


def test_employers_of_one_name_are_two_groups_and_kinds_are_told_by_their_words() -> None:
    first, second = an_organisation("Wheatfield"), an_organisation("Wheatfield", OrganisationKind.COUNCIL)
    a_post(employer=first)
    a_post(employer=second)

    by_employer = retention(as_at=AS_AT, by=RetentionBy.EMPLOYER, unsuppressed=True).groups
    assert [(group.name, group.code, group.posts) for group in by_employer] == [
        ("Wheatfield", first.code, 1),
        ("Wheatfield", second.code, 1),
    ]
    assert list(groups(RetentionBy.EMPLOYER_KIND)) == ["council", "vcse"]


def test_a_person_belongs_to_the_cohort_joined_latest_even_after_leaving_it() -> None:
    employer = an_organisation("Wheatfield")
    ada, bea = a_person(), a_person()
    a_post(ada, employer=employer)
    a_post(bea, employer=employer)
    a_cohort("Spring", ada, started_on=date(2025, 3, 1))
    autumn = a_cohort("Autumn", ada, started_on=date(2025, 9, 1))
    Membership.objects.filter(group=autumn).update(ended_on=date(2025, 12, 1))

    assert list(groups(RetentionBy.COHORT)) == ["Autumn", "Not recorded"]
    assert list(groups(RetentionBy.COHORT, as_at=date(2025, 6, 30))) == ["Not recorded", "Spring"]


def test_a_group_whose_posts_all_come_later_is_not_listed() -> None:
    a_post(employer=an_organisation("Wheatfield"))
    a_post(employer=an_organisation("Latecomers"), started_on=date(2026, 6, 30))

    assert list(groups(RetentionBy.EMPLOYER)) == ["Wheatfield"]


def test_without_any_posts_there_is_one_suppressed_group() -> None:
    (only,) = retention(as_at=AS_AT).groups

    assert (only.name, only.suppressed, only.posts) == ("All", True, None)


def test_without_any_posts_the_exact_figures_are_zero_or_undefined() -> None:
    only = groups()["All"]

    assert (only.posts, only.people, only.stability_12m, only.median_months) == (0, 0, None, None)


@pytest.mark.parametrize("posts", [1, 30])
@pytest.mark.parametrize("by", [None, *RetentionBy])
def test_six_queries_answer_however_many_posts(
    posts: int, by: RetentionBy | None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    employer = an_organisation("Wheatfield")
    for number in range(posts):
        person = a_person()
        a_post(person, employer=employer, place=employer)
        a_cohort(f"Cohort {number}", person)

    # Posts, cohort memberships, joined actors, organisations, their links, deployments.
    with django_assert_num_queries(6):
        retention(as_at=AS_AT + timedelta(days=1), by=by)
