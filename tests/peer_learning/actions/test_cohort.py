from datetime import date, timedelta
from decimal import Decimal

import pytest

from courses.models import Enrolment
from learning_records.models import Statement
from peer_learning.actions.cohort import CohortRefused, add_to_cohort, change_cohort, leave_cohort
from peer_learning.queries.cohort import facilitators_of, members_of
from people.actions.membership import MembershipRefused
from people.models import Group, Person
from people.vocabulary import Purpose
from tests.courses.world import a_person
from tests.peer_learning.world import AT, TODAY, a_cohort, a_programme

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=40)
LATER_DAY = TODAY + timedelta(days=40)


def test_members_of_a_new_cohort_are_enrolled_by_its_plan() -> None:
    maya = a_person()

    cohort = a_cohort(maya, starts_on=date(2026, 9, 14), pace="0.5")

    place = Enrolment.objects.get(learner=maya)
    assert (place.starts_on, place.modules_per_month) == (date(2026, 9, 14), Decimal("0.5"))
    assert members_of(cohort, TODAY) == [maya]


def test_the_facilitator_and_the_deputy_see_the_members_and_nobody_else_does() -> None:
    maya, gwen, dev, stranger = a_person(), a_person("Gwen"), a_person("Dev"), a_person("Sam")
    a_cohort(maya, facilitator=gwen, deputy=dev)

    def seen_by(viewer: Person) -> list[Person]:
        return list(Person.objects.visible_to(viewer, to=Purpose.FACILITATION, on=TODAY))

    assert (seen_by(gwen), seen_by(dev), seen_by(stranger)) == ([maya], [maya], [])


def test_joining_and_leaving_are_in_the_ledger() -> None:
    maya = a_person()
    cohort = a_cohort(maya)

    leave_cohort(person=maya, cohort=cohort, by=None, at=LATER)

    said = Statement.objects.filter(activity_id=cohort.group.uuid).order_by("id")
    assert list(said.values_list("actor", "verb")) == [(maya.actor, "joined"), (maya.actor, "left")]
    assert members_of(cohort, LATER_DAY) == []


def test_somebody_who_has_a_place_already_keeps_their_own_plan() -> None:
    maya = a_person()
    a_programme()
    place = Enrolment.objects.create(
        learner=maya, programme=a_programme(), starts_on=date(2026, 5, 1), enrolled_at=AT,
        modules_per_month=Decimal("0.25"),
    )  # fmt: skip

    intake = add_to_cohort(cohort=a_cohort(), people=[maya], by=None, at=LATER)

    place.refresh_from_db()
    assert (intake.joined, intake.kept_their_plan) == (1, 1)
    assert (place.starts_on, place.modules_per_month) == (date(2026, 5, 1), Decimal("0.25"))


def test_somebody_who_comes_late_does_not_begin_behind() -> None:
    cohort, maya = a_cohort(), a_person()

    add_to_cohort(cohort=cohort, people=[maya], by=None, at=LATER)

    assert Enrolment.objects.get(learner=maya).starts_on == LATER_DAY


def test_leaving_keeps_the_place_on_the_programme() -> None:
    maya = a_person()
    cohort = a_cohort(maya)

    leave_cohort(person=maya, cohort=cohort, by=None, at=LATER)

    assert Enrolment.objects.get(learner=maya).status == "active"


def test_nobody_joins_twice() -> None:
    maya = a_person()
    cohort = a_cohort(maya)

    with pytest.raises(MembershipRefused):
        add_to_cohort(cohort=cohort, people=[maya], by=None, at=LATER)


def test_a_facilitator_does_not_join_their_own_cohort() -> None:
    gwen = a_person("Gwen")
    cohort = a_cohort(facilitator=gwen)

    with pytest.raises(CohortRefused, match="not also one of its members"):
        add_to_cohort(cohort=cohort, people=[gwen], by=None, at=LATER)


def test_a_refused_cohort_leaves_nothing_behind() -> None:
    gwen = a_person("Gwen")

    with pytest.raises(CohortRefused):
        a_cohort(gwen, facilitator=gwen)

    assert not Group.objects.exists()
    assert not Enrolment.objects.exists()


def test_two_cohorts_of_one_name_are_refused_whatever_the_case() -> None:
    a_cohort(name="Leeds, autumn")

    with pytest.raises(CohortRefused, match="Another cohort has this name"):
        a_cohort(name="leeds, Autumn ")


def test_members_who_follow_the_cohort_move_with_it_and_the_others_do_not() -> None:
    maya, sam = a_person(), a_person("Sam")
    gwen = a_person("Gwen")
    cohort = a_cohort(maya, sam, facilitator=gwen)
    Enrolment.objects.filter(learner=sam).update(modules_per_month=Decimal("0.5"))

    change_cohort(
        cohort, name="October starters", starts_on=date(2026, 10, 1), modules_per_month=Decimal("0.75"),
        facilitator=gwen, deputy=None, members=[maya, sam], by=None, at=AT,
    )  # fmt: skip

    plans = dict(Enrolment.objects.values_list("learner__name", "starts_on"))
    assert plans == {"Maya Ellis": date(2026, 10, 1), "Sam": TODAY}
    assert cohort.group.name == "October starters"


def test_a_new_facilitator_takes_over_from_today() -> None:
    gwen, dev = a_person("Gwen"), a_person("Dev")
    cohort = a_cohort(facilitator=gwen)

    change_cohort(
        cohort, name=cohort.name, starts_on=TODAY, modules_per_month=Decimal(1), facilitator=dev,
        deputy=gwen, members=[], by=None, at=LATER,
    )  # fmt: skip

    held = {(row.kind, row.person.name) for row in facilitators_of(cohort, LATER_DAY)}
    assert held == {("facilitator", "Dev"), ("deputy_facilitator", "Gwen")}
