from datetime import date, timedelta
from decimal import Decimal

import pytest

from courses.actions.enrolment import (
    EnrolmentRefused,
    change_pace,
    enrol,
    enrol_group,
    pause,
    resume,
    withdraw,
)
from courses.models import Enrolment, EnrolmentChange, Pacing
from courses.queries.progress import progress_of
from courses.vocabulary import EnrolmentStatus, StudyStatus
from learning_records.models import Statement
from people.models import Group, Membership, Person
from tests.courses.world import AT, START, a_learner, a_person, activity, an_enrolment, study, the_programme

pytestmark = pytest.mark.django_db
LATE = START + timedelta(days=40)


def status(person: Person, today: date) -> StudyStatus:
    return progress_of([person.pk], "prog", today)[person.pk].standing.status


def test_somebody_is_enrolled_once_at_a_time_and_may_come_back() -> None:
    programme = the_programme()
    learner = a_learner(programme)
    with pytest.raises(EnrolmentRefused, match="already enrolled"):
        an_enrolment(learner, programme)

    withdraw(enrolment=Enrolment.objects.get(), by=None, at=AT)
    an_enrolment(learner, programme)

    held = Enrolment.objects.order_by("pk").values_list("status", flat=True)
    assert list(held) == [EnrolmentStatus.WITHDRAWN, EnrolmentStatus.ACTIVE]
    verbs = Statement.objects.filter(actor=learner.actor).order_by("stored_at").values_list("verb", flat=True)
    assert list(verbs) == ["registered", "withdrew", "registered"]


def test_the_pace_goes_with_hours_where_nobody_says_another() -> None:
    the_programme()

    made = enrol(learner=a_person(), programme=activity("prog"), by=None, at=AT, starts_on=START)

    assert made.modules_per_month == Decimal("1.00")


def test_somebody_who_is_away_is_paused_and_never_behind_and_goes_on_by_themselves() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1-1")
    assert status(learner, LATE) is StudyStatus.BEHIND

    pause(enrolment=Enrolment.objects.get(), start=START, until=LATE + timedelta(days=1), by=learner, at=AT)

    assert status(learner, LATE) is StudyStatus.PAUSED
    assert status(learner, LATE + timedelta(days=1)) is StudyStatus.ON_TRACK


def test_coming_back_early_ends_the_pause() -> None:
    learner = a_learner(the_programme())
    place = Enrolment.objects.get()
    pause(enrolment=place, start=START, until=START + timedelta(days=30), by=learner, at=AT)

    resume(enrolment=place, by=learner, at=AT + timedelta(days=10))

    assert place.pauses.get().ended_on == START + timedelta(days=10)
    with pytest.raises(EnrolmentRefused, match="no pause"):
        resume(enrolment=place, by=learner, at=AT + timedelta(days=11))


def test_two_pauses_never_share_a_day() -> None:
    learner = a_learner(the_programme())
    place = Enrolment.objects.get()
    pause(enrolment=place, start=START, until=START + timedelta(days=9), by=learner, at=AT)

    with pytest.raises(EnrolmentRefused, match="share a day"):
        pause(enrolment=place, start=START, until=START + timedelta(days=2), by=learner, at=AT)


def test_a_slower_pace_moves_what_is_due() -> None:
    learner = a_learner(the_programme())

    change_pace(enrolment=Enrolment.objects.get(), modules_per_month=Decimal("0.5"), by=learner, at=AT)

    due = progress_of([learner.pk], "prog", START)[learner.pk].upcoming[0].due_on
    assert due == date(2026, 5, 2)


def test_a_group_is_enrolled_by_its_own_pace_and_whoever_has_a_place_keeps_it() -> None:
    programme = the_programme()
    group = Group.objects.create(kind="cohort", name="Spring", slug="spring")
    already, other = a_learner(programme), a_person()
    for person in (already, other):
        Membership.objects.create(group=group, person=person, started_on=START)
    Pacing.objects.create(
        group=group, programme=activity("prog"), started_on=date(2026, 4, 1), modules_per_month=Decimal("1.5")
    )

    report = enrol_group(group=group, programme=activity("prog"), by=None, at=AT)

    assert (len(report.enrolled), report.already) == (1, 1)
    made = Enrolment.objects.get(learner=other)
    assert (made.starts_on, made.modules_per_month) == (date(2026, 4, 1), Decimal("1.50"))


def test_who_did_what_when_is_kept() -> None:
    learner = a_learner(the_programme())

    withdraw(enrolment=Enrolment.objects.get(), by=learner, at=AT)

    assert list(EnrolmentChange.objects.order_by("pk").values_list("event", "by")) == [
        ("enrolled", None), ("withdrawn", learner.pk),
    ]  # fmt: skip
