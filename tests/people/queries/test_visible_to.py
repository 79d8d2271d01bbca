"""Who sees whom, for what: the table that the page for the person is made from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from foundations.registries import purposes
from people.models import OrganisationLink, Person
from people.permissions import EVERYTHING, StatisticsScope, may_lead, may_see_statistics
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import GroupKind, OrganisationKind, Purpose, ResponsibilityKind, ScopeKind
from tests.people.factories import (
    LONG_AGO,
    TODAY,
    a_group,
    a_person,
    a_post,
    a_responsibility,
    an_organisation,
)

pytestmark = pytest.mark.django_db

K, P = ResponsibilityKind, Purpose
NAMED = tuple(purpose for purpose in Purpose if purpose not in (P.SELF, P.PROGRAMME_TEAM))


class World:
    """Two link workers in two practices of two networks in one board; one employer has both."""

    def __init__(self) -> None:
        self.icb = an_organisation(OrganisationKind.ICB)
        self.pcn, self.other_pcn = (an_organisation(OrganisationKind.PCN, parent=self.icb) for _ in range(2))
        self.practice = an_organisation(OrganisationKind.PRACTICE, parent=self.pcn)
        self.other_practice = an_organisation(OrganisationKind.PRACTICE, parent=self.other_pcn)
        self.charity, self.council = (
            an_organisation(kind) for kind in (OrganisationKind.VCSE, OrganisationKind.COUNCIL)
        )
        self.ann, self.bo = a_person("Ann"), a_person("Bo")
        a_post(self.ann, self.charity, place=self.practice)
        a_post(self.bo, self.council, place=self.other_pcn)
        self.cohort = a_group(members=(self.ann, self.bo))
        self.team = a_group(GroupKind.TEAM, members=(self.ann,))
        self.viewer = a_person("Vi")

    def seen(self, *to: Purpose, on: date = TODAY) -> set[str]:
        return {person.name for person in Person.objects.visible_to(self.viewer, to=to, on=on)}


TABLE = [
    # responsibility, over what, for which purpose, who is seen
    (K.LINE_MANAGER, {"subject": "ann"}, P.LINE_MANAGEMENT, {"Ann"}),
    (K.LINE_MANAGER, {"group": "team"}, P.LINE_MANAGEMENT, {"Ann"}),
    (K.LINE_MANAGER, {"organisation": "charity"}, P.LINE_MANAGEMENT, {"Ann"}),
    (K.LINE_MANAGER, {"organisation": "pcn"}, P.LINE_MANAGEMENT, {"Ann"}),
    (K.LINE_MANAGER, {"organisation": "other_pcn"}, P.LINE_MANAGEMENT, {"Bo"}),
    (K.LINE_MANAGER, {"organisation": "practice"}, P.LINE_MANAGEMENT, {"Ann"}),
    (K.LINE_MANAGER, {"organisation": "other_practice"}, P.LINE_MANAGEMENT, set()),
    (K.PROFESSIONAL_SUPERVISOR, {"subject": "bo"}, P.SUPERVISION, {"Bo"}),
    (K.PROFESSIONAL_SUPERVISOR, {"group": "cohort"}, P.SUPERVISION, {"Ann", "Bo"}),
    (K.FACILITATOR, {"group": "cohort"}, P.FACILITATION, {"Ann", "Bo"}),
    (K.DEPUTY_FACILITATOR, {"group": "cohort"}, P.FACILITATION, {"Ann", "Bo"}),
    (K.LEAD, {"group": "team"}, P.FACILITATION, {"Ann"}),
    (K.LEAD, {"organisation": "pcn"}, P.PLACE_LEAD, {"Ann"}),
    (K.LEAD, {"organisation": "practice"}, P.PLACE_LEAD, {"Ann"}),
    (K.LEAD, {"organisation": "icb"}, None, set()),
    (K.EMPLOYER_ADMINISTRATOR, {"organisation": "council"}, P.EMPLOYER_LIST, {"Bo"}),
    (K.EMPLOYER_ADMINISTRATOR, {"organisation": "pcn"}, P.EMPLOYER_LIST, set()),
    (K.TRAINER, {}, None, set()),
    (K.ASSESSOR, {"group": "cohort"}, None, set()),
    (K.ANALYST, {}, None, set()),
]


@pytest.mark.parametrize(("kind", "over", "purpose", "seen"), TABLE)
def test_a_responsibility_shows_these_people_for_this_purpose_and_no_other(
    kind: ResponsibilityKind, over: dict[str, str], purpose: Purpose | None, seen: set[str]
) -> None:
    world = World()
    scope = {name: getattr(world, value) for name, value in over.items()}
    a_responsibility(world.viewer, kind, **scope)

    for each in NAMED:
        assert world.seen(each) == (seen if each == purpose else set()), each
    for person in (world.ann, world.bo):
        told = {
            sight.purpose.code
            for sight in who_sees_what(person, TODAY).sights
            if any(viewer.person_id == world.viewer.pk for viewer in sight.viewers)
        } & set(Purpose)
        assert told == ({purpose} if person.name in seen else set()), "the page says what the query shows"


def test_the_programme_team_sees_everybody_and_everybody_is_told() -> None:
    world = World()
    a_responsibility(world.viewer, K.PROGRAMME_ADMIN)
    a_person("Root", is_superuser=True)

    assert world.seen(P.PROGRAMME_TEAM) == {"Ann", "Bo", "Vi", "Root"}
    sights = who_sees_what(world.ann, TODAY).sights
    (sight,) = (each for each in sights if each.purpose.code == P.PROGRAMME_TEAM)
    assert [viewer.name for viewer in sight.viewers] == ["Root", "Vi"]


def test_whoever_may_do_everything_sees_everybody_as_the_programme_team_does() -> None:
    world = World()
    root = a_person("Root", is_superuser=True)

    for sight in (P.PROGRAMME_TEAM, (P.FACILITATION, P.PROGRAMME_TEAM)):
        seen = Person.objects.visible_to(root, to=sight, on=TODAY)
        assert set(seen.values_list("name", flat=True)) == {world.ann.name, "Bo", "Vi", "Root"}


def test_everybody_sees_themselves_and_a_closed_account_sees_nobody() -> None:
    world = World()
    a_responsibility(world.viewer, K.LINE_MANAGER, subject=world.ann)

    assert world.seen(P.SELF) == {"Vi"}
    world.viewer.is_active = False
    world.viewer.save()
    assert world.seen(P.SELF, P.LINE_MANAGEMENT) == set()
    assert who_sees_what(world.ann, TODAY).sights == ()


def test_two_leads_with_overlapping_staff_each_see_their_own_and_with_their_own_fields() -> None:
    world = World()
    cal = a_person("Cal")
    a_post(cal, world.council, place=world.practice)
    facilitator, manager = a_person("Fay"), a_person("Max")
    circle = a_group(members=(world.ann, cal))
    a_responsibility(facilitator, K.FACILITATOR, group=circle)
    a_responsibility(manager, K.LINE_MANAGER, organisation=world.council)

    seen_by = {
        viewer.name: {
            purpose: {person.name for person in Person.objects.visible_to(viewer, to=purpose, on=TODAY)}
            for purpose in (P.FACILITATION, P.LINE_MANAGEMENT)
        }
        for viewer in (facilitator, manager)
    }

    assert seen_by == {
        "Fay": {P.FACILITATION: {"Ann", "Cal"}, P.LINE_MANAGEMENT: set()},
        "Max": {P.FACILITATION: set(), P.LINE_MANAGEMENT: {"Bo", "Cal"}},
    }
    assert purposes[P.FACILITATION].fields != purposes[P.LINE_MANAGEMENT].fields


def test_somebody_with_several_responsibilities_sees_all_for_several_purposes_once() -> None:
    world = World()
    a_responsibility(world.viewer, K.LINE_MANAGER, subject=world.ann)
    a_responsibility(world.viewer, K.FACILITATOR, group=world.cohort)

    both = list(Person.objects.visible_to(world.viewer, to=(P.LINE_MANAGEMENT, P.FACILITATION), on=TODAY))

    assert sorted(person.name for person in both) == ["Ann", "Bo"]


DAY = timedelta(days=1)


def test_a_responsibility_counts_from_its_first_day_and_not_on_the_day_it_ends() -> None:
    world = World()
    start, end = TODAY, TODAY + 10 * DAY
    a_responsibility(world.viewer, K.LINE_MANAGER, subject=world.ann, started_on=start, ended_on=end)

    days = [start - DAY, start, end - DAY, end]

    assert [bool(world.seen(P.LINE_MANAGEMENT, on=day)) for day in days] == [False, True, True, False]


def test_whoever_leaves_a_post_a_place_or_a_group_is_not_seen_from_that_day() -> None:
    world = World()
    a_responsibility(world.viewer, K.EMPLOYER_ADMINISTRATOR, organisation=world.charity)
    a_responsibility(world.viewer, K.FACILITATOR, group=world.cohort)
    world.ann.posts.update(ended_on=TODAY)
    world.cohort.memberships.filter(person=world.ann).update(ended_on=TODAY)

    assert world.seen(P.EMPLOYER_LIST, on=TODAY - DAY) == {"Ann"}
    assert world.seen(P.EMPLOYER_LIST) == set()
    assert world.seen(P.FACILITATION, on=TODAY - DAY) == {"Ann", "Bo"}
    assert world.seen(P.FACILITATION) == {"Bo"}


def test_a_practice_that_changes_its_network_changes_who_sees_its_people() -> None:
    world = World()
    a_responsibility(world.viewer, K.LEAD, organisation=world.other_pcn)
    OrganisationLink.objects.filter(child=world.practice).update(ended_on=TODAY)
    OrganisationLink.objects.create(child=world.practice, parent=world.other_pcn, started_on=TODAY)

    assert world.seen(P.PLACE_LEAD, on=TODAY - DAY) == {"Bo"}
    assert world.seen(P.PLACE_LEAD) == {"Ann", "Bo"}


def test_nobody_is_shown_to_a_visitor() -> None:
    from django.contrib.auth.models import AnonymousUser

    World()

    assert not Person.objects.visible_to(AnonymousUser(), to=list(Purpose), on=TODAY).exists()


@pytest.mark.parametrize("members", [1, 30])
def test_visible_to_takes_two_queries_and_the_page_a_fixed_number(
    members: int, django_assert_num_queries: Any
) -> None:
    world = World()
    more = [a_person(f"Member {number}") for number in range(members)]
    group = a_group(members=(world.ann, *more))
    for number, person in enumerate(more):
        a_responsibility(person, K.LINE_MANAGER, subject=world.ann, started_on=LONG_AGO + number * DAY)
    a_responsibility(world.viewer, K.FACILITATOR, group=group)

    with django_assert_num_queries(2):  # what the viewer answers for, and whom
        seen = list(Person.objects.visible_to(world.viewer, to=list(Purpose), on=TODAY))
    paths = [path for purpose in purposes if purpose.code != P.SELF for path in purpose.paths]
    with django_assert_num_queries(len(paths) + 1):  # and one for who has looked
        who_sees_what(world.ann, TODAY)

    assert len(seen) == members + 2


def test_figures_are_for_the_scope_of_a_lead_and_names_are_not() -> None:
    world = World()
    a_responsibility(world.viewer, K.LEAD, organisation=world.icb)
    analyst = a_person("Ana")
    a_responsibility(analyst, K.ANALYST)

    assert may_see_statistics(world.viewer, TODAY) == {StatisticsScope(ScopeKind.ORGANISATION, world.icb.pk)}
    assert may_see_statistics(analyst, TODAY) == {EVERYTHING}
    assert may_see_statistics(world.ann, TODAY) == frozenset()
    assert [may_lead(person, TODAY) for person in (world.viewer, analyst, world.ann)] == [True, True, False]
