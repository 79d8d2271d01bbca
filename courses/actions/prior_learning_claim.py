"""Claiming what one knows already: beginning, saving, sending and taking back a claim. Only its person does any of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from competencies.models import Competency
from courses.actions.study import Study
from courses.models import Activity, PriorClaim, PriorClaimPart
from courses.queries.outline import current_outline
from courses.queries.prior_learning import Citable, citable, parts_of, what_is_claimed
from courses.queries.record import record_of
from courses.rules.prior_learning import (
    LONGEST_STATEMENT,
    LONGEST_WORDS,
    NOT_A_DRAFT,
    STATEMENT_TITLE,
    asked_by,
    may_claim,
    may_submit,
    may_withdraw,
)
from courses.vocabulary import ActivityKind, ClaimDecision, ClaimState
from foundations.verdict import Refused, Verdict
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person

YOUR_STATEMENT: Final = Citable("statement", "", STATEMENT_TITLE, "")


class ClaimRefused(Refused):
    """The claim cannot be begun, sent or taken back; nothing was written."""


@transaction.atomic
def begin_claim(*, person: Person, target: Activity, at: datetime) -> PriorClaim:
    """Begin a claim of a module, or of everything before a year; one that is open already is given back.

    What an earlier claim was recognised for is carried over, and what was written for the rest is there to go on with.

    :raises ClaimRefused: without a place on a programme that has it, and where nothing is left to claim.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    held = PriorClaim.objects.of(person.pk).open().filter(target=target).first()
    if held is not None:
        return held
    outline = current_outline()
    has_place, left = what_is_claimed(outline, record_of(person.pk), target)
    verdict = may_claim(has_place=has_place, left=left)
    if not verdict.allowed:
        raise ClaimRefused(verdict)
    before = _latest(person, target)
    claim = PriorClaim.objects.create(
        person=person,
        target=target,
        modules=[module.activity_id for module in left],
        follows=before,
        statement=before.statement if before else "",
        begun_at=at,
        saved_at=at,
    )
    claim.refresh_from_db(fields=["uuid"])
    curriculum = next(module.curriculum for module in left if module.competencies)
    names = _names(curriculum)
    parts = [
        PriorClaimPart(
            claim=claim,
            code=asked.code,
            title=names.get(asked.code, asked.code),
            level=asked.level,
            position=place,
            modules=list(asked.modules),
        )
        for place, asked in enumerate(asked_by(left))
    ]
    _carry_over(parts, settled=_settled(person), written=_written(before))
    PriorClaimPart.objects.bulk_create(parts)
    return claim


@transaction.atomic
def save_claim(
    *,
    claim: PriorClaim,
    statement: str,
    words: Mapping[str, str],
    evidence: Mapping[str, Collection[str]],
    at: datetime,
) -> PriorClaim:
    """Keep what was written so far; ``words`` and ``evidence`` are by competency, evidence by the keys of what is citable.

    :raises ClaimRefused: once it has been sent.
    """
    locked = _locked(claim)
    if locked.state != ClaimState.DRAFT:
        raise ClaimRefused(Verdict((NOT_A_DRAFT,)))
    locked.statement, locked.saved_at = statement.strip()[:LONGEST_STATEMENT], at
    locked.save(update_fields=["statement", "saved_at"])
    own = {each.key: each for each in (YOUR_STATEMENT, *citable(locked.person))}
    parts = [part for part in parts_of(locked) if not part.is_carried]
    for part in parts:
        part.words = words.get(part.code, "").strip()[:LONGEST_WORDS]
        chosen = [own[key] for key in evidence.get(part.code, ()) if key in own]
        part.evidence = [{"kind": each.kind, "uuid": each.uuid, "title": each.title} for each in chosen]
    PriorClaimPart.objects.bulk_update(parts, ["words", "evidence"])
    return locked


@transaction.atomic
def submit_claim(*, claim: PriorClaim, confirmed: Collection[str], at: datetime) -> PriorClaim:
    """Send a claim to the assessors; ``confirmed`` are the kinds of contact details that are not a client's.

    :raises ClaimRefused: naming everything that is still missing.
    """
    locked = _locked(claim)
    parts = parts_of(locked)
    shown = [(part.code, part.title, bool(part.is_carried or part.words or part.evidence)) for part in parts]
    verdict = may_submit(state=locked.state, statement=locked.statement, parts=shown)
    if not verdict.allowed:
        raise ClaimRefused(verdict)
    locked.state, locked.submitted_at, locked.confirmed = ClaimState.SUBMITTED, at, sorted(confirmed)
    locked.save(update_fields=["state", "submitted_at", "confirmed"])
    _say(locked, Verb.REQUESTED, at)
    return locked


@transaction.atomic
def withdraw_claim(*, claim: PriorClaim, at: datetime) -> PriorClaim:
    """Take a claim back. A draft goes for good; one that was sent stays on record, and can be made again.

    :raises ClaimRefused: once it has been answered.
    """
    locked = _locked(claim)
    verdict = may_withdraw(locked.state)
    if not verdict.allowed:
        raise ClaimRefused(verdict)
    if locked.state == ClaimState.DRAFT:
        locked.delete()
        return locked
    locked.state, locked.withdrawn_at = ClaimState.WITHDRAWN, at
    locked.save(update_fields=["state", "withdrawn_at"])
    _say(locked, Verb.WITHDREW, at)
    return locked


def _locked(claim: PriorClaim) -> PriorClaim:
    return (
        PriorClaim.objects.select_for_update(of=("self",)).select_related("person", "target").get(pk=claim.pk)
    )


def _say(claim: PriorClaim, verb: Verb, at: datetime) -> None:
    study = Study(claim.person, current_outline(), at)
    kind = ActivityType.MODULE if claim.target.kind == ActivityKind.MODULE else ActivityType.YEAR
    study.say(verb, kind, claim.target.uuid, claim.target.title)
    study.record()


def _latest(person: Person, target: Activity) -> PriorClaim | None:
    sent = PriorClaim.objects.of(person.pk).filter(target=target, submitted_at__isnull=False)
    return sent.order_by("-submitted_at", "-pk").first()


def _names(curriculum: str) -> dict[str, str]:
    rows = Competency.objects.filter(domain__framework__curriculum=curriculum).order_by("pk")
    return dict(rows.values_list("code", "name"))


def _settled(person: Person) -> dict[str, PriorClaimPart]:
    """Return what somebody was recognised for before, by competency, at the highest level."""
    rows = PriorClaimPart.objects.filter(
        claim__person=person, claim__state=ClaimState.DECIDED, decision=ClaimDecision.RECOGNISED
    )
    return {part.code: part for part in rows.order_by("level", "pk")}


def _written(before: PriorClaim | None) -> dict[str, PriorClaimPart]:
    return {part.code: part for part in parts_of(before)} if before else {}


def _carry_over(
    parts: list[PriorClaimPart],
    *,
    settled: Mapping[str, PriorClaimPart],
    written: Mapping[str, PriorClaimPart],
) -> None:
    """Fill parts with what was recognised before at their level or above, else with what was written before."""
    for part in parts:
        known, said = settled.get(part.code), written.get(part.code)
        if known is not None and known.level >= part.level:
            part.is_carried, part.decision = True, ClaimDecision.RECOGNISED
            part.reason, part.words, part.evidence = known.reason, known.words, known.evidence
        elif said is not None:
            part.words, part.evidence = said.words, said.evidence
