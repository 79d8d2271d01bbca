"""Deciding on results: confirming them, or saying "not yet" with a reason; each once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from competencies.actions.verification import VerificationRefused, about, items_of, locked
from competencies.kinds import VERIFICATION_DECIDED
from competencies.models import VerificationDecision, VerificationItem, VerificationRequest
from competencies.permissions import supervises
from competencies.queries.verification import item_facts, verifiers_of
from competencies.rules.verification import NOT_OPEN, Answered, is_open, may_answer, may_decide, state_of
from competencies.vocabulary import OPEN_STATES, Answer
from foundations.verdict import Verdict
from learning_records.actions.statement import record
from learning_records.rules.statement import ActivityRef, Context, Result
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import notify
from people.actions import guest_link
from people.models import GuestLink, Person
from people.vocabulary import ResponsibilityKind


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, by name and role as they are then; somebody without an account is no person."""

    name: str
    role: str
    way: str
    person: Person | None = None


@transaction.atomic
def decide(
    request: VerificationRequest,
    answers: Mapping[int, Answered],
    *,
    by: Person,
    at: datetime,
    today: date,
) -> list[VerificationDecision]:
    """Decide on results, by their items' ids, as the supervisor who was asked or the assessor who took the request.

    What was decided or replaced meanwhile is left as it is.

    :raises VerificationRefused: where the rules refuse, or nothing that was answered waits any more.
    """
    held = locked(request)
    has_taken = held.taken_by_id == by.pk
    verdict = _may_answer(held, by, today) + may_decide(answers.values())
    if not verdict.allowed:
        raise VerificationRefused(verdict)
    role = str(ResponsibilityKind.ASSESSOR.label) if has_taken else _role_of(held, by, today)
    return _decide(
        held, answers, Decider(by.name, role, "assessor" if has_taken else "supervisor", by), at=at
    )


@transaction.atomic
def decide_as_guest(
    link: GuestLink, request: VerificationRequest, answers: Mapping[int, Answered], *, at: datetime
) -> list[VerificationDecision]:
    """Decide on results as somebody without an account; their link is used up by it.

    :raises GuestLinkRefused: when the link does not work any more, or nobody said who they are.
    :raises VerificationRefused: where the answers say too little, or nothing waits any more.
    """
    held = locked(request)
    verdict = may_decide(answers.values())
    if not verdict.allowed:
        raise VerificationRefused(verdict)
    used = guest_link.use(link, at)
    return _decide(held, answers, Decider(used.confirmed_name, used.confirmed_role, "guest"), at=at)


def _may_answer(request: VerificationRequest, by: Person, today: date) -> Verdict:
    return may_answer(
        is_own=request.person_id in (None, by.pk),
        is_open=is_open(state_of(item_facts(request, item)) for item in items_of(request)),
        was_asked=request.verifier_id == by.pk,
        supervises=request.person_id is not None and supervises(by, request.person_id, today),
        has_taken=request.taken_by_id == by.pk,
        taken_by_another=request.taken_by_id not in (None, by.pk),
    )


def _role_of(request: VerificationRequest, by: Person, today: date) -> str:
    assert request.person is not None
    return next((each.role for each in verifiers_of(request.person, today) if each.person_id == by.pk), "")


def _decide(
    request: VerificationRequest, answers: Mapping[int, Answered], decider: Decider, *, at: datetime
) -> list[VerificationDecision]:
    decided = [
        _write(request, item, said, decider, at)
        for item in items_of(request)
        if (said := answers.get(item.pk)) and said.answer != Answer.LATER
        if state_of(item_facts(request, item)) in OPEN_STATES
    ]
    if not decided:
        raise VerificationRefused(Verdict((NOT_OPEN,)))
    _tell(request, decided, decider, at)
    return decided


def _write(
    request: VerificationRequest, item: VerificationItem, said: Answered, decider: Decider, at: datetime
) -> VerificationDecision:
    """Write one decision with its statement: ids and the level, and nothing that anybody wrote."""
    assert request.person is not None
    is_confirmed = said.answer == Answer.CONFIRM
    statement = record(
        actor=request.person.actor,
        verb=Verb.VERIFIED,
        activity=ActivityRef(item.rating.competency.uuid, ActivityType.COMPETENCY),
        at=at,
        result=Result(score_raw=item.rating.level, success=is_confirmed),
        context=Context(extra={"by": decider.way, "rating": str(item.rating.uuid)}),
    )
    return VerificationDecision.objects.create(
        item=item,
        is_confirmed=is_confirmed,
        reason=said.reason.strip(),
        at=at,
        by=decider.person,
        by_name=decider.name,
        by_role=decider.role[:150],
        statement=statement.pk,
    )


def _tell(
    request: VerificationRequest, decided: list[VerificationDecision], decider: Decider, at: datetime
) -> None:
    assert request.person is not None
    notify(
        request.person,
        VERIFICATION_DECIDED,
        about(request, reverse("competencies:verification", args=[request.uuid])),
        at,
        occasion=decided[0].statement,
        words={"verifier": decider.name},
    )
