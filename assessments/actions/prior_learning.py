"""Taking on and answering claims of prior learning, and seeing to it that each is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.prior_learning_kinds import CLAIM_ANSWERED, CLAIM_GIVEN, CLAIM_LATE
from assessments.queries.prior_learning import may_assess
from assessments.rules.marking_queue import fewest
from assessments.rules.prior_learning import (
    ASSIGN_AFTER,
    LONGEST_REASON,
    LONGEST_SUMMARY,
    NOT_YOURS,
    is_late,
    may_decide,
    may_take,
)
from courses.actions.prior_learning import recognise
from courses.models import Activity, PriorClaim, PriorClaimPart
from courses.queries.prior_learning import parts_of
from courses.rules.prior_learning import modules_recognised
from courses.vocabulary import ClaimDecision, ClaimState
from foundations.database import take_lock
from foundations.verdict import Refused, Verdict
from notifications.actions.notify import News, tell
from notifications.kinds import About
from people.actions import audit
from people.models import Person
from people.queries.assessors import assessors_for

ABOUT: Final = "courses.PriorClaim"
_LOCK: Final = (0x4C41, 1)  # "LA": claims
_AT_A_TIME: Final = 500


class AnswerRefused(Refused):
    """The claim cannot be taken or answered; nothing was written."""


@transaction.atomic
def take_claim(*, claim: PriorClaim, by: Person, at: datetime) -> PriorClaim:
    """Take a claim on, to answer it.

    :raises AnswerRefused: for one's own, outside one's scope, and when somebody else has it and it is not late.
    """
    locked = _locked(claim)
    verdict = may_take(
        state=locked.state,
        is_own=by.pk == locked.person_id,
        is_mine=by.pk == locked.assessor_id,
        is_taken=locked.assessor_id is not None,
        is_pooled=locked.pooled_at is not None,
    ) + _scope(locked, by, at)
    if not verdict.allowed:
        raise AnswerRefused(verdict)
    if locked.assessor_id != by.pk:
        locked.assessor, locked.taken_at = by, at
        locked.save(update_fields=["assessor", "taken_at"])
    return locked


@transaction.atomic
def release_claim(*, claim: PriorClaim, by: Person) -> PriorClaim:
    """Give a claim back to the queue; what was decided so far stays with it.

    :raises AnswerRefused: for a claim that one has not taken on.
    """
    locked = _locked(claim)
    if locked.assessor_id != by.pk or locked.state != ClaimState.SUBMITTED:
        raise AnswerRefused(Verdict((NOT_YOURS,)))
    locked.assessor, locked.taken_at = None, None
    locked.save(update_fields=["assessor", "taken_at"])
    return locked


@transaction.atomic
def save_answer(
    *, claim: PriorClaim, by: Person, decisions: Mapping[str, tuple[str, str]], summary: str, at: datetime
) -> PriorClaim:
    """Keep what has been decided so far; the learner sees none of it before the claim is answered.

    :raises AnswerRefused: for a claim that one has not taken on.
    """
    locked = _locked(claim)
    if locked.assessor_id != by.pk or locked.state != ClaimState.SUBMITTED:
        raise AnswerRefused(Verdict((NOT_YOURS,)))
    locked.summary = summary.strip()[:LONGEST_SUMMARY]
    locked.save(update_fields=["summary"])
    parts = [part for part in parts_of(locked) if not part.is_carried and part.code in decisions]
    for part in parts:
        decision, reason = decisions[part.code]
        part.decision = decision if decision in ClaimDecision.values else ""
        part.reason = reason.strip()[:LONGEST_REASON]
    PriorClaimPart.objects.bulk_update(parts, ["decision", "reason"])
    return locked


@transaction.atomic
def answer_claim(*, claim: PriorClaim, by: Person, at: datetime) -> PriorClaim:
    """Answer a claim with what was decided: modules of which every competency is recognised count as done from now on.

    :raises AnswerRefused: with everything that is missing; for one's own; and outside one's scope.
    """
    locked = _locked(claim)
    parts = parts_of(locked)
    verdict = may_decide(
        state=locked.state,
        is_own=by.pk == locked.person_id,
        is_mine=by.pk == locked.assessor_id,
        summary=locked.summary,
        parts=[(part.code, part.title, part.decision, part.reason) for part in parts if not part.is_carried],
    ) + _scope(locked, by, at)
    if not verdict.allowed:
        raise AnswerRefused(verdict)
    locked.state, locked.decided_at = ClaimState.DECIDED, at
    locked.save(update_fields=["state", "decided_at"])
    decisions = {part.code: (part.decision, part.modules) for part in parts}
    ids = modules_recognised(locked.modules, decisions)
    modules = list(Activity.objects.filter(pk__in=ids).order_by("pk"))
    if modules:
        recognise(person=locked.person, modules=modules, by=by, at=at)
    audit.write(
        at=at, by=by, action="prior learning answered", subject=locked, person_id=locked.person_id,
        detail={"modules": len(modules)},
    )  # fmt: skip
    tell([News(locked.person, CLAIM_ANSWERED, _about(locked, "courses:prior_claim"), locked.uuid)], at=at)
    return locked


@transaction.atomic
def see_to_claims(*, at: datetime, on: date) -> int:
    """Give out what nobody has taken for a week, and show what is late to every assessor; return how many were told.

    Each claim is given and shown once, however often this runs; while another process is at it, nothing is done.
    """
    if not take_lock(*_LOCK):
        return 0
    return tell([*_given(at, on), *_shown(at, on)], at=at)


def _given(at: datetime, on: date) -> list[News]:
    waiting = PriorClaim.objects.submitted().filter(assessor__isnull=True, submitted_at__lt=at - ASSIGN_AFTER)
    held = PriorClaim.objects.submitted().filter(assessor__isnull=False)
    burdens = Counter(dict(held.values_list("assessor").annotate(held=Count("pk")).order_by("assessor")))
    news = []
    for claim in _in_turn(waiting):
        names = dict(assessors_for(claim.person_id, on).values_list("person_id", "person__name"))
        turn = fewest(burdens, names)
        if turn is None:
            continue
        burdens[turn] += 1
        claim.assessor, claim.taken_at = Person.objects.get(pk=turn), at
        claim.save(update_fields=["assessor", "taken_at"])
        news.append(News(claim.assessor, CLAIM_GIVEN, _about(claim, "assessments:prior_claim"), claim.uuid))
    return news


def _shown(at: datetime, on: date) -> list[News]:
    old = PriorClaim.objects.submitted().filter(pooled_at__isnull=True, submitted_at__lt=at - ASSIGN_AFTER)
    late = [claim for claim in _in_turn(old) if is_late(localdate(claim.submitted_at), on)]
    PriorClaim.objects.filter(pk__in=[claim.pk for claim in late]).update(pooled_at=at)
    news = []
    for claim in late:
        ids = assessors_for(claim.person_id, on).values("person_id")
        about = _about(claim, "assessments:prior_claim")
        occasion = f"{claim.uuid}-late"
        news += [News(each, CLAIM_LATE, about, occasion) for each in Person.objects.filter(pk__in=ids)]
    return news


def _in_turn(claims: object) -> list[PriorClaim]:
    rows = claims.select_related("person", "target").select_for_update(of=("self",))  # type: ignore[attr-defined]
    return list(rows.order_by("submitted_at", "pk")[:_AT_A_TIME])


def _locked(claim: PriorClaim) -> PriorClaim:
    rows = PriorClaim.objects.select_for_update(of=("self",)).select_related("person", "target")
    return rows.get(pk=claim.pk)


def _scope(claim: PriorClaim, by: Person, at: datetime) -> Verdict:
    return Verdict() if may_assess(by, claim.person_id, localdate(at)) else Verdict((NOT_YOURS,))


def _about(claim: PriorClaim, name: str) -> About:
    return About(ABOUT, str(claim.uuid), reverse(name, args=[claim.uuid]), claim.target.title)
