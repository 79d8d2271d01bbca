"""Nobody waits on one silent person: a reminder, then the assessors; and what happens to requests with the people in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessments.actions.observation import ObservationRefused, keep_preparation
from assessments.actions.observation_answer import decide
from assessments.actions.observation_join import join_observations
from assessments.actions.observation_waiting import follow_what_waits, take
from assessments.models import Observation, ObservationPreparation, ObservationRecord
from assessments.queries.observation import in_the_pool
from notifications.models import Mail, Notification
from people.actions.responsibility import end as end_responsibility
from people.models import AuditEntry, GuestLink, Person, Responsibility
from people.vocabulary import ResponsibilityKind
from portfolio.actions.forget import remove_learning, remove_private_writing
from tests.assessments.observing import (
    GUEST,
    a_learner_who_is_observed,
    a_supervisor,
    an_assessor,
    asked,
    findings,
    step,
)
from tests.courses.world import AT
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
REMINDED_ON = date(2026, 3, 11)
ANSWER_BY = date(2026, 3, 16)
TOO_LATE = date(2026, 3, 17)


@pytest.fixture
def learner() -> Person:
    return a_learner_who_is_observed()


@pytest.fixture
def gwen(learner: Person) -> Person:
    return a_supervisor(learner)


def follow(day: date) -> int:
    return follow_what_waits(at=AT + (day - AT.date()), today=day)


def kinds_told(person: Person) -> list[str]:
    rows = Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("assessments.observation_") for kind in rows]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 3, 10), ["asked"]),
        (REMINDED_ON, ["asked", "reminder"]),
        (ANSWER_BY, ["asked", "reminder"]),
    ],
)
def test_an_observer_is_reminded_once_before_the_day(
    learner: Person, gwen: Person, day: date, told: list[str]
) -> None:
    asked(learner, observer=gwen)

    follow(day)
    follow(day)

    assert kinds_told(gwen) == told
    assert Observation.objects.get().passed_on_at is None


def test_what_is_not_answered_goes_to_the_assessors_once_and_the_learner_is_told(
    learner: Person, gwen: Person
) -> None:
    priya = an_assessor()
    request = asked(learner, observer=gwen)

    assert follow(TOO_LATE) == 1
    assert follow(TOO_LATE) == 0

    assert kinds_told(priya) == ["in_the_pool"]
    assert kinds_told(learner) == ["passed_on"]
    assert [row.pk for row in in_the_pool(priya.pk)] == [request.pk]
    record = decide(
        observation=request, findings=findings(), observed_on=TOO_LATE, by=gwen, at=AT + timedelta(days=16)
    )
    assert record.outcome == "seen"


def test_the_link_of_somebody_silent_works_until_an_assessor_takes_the_request(learner: Person) -> None:
    priya = an_assessor()
    request = asked(learner, guest=GUEST)
    follow(REMINDED_ON)
    follow(TOO_LATE)
    links = GuestLink.objects.order_by("issued_at")
    assert [link.revoked_at is None for link in links] == [False, True]

    take(observation=request, by=priya, at=AT + timedelta(days=16))
    take(observation=request, by=priya, at=AT + timedelta(days=16))

    assert not GuestLink.objects.filter(revoked_at=None).exists()
    assert Mail.objects.filter(address=GUEST.address).count() == 2
    with pytest.raises(ObservationRefused, match="Another assessor"):
        take(observation=request, by=an_assessor("Omar"), at=AT + timedelta(days=17))


@pytest.mark.parametrize("who", ["the learner as an assessor", "somebody who is no assessor"])
def test_only_another_persons_assessor_takes_a_request(learner: Person, who: str) -> None:
    request = asked(learner)
    person = learner if who.startswith("the learner") else a_person("Anybody")
    if person == learner:
        a_responsibility(learner, ResponsibilityKind.ASSESSOR)

    with pytest.raises(ObservationRefused):
        take(observation=request, by=person, at=AT)


def test_a_request_to_somebody_who_no_longer_supervises_goes_back_with_the_reason(
    learner: Person, gwen: Person
) -> None:
    asked(learner, observer=gwen)
    held = Responsibility.objects.get(person=gwen)
    end_responsibility(held, ended_on=date(2026, 3, 4), by=None, at=AT, today=AT.date())

    follow(date(2026, 3, 3))
    assert Observation.objects.get().is_open
    follow(date(2026, 3, 4))

    request = Observation.objects.get()
    assert (request.state, kinds_told(learner)) == ("returned", ["given_back"])
    assert "any more" in request.returned_because


def test_two_records_of_one_person_keep_what_was_asked_and_nobody_observes_themselves(
    learner: Person, gwen: Person
) -> None:
    other = a_person("Maya Ellis-Brown")
    keep_preparation(person=learner, step=step(), words="One.", at=AT)
    keep_preparation(person=other, step=step(), words="Two.", at=AT)
    of_gwen = asked(other, observer=a_supervisor(other, "Another"))
    own = asked(learner, observer=gwen)

    join_observations(keep=learner, lose=gwen, at=AT)
    join_observations(keep=learner, lose=other, at=AT)

    own.refresh_from_db()
    of_gwen.refresh_from_db()
    assert (own.state, own.observer) == ("returned", None)
    assert (of_gwen.person, of_gwen.state) == (learner, "asked")


def test_drafts_of_two_records_stand_together(learner: Person) -> None:
    other = a_person("Maya Ellis-Brown")
    keep_preparation(person=learner, step=step(), words="One.", at=AT)
    keep_preparation(person=other, step=step(), words="Two.", at=AT)

    join_observations(keep=learner, lose=other, at=AT)

    assert ObservationPreparation.objects.get().words == "One.\n\nTwo."


def test_erasing_removes_what_was_said_of_somebody_and_keeps_what_they_said(
    learner: Person, gwen: Person
) -> None:
    request = asked(learner, observer=gwen)
    decide(observation=request, findings=findings(), observed_on=AT.date(), by=gwen, at=AT)

    remove_learning([gwen.pk], AT)
    request.refresh_from_db()
    assert request.observer is None
    assert ObservationRecord.objects.count() == 1
    keep_preparation(person=learner, step=step(), words="Private.", at=AT)
    remove_private_writing([learner.pk], AT)
    remove_learning([learner.pk], AT)

    assert not Observation.objects.exists()
    assert not ObservationPreparation.objects.exists()
    assert AuditEntry.objects.filter(action="records removed").count() == 1
