"""Two records of one person become one: what was studied under either is kept, and the better of the two counts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from courses.actions.progress import settle_module
from courses.models import (
    Enrolment,
    EnrolmentChange,
    ModuleProgress,
    PathwayChoice,
    PriorClaim,
    PriorLearning,
    ReflectionNote,
    RouteProgress,
    StepProgress,
)
from courses.queries.outline import current_outline
from courses.vocabulary import ClaimState, EnrolmentStatus
from people.models import Person

JOINED = frozenset(
    {
        "courses.Enrolment",
        "courses.EnrolmentChange",
        "courses.PathwayChoice",
        "courses.PriorClaim",
        "courses.PriorLearning",
        "courses.StepProgress",
        "courses.ModuleProgress",
        "courses.RouteProgress",
        "courses.ReflectionNote",
    }
)


@transaction.atomic
def join_studies(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move everything that ``lose`` has studied to ``keep``."""
    _join_enrolments(keep, lose)
    Enrolment.objects.filter(enrolled_by=lose).update(enrolled_by=keep)
    EnrolmentChange.objects.filter(by=lose).update(by=keep)
    PriorLearning.objects.filter(recognised_by=lose).update(recognised_by=keep)
    _join_choices(keep, lose, at)
    _join_recognitions(keep, lose, at)
    _join_claims(keep, lose, at)
    _join_progress(StepProgress, keep, lose, _join_steps)
    _join_progress(ModuleProgress, keep, lose, _join_modules)
    _join_progress(RouteProgress, keep, lose, _join_routes)
    _join_notes(keep, lose)
    _settle(keep, at)


def _join_enrolments(keep: Person, lose: Person) -> None:
    """Move places; of two that hold in one programme the kept one stays, completed if either is."""
    for place in Enrolment.objects.select_for_update().filter(learner=lose):
        held = Enrolment.objects.filter(learner=keep, programme_id=place.programme_id)
        held_now = held.exclude(status=EnrolmentStatus.WITHDRAWN).first()
        if held_now is not None and place.status != EnrolmentStatus.WITHDRAWN:
            if place.status == EnrolmentStatus.COMPLETED or held_now.status == EnrolmentStatus.INVITED:
                held_now.status = place.status
            held_now.starts_on = min(held_now.starts_on, place.starts_on)
            held_now.save(update_fields=["status", "starts_on"])
            place.status = EnrolmentStatus.WITHDRAWN
        place.learner = keep
        place.save(update_fields=["learner", "status"])


def _join_choices(keep: Person, lose: Person, at: datetime) -> None:
    for choice in PathwayChoice.objects.filter(person=lose):
        same = PathwayChoice.objects.filter(
            person=keep, programme_id=choice.programme_id, place=choice.place, ended_at__isnull=True
        )
        if choice.ended_at is None and same.exists():
            choice.ended_at = at
        choice.person = keep
        choice.save(update_fields=["person", "ended_at"])


def _join_recognitions(keep: Person, lose: Person, at: datetime) -> None:
    for row in PriorLearning.objects.filter(person=lose):
        same = PriorLearning.objects.filter(
            person=keep, activity_id=row.activity_id, taken_back_at__isnull=True
        )
        if row.taken_back_at is None and same.exists():
            row.taken_back_at = at
        row.person = keep
        row.save(update_fields=["person", "taken_back_at"])


def _join_claims(keep: Person, lose: Person, at: datetime) -> None:
    """Move claims; of two open ones for one thing the lost record's is taken back, and nobody assesses their own."""
    both = (keep.pk, lose.pk)
    PriorClaim.objects.filter(person__in=both, assessor__in=both).update(assessor=None, taken_at=None)
    PriorClaim.objects.filter(assessor=lose).update(assessor=keep)
    for claim in PriorClaim.objects.filter(person=lose):
        same = PriorClaim.objects.filter(person=keep, target_id=claim.target_id).open()
        if claim.is_open and same.exists():
            claim.state, claim.withdrawn_at = ClaimState.WITHDRAWN, at
        claim.person = keep
        claim.save(update_fields=["person", "state", "withdrawn_at"])


def _join_progress(model: Any, keep: Person, lose: Person, join: Any) -> None:
    """Move rows of one kind; where both have one, join the two into the kept one."""
    held = {row.activity_id: row for row in model.objects.select_for_update().filter(person=keep)}
    for row in model.objects.select_for_update().filter(person=lose):
        own = held.get(row.activity_id)
        if own is None:
            row.person = keep
            row.save(update_fields=["person"])
        else:
            join(own, row)
            row.delete()
            own.save()


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _union(first: list[int], second: list[int]) -> list[int]:
    return list(dict.fromkeys([*first, *second]))


def _join_steps(own: StepProgress, other: StepProgress) -> None:
    own.opened_at = min(own.opened_at, other.opened_at)
    own.completed_at = _earliest(own.completed_at, other.completed_at)
    own.score = max((score for score in (own.score, other.score) if score is not None), default=None)


def _join_modules(own: ModuleProgress, other: ModuleProgress) -> None:
    own.started_at = min(own.started_at, other.started_at)
    own.completed_at = _earliest(own.completed_at, other.completed_at)
    own.percent = max(own.percent, other.percent)
    own.done_steps = _union(own.done_steps, other.done_steps)
    own.known_steps = _union(own.known_steps, other.known_steps)
    own.handed_in_steps = _union(own.handed_in_steps, other.handed_in_steps)
    own.handed_in_at = None
    if other.latest_at > own.latest_at:
        own.latest_step_id, own.latest_at = other.latest_step_id, other.latest_at


def _join_routes(own: RouteProgress, other: RouteProgress) -> None:
    own.started_at = min(own.started_at, other.started_at)
    own.is_recognised = own.is_recognised if own.completed_at else other.is_recognised
    own.completed_at = _earliest(own.completed_at, other.completed_at)
    own.percent = max(own.percent, other.percent)
    own.known_modules = _union(own.known_modules, other.known_modules)


def _join_notes(keep: Person, lose: Person) -> None:
    """Keep both notes of one prompt, the older words first."""
    held = {(note.activity_id, note.prompt_code): note for note in ReflectionNote.objects.filter(person=keep)}
    for note in ReflectionNote.objects.filter(person=lose):
        own = held.get((note.activity_id, note.prompt_code))
        if own is None:
            note.person = keep
            note.save(update_fields=["person"])
            continue
        older, newer = sorted((own, note), key=lambda each: each.saved_at)
        own.text = "\n\n".join(dict.fromkeys(text for text in (older.text, newer.text) if text))
        own.begun_at, own.saved_at = min(own.begun_at, note.begun_at), newer.saved_at
        own.save(update_fields=["text", "begun_at", "saved_at"])
        note.delete()


def _settle(keep: Person, at: datetime) -> None:
    """Complete the modules that the two records complete together."""
    outline = current_outline()
    for row in ModuleProgress.objects.under_way().filter(person=keep):
        module = outline.module(row.activity_id)
        if module is not None:
            settle_module(person=keep, module=module, at=at)
