"""Pausing a plan, coming back, and the pace that goes with one's hours: what a learner and a lead then see."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from courses.actions.enrolment import enrol, pause, withdraw
from courses.models import Enrolment, EnrolmentChange, EnrolmentPause, StepProgress
from courses.queries.my_learning import my_learning_of
from courses.queries.progress import progress_of
from courses.views import plan as plan_view
from courses.vocabulary import StudyStatus
from people.models import Person
from tests.courses.world import AT, START, a_learner, activity, study, the_programme
from tests.people.factories import a_post

pytestmark = pytest.mark.django_db

LATE = START + timedelta(days=100)


@pytest.fixture
def learner(monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(plan_view, "today", lambda: START)
    monkeypatch.setattr(plan_view, "now", lambda: AT)
    return a_learner(the_programme())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def plan_of(person: Person) -> str:
    return signed_in(person).get(reverse("courses:plan", args=["prog"])).content.decode()


def say(person: Person, **said: str) -> int:
    return signed_in(person).post(reverse("courses:plan", args=["prog"]), said).status_code


def due(person: Person, today: date) -> dict[str, date]:
    progress = progress_of([person.pk], "prog", today)[person.pk]
    return {module.node.code: module.due_on for module in progress.modules if module.due_on}


def test_a_learner_says_until_when_and_never_why_and_everything_due_moves_by_as_many_days(
    learner: Person,
) -> None:
    before = due(learner, START)

    status = say(learner, do="pause", start=START.isoformat(), until=(START + timedelta(days=30)).isoformat())

    assert status == 302
    after = due(learner, START)
    assert {after[code] - day for code, day in before.items()} == {timedelta(days=30)}
    assert {field.name for field in EnrolmentPause._meta.local_fields} == {
        "id",
        "enrolment",
        "started_on",
        "ended_on",
    }
    assert "I am back already" in plan_of(learner)


def test_whoever_is_away_is_paused_and_not_behind_and_nothing_is_asked_of_them(learner: Person) -> None:
    assert progress_of([learner.pk], "prog", LATE)[learner.pk].standing.late is not None
    place = Enrolment.objects.get()

    pause(enrolment=place, start=START, until=LATE + timedelta(days=30), by=learner, at=AT)

    standing = progress_of([learner.pk], "prog", LATE)[learner.pk].standing
    assert (standing.status, standing.late) == (StudyStatus.PAUSED, None)
    assert my_learning_of(learner.pk, LATE).due == ()


def test_coming_back_goes_on_where_it_was(learner: Person) -> None:
    study(learner, "o1")
    before = my_learning_of(learner.pk, START).go_on
    say(learner, do="pause", start=START.isoformat(), until=(START + timedelta(days=30)).isoformat())

    say(learner, do="resume")

    after = my_learning_of(learner.pk, START).go_on
    assert before is not None
    assert after is not None
    assert after.step == before.step
    assert StepProgress.objects.filter(person=learner, completed_at__isnull=False).exists()
    assert due(learner, START)


def test_days_away_that_are_to_come_can_be_taken_back_and_those_that_began_cannot(learner: Person) -> None:
    soon, later = START + timedelta(days=10), START + timedelta(days=20)
    before = due(learner, START)
    say(learner, do="pause", start=soon.isoformat(), until=later.isoformat())
    assert "Take it back" in plan_of(learner)

    say(learner, do="take_back", start=soon.isoformat())

    assert not EnrolmentPause.objects.exists()
    assert due(learner, START) == before
    say(learner, do="pause", start=START.isoformat(), until=later.isoformat())
    say(learner, do="take_back", start=START.isoformat())
    assert EnrolmentPause.objects.count() == 1


def test_the_pace_that_goes_with_the_hours_is_proposed_and_the_learner_chooses(learner: Person) -> None:
    a_post(learner, fte=Decimal("0.5"), started_on=START - timedelta(days=100))

    shown = plan_of(learner)
    say(learner, do="pace", pace="0.75")

    assert "One module every two months (goes with your hours)" in shown
    assert Enrolment.objects.get().modules_per_month == Decimal("0.75")


def test_somebody_who_left_comes_back_to_what_they_had_done_and_the_history_stays(learner: Person) -> None:
    study(learner, "o1")
    withdraw(enrolment=Enrolment.objects.get(), by=learner, at=AT)

    enrol(
        learner=learner, programme=activity("prog"), by=None, at=AT, starts_on=START,
        modules_per_month=Decimal(1),
    )  # fmt: skip

    progress = progress_of([learner.pk], "prog", START)[learner.pk]
    assert progress.standing.status in (StudyStatus.ON_TRACK, StudyStatus.BEHIND)
    assert next(module for module in progress.modules if module.node.code == "o1").percent == 100
    events = EnrolmentChange.objects.order_by("pk").values_list("event", flat=True)
    assert list(events) == ["enrolled", "withdrawn", "enrolled"]
