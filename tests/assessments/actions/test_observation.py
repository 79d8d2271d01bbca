"""Asking somebody to observe: one person at a time, never oneself, and the step counts meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.actions.observation import Guest, ObservationRefused, keep_preparation, withdraw
from assessments.actions.observation_answer import decide, give_back, keep_draft, open_request
from assessments.models import Observation, ObservationPreparation, ObservationRecord
from assessments.queries.observation_agreement import observations_agree
from courses.models import ModuleProgress, StepProgress
from learning_records.models import Statement
from notifications.models import Mail, Notification
from people.actions.guest_link import GuestLinkRefused
from people.actions.responsibility import end as end_responsibility
from people.models import GuestLink, Person, Responsibility
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
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
DAY = AT.date()


@pytest.fixture
def learner() -> Person:
    return a_learner_who_is_observed()


@pytest.fixture
def gwen(learner: Person) -> Person:
    return a_supervisor(learner)


def handed_in(learner: Person) -> bool:
    return any(step().pk in row.handed_in_steps for row in ModuleProgress.objects.filter(person=learner))


def is_complete(learner: Person) -> bool:
    return StepProgress.objects.filter(person=learner, activity=step(), completed_at__isnull=False).exists()


def statements() -> list[str]:
    rows = Statement.objects.filter(activity_type="observation").exclude(
        verb__in=("initialized", "completed")
    )
    return list(rows.order_by("happened_at", "stored_at").values_list("verb", flat=True))


def test_asking_a_supervisor_tells_them_and_counts_provisionally(learner: Person, gwen: Person) -> None:
    keep_preparation(person=learner, step=step(), words="On Tuesday at ten.", at=AT)

    request = asked(learner, observer=gwen, preparation="On Tuesday at ten.")

    assert (request.state, request.answer_by) == ("asked", date(2026, 3, 16))
    assert handed_in(learner)
    assert not is_complete(learner)
    told = Notification.objects.get(person=gwen)
    assert told.kind == "assessments.observation_asked"
    assert "Tuesday at ten" not in told.subject + told.sentence
    assert not ObservationPreparation.objects.exists()
    assert statements() == ["requested"]


def test_a_draft_that_arrives_after_the_request_is_let_go(learner: Person, gwen: Person) -> None:
    asked(learner, observer=gwen, preparation="On Tuesday.")

    keep_preparation(person=learner, step=step(), words="On Tuesday.", at=LATER)

    assert not ObservationPreparation.objects.exists()


def test_when_everything_is_seen_the_step_is_done(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)

    record = decide(
        observation=request, findings=findings(), observed_on=DAY, agreed="Go on.", by=gwen, at=LATER
    )

    request.refresh_from_db()
    assert (request.state, record.outcome, record.by_actor) == ("seen", "seen", gwen.actor)
    assert is_complete(learner)
    assert not handed_in(learner)
    told = Notification.objects.get(person=learner)
    assert told.kind == "assessments.observation_decided"
    assert not {"seen", "not yet"} & set((told.subject + told.sentence).lower().split())
    assert statements() == ["requested", "passed"]
    assert list(observations_agree()) == []


def test_not_yet_gives_the_step_back_and_another_may_be_asked(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)

    decide(observation=request, findings=findings(seen=False), observed_on=DAY, by=gwen, at=LATER)
    again = asked(learner, guest=GUEST, at=LATER)

    assert not is_complete(learner)
    assert again.state == "asked"
    assert statements() == ["requested", "failed", "requested"]
    assert list(observations_agree()) == []


def test_the_check_against_the_ledger_finds_a_record_that_it_does_not_know(
    learner: Person, gwen: Person
) -> None:
    request = asked(learner, observer=gwen)

    ObservationRecord.objects.create(
        observation=request, outcome="seen", findings=[], by_actor=gwen.actor, observed_on=DAY, recorded_at=AT
    )

    assert len(list(observations_agree())) == 1


@pytest.mark.parametrize("earlier", ["nothing", "open", "seen", "not_yet", "withdrawn", "returned"])
def test_one_observer_is_asked_at_a_time_and_nobody_once_it_is_seen(
    learner: Person, gwen: Person, earlier: str
) -> None:
    if earlier != "nothing":
        before = asked(learner, observer=gwen)
        if earlier in ("seen", "not_yet"):
            decide(
                observation=before, findings=findings(seen=earlier == "seen"), observed_on=DAY, by=gwen, at=AT
            )
        elif earlier == "withdrawn":
            withdraw(observation=before, at=AT)
        elif earlier == "returned":
            give_back(observation=before, because="On leave.", by=gwen, at=AT)

    if earlier in ("open", "seen"):
        with pytest.raises(ObservationRefused):
            asked(learner, observer=gwen, at=LATER)
    else:
        assert asked(learner, observer=gwen, at=LATER).state == "asked"


def test_nobody_observes_themselves_whatever_they_hold(learner: Person, gwen: Person) -> None:
    learner.is_superuser = True
    learner.save(update_fields=["is_superuser"])
    request = asked(learner, observer=gwen)

    with pytest.raises(ObservationRefused, match="Nobody observes themselves"):
        decide(observation=request, findings=findings(), observed_on=DAY, by=learner, at=LATER)
    withdraw(observation=request, at=LATER)
    with pytest.raises(ObservationRefused, match="Nobody observes themselves"):
        asked(learner, observer=learner, at=LATER)
    assert learner.email
    name, place = learner.email.split("@")
    for address in (learner.email, learner.email.upper(), f"{name}+work@{place}"):
        with pytest.raises(GuestLinkRefused, match="address of your own"):
            asked(learner, guest=Guest("A friend", address), at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=request.pk).update(observer=learner)


def test_only_who_was_asked_answers_and_only_while_they_have_to_do_with_the_learner(
    learner: Person, gwen: Person
) -> None:
    request = asked(learner, observer=gwen)
    stranger = a_supervisor(a_person("Somebody else"), "Stranger")

    with pytest.raises(ObservationRefused, match="not been asked"):
        decide(observation=request, findings=findings(), observed_on=DAY, by=stranger, at=LATER)
    with pytest.raises(ObservationRefused, match="manage, supervise"):
        asked(a_person("New learner"), observer=stranger)
    held = Responsibility.objects.get(person=gwen)
    end_responsibility(held, ended_on=LATER.date(), by=None, at=LATER, today=LATER.date())
    with pytest.raises(ObservationRefused, match="not been asked"):
        decide(observation=request, findings=findings(), observed_on=DAY, by=gwen, at=LATER)


def test_the_same_observer_sending_twice_keeps_the_first_record(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)

    first = decide(observation=request, findings=findings(), observed_on=DAY, by=gwen, at=LATER)
    again = decide(observation=request, findings=findings(seen=False), observed_on=DAY, by=gwen, at=LATER)

    assert again.pk == first.pk
    assert ObservationRecord.objects.get().outcome == "seen"
    assert Notification.objects.filter(person=learner).count() == 1


def test_withdrawing_revokes_the_link_and_takes_the_step_back(learner: Person) -> None:
    request = asked(learner, guest=GUEST)
    assert Mail.objects.get(address=GUEST.address).is_secret

    withdraw(observation=request, at=LATER)
    withdraw(observation=request, at=LATER)

    assert GuestLink.objects.get().revoked_at == LATER
    assert not handed_in(learner)
    with pytest.raises(ObservationRefused, match="withdrawn"):
        decide(
            observation=request,
            findings=findings(),
            observed_on=DAY,
            link=GuestLink.objects.get(),
            at=LATER,
        )


def test_somebody_named_by_an_address_that_has_an_account_may_answer_there_too(learner: Person) -> None:
    colleague = a_person("Joy Adeyemi", GUEST.address)
    request = asked(learner, guest=GUEST)

    record = decide(observation=request, findings=findings(), observed_on=DAY, by=colleague, at=LATER)

    assert record.by_actor == colleague.actor
    assert GuestLink.objects.get().revoked_at == LATER


def test_given_back_the_learner_asks_somebody_else(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)

    give_back(observation=request, because="I am on leave.", by=gwen, at=LATER)

    request.refresh_from_db()
    assert (request.state, request.returned_because) == ("returned", "I am on leave.")
    assert not handed_in(learner)
    told = Notification.objects.get(person=learner)
    assert told.kind == "assessments.observation_given_back"
    assert "leave" not in told.subject + told.sentence


def test_what_an_observer_has_filled_in_is_kept_until_they_send(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)
    open_request(observation=request, at=LATER)

    keep_draft(observation=request, draft={"comment_1": "She waited."}, by=gwen, at=LATER)

    request.refresh_from_db()
    assert (request.state, request.draft) == ("under_way", {"comment_1": "She waited."})
    decide(observation=request, findings=findings(), observed_on=DAY, by=gwen, at=LATER)
    request.refresh_from_db()
    assert request.draft == {}


def test_the_assessors_may_be_asked_from_the_start(learner: Person) -> None:
    priya = an_assessor()

    request = asked(learner)

    assert request.is_in_the_pool
    assert Notification.objects.get(person=priya).kind == "assessments.observation_in_the_pool"


def test_a_record_is_never_changed_and_leaves_by_one_function_alone(learner: Person, gwen: Person) -> None:
    request = asked(learner, observer=gwen)
    record = decide(observation=request, findings=findings(), observed_on=DAY, by=gwen, at=LATER)

    for change in (
        "UPDATE assessments_observationrecord SET outcome = 'not_yet'",
        "DELETE FROM assessments_observationrecord",
    ):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
    assert ObservationRecord.objects.get().pk == record.pk
