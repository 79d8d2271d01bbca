"""Claiming and marking work. A piece of work is locked while it changes hands, so that two markers never both have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.actions.form_draft import FormDraftIsNewer
from assessments.actions.submission_record import say
from assessments.assignment_kinds import WORK_MARKED
from assessments.models import (
    AssignmentPage,
    CriterionMark,
    MarginComment,
    Marking,
    MarkingDraft,
    MarkingTask,
    Submission,
)
from assessments.rules.form_draft import is_overtaken
from assessments.rules.margin import paragraphs, quotation
from assessments.rules.marking_queue import (
    MARK_WITHIN,
    MARKED_ALREADY,
    NOT_CLAIMED,
    OWN_WORK,
    is_in_sample,
    may_claim,
    may_decide,
)
from assessments.vocabulary import RubricLevel, SubmissionStatus
from courses.actions.progress import complete_step, take_back_step
from courses.queries.outline import current_outline
from foundations.period import add_working_days
from foundations.verdict import Refused, Verdict
from learning_records.rules.statement import Result
from learning_records.vocabulary import Verb
from notifications.actions.notify import notify
from notifications.kinds import About
from people.actions import audit
from people.models import Person

LONGEST_COMMENT = 4000
STATUS_AFTER = {
    RubricLevel.REFER: SubmissionStatus.RETURNED,
    RubricLevel.PASS: SubmissionStatus.PASSED,
    RubricLevel.DISTINCTION: SubmissionStatus.DISTINCTION,
}


class MarkingRefused(Refused):
    """The rules of marking refuse; nothing was changed."""


@dataclass(frozen=True, slots=True)
class MarginWords:
    """What is said beside a paragraph, and which of its words it is about, if any were chosen."""

    comment: str
    chosen: str = ""


def locked_task(task: MarkingTask) -> MarkingTask:
    """Return a piece of work as it is now, for this transaction alone."""
    rows = MarkingTask.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("version__submission__person", "version__submission__assignment").get(
        pk=task.pk
    )


@transaction.atomic
def claim(*, task: MarkingTask, by: Person, at: datetime, was_assigned: bool = False) -> MarkingTask:
    """Take work on. Whoever has it already keeps it; overdue work may be taken over.

    :raises MarkingRefused: when it is one's own, marked, or somebody else's.
    """
    found = locked_task(task)
    verdict = may_claim(
        marker=by.pk,
        learner=found.version.submission.person_id,
        is_marked=found.marked_at is not None,
        claimed_by=found.claimed_by_id,
        is_overdue=found.due_on < localdate(at),
        marked_before_by=_marked_by(found),
    )
    if not verdict.allowed:
        raise MarkingRefused(verdict)
    if found.claimed_by_id == by.pk:
        return found
    found.claimed_by, found.claimed_at, found.was_assigned = by, at, was_assigned
    found.save(update_fields=["claimed_by", "claimed_at", "was_assigned"])
    action = "marking assigned" if was_assigned else "marking claimed"
    audit.write(
        at=at, by=None if was_assigned else by, action=action, subject=found,
        person_id=found.version.submission.person_id, detail={"marker": by.pk},
    )  # fmt: skip
    return found


def _marked_by(task: MarkingTask) -> list[int]:
    """Return who has marked the same version before."""
    others = Marking.objects.filter(task__version_id=task.version_id).exclude(task=task)
    return [pk for pk in others.values_list("by_id", flat=True) if pk is not None]


@transaction.atomic
def release(*, task: MarkingTask, by: Person, at: datetime) -> MarkingTask:
    """Give work back to the queue; nothing happens to work that is not theirs or is marked."""
    found = locked_task(task)
    if found.claimed_by_id != by.pk or found.marked_at is not None:
        return found
    found.claimed_by = found.claimed_at = None
    found.was_assigned = False
    found.save(update_fields=["claimed_by", "claimed_at", "was_assigned"])
    audit.write(
        at=at, by=by, action="marking released", subject=found, person_id=found.version.submission.person_id
    )
    return found


@transaction.atomic
def mark(
    *,
    task: MarkingTask,
    by: Person,
    levels: Sequence[RubricLevel | None],
    comments: Sequence[str],
    outcome: RubricLevel,
    comment: str,
    at: datetime,
    margin: Mapping[int, MarginWords] | None = None,
) -> Marking:
    """Decide about work that one has claimed: a level and a comment for each criterion in order, and the outcome.

    ``margin`` has what is said beside paragraphs, by their numbers from 1.

    A first marking decides for the learner at once; a second changes nothing for them. Whoever presses twice gets back
    what they decided.

    :raises MarkingRefused: with every reason.
    """
    found = locked_task(task)
    before = Marking.objects.filter(task=found, by=by).first()
    if before is not None:
        return before
    verdict = _may_mark(found, by) + may_decide(
        levels=levels, comments=comments, outcome=outcome, comment=comment
    )
    if not verdict.allowed:
        raise MarkingRefused(verdict)
    at = max(at, found.opened_at)
    marking = Marking.objects.create(
        task=found, by=by, at=at, outcome=outcome, comment=comment.strip()[:LONGEST_COMMENT]
    )
    CriterionMark.objects.bulk_create(
        CriterionMark(marking=marking, position=place, level=level, comment=words.strip()[:LONGEST_COMMENT])
        for place, (level, words) in enumerate(zip(levels, comments, strict=True))
        if level is not None
    )
    _write_in_margin(marking, margin or {})
    MarkingDraft.objects.filter(task=found).delete()
    found.marked_at = at
    found.save(update_fields=["marked_at"])
    audit.write(
        at=at, by=by, action="marking decided", subject=marking,
        person_id=found.version.submission.person_id,
    )  # fmt: skip
    if not found.is_second:
        _decide(found, outcome, at)
        _ask_for_second(found, at)
    return marking


def _write_in_margin(marking: Marking, margin: Mapping[int, MarginWords]) -> None:
    """Keep what is said beside the paragraphs that there are."""
    parts = paragraphs(marking.task.version.text)
    MarginComment.objects.bulk_create(
        MarginComment(
            marking=marking,
            paragraph=number,
            quotation=quotation(part, margin[number].chosen),
            comment=margin[number].comment.strip()[:LONGEST_COMMENT],
        )
        for number, part in enumerate(parts, 1)
        if number in margin and margin[number].comment.strip()
    )


@transaction.atomic
def keep_marking_draft(
    *, task: MarkingTask, by: Person, filled: Mapping[str, str], at: datetime, edition: int | None = None
) -> MarkingDraft:
    """Keep what a marker has filled in so far; nobody else is shown it. ``edition`` is the one on which it was filled in.

    :raises MarkingRefused: when the work is one's own, marked, or not one's to mark any more.
    :raises FormDraftIsNewer: when something else was kept since that edition.
    """
    found = locked_task(task)
    if not (verdict := _may_mark(found, by)).allowed:
        raise MarkingRefused(verdict)
    held = MarkingDraft.objects.filter(task=found, by=by).first()
    draft = held or MarkingDraft(task=found, by=by)
    if is_overtaken(draft.filled, filled, edition=draft.edition, seen=edition):
        raise FormDraftIsNewer(draft.filled, draft.edition)
    if draft.filled != dict(filled):
        draft.filled, draft.saved_at, draft.edition = dict(filled), at, draft.edition + 1
        draft.save()
    return draft


def _may_mark(task: MarkingTask, by: Person) -> Verdict:
    refusals = []
    if task.version.submission.person_id == by.pk:
        refusals.append(OWN_WORK)
    if task.marked_at is not None:
        refusals.append(MARKED_ALREADY)
    elif task.claimed_by_id != by.pk:
        refusals.append(NOT_CLAIMED)
    return Verdict.of(refusals)


def _decide(task: MarkingTask, outcome: RubricLevel, at: datetime) -> None:
    """Let the learner's work have its outcome: the step is completed, or theirs to do again."""
    submission = Submission.objects.select_for_update(no_key=True).get(pk=task.version.submission_id)
    has_passed = outcome != RubricLevel.REFER
    if has_passed or not submission.is_passed:
        submission.status, submission.decided_at = STATUS_AFTER[outcome], at
        submission.save(update_fields=["status", "decided_at"])
    result = Result(success=has_passed, completion=has_passed)
    say(task.version, Verb.PASSED if has_passed else Verb.FAILED, at, result)
    if has_passed:
        complete_step(person=submission.person, step=submission.assignment, at=at, result=result)
    elif not submission.is_passed:
        take_back_step(person=submission.person, step=submission.assignment, at=at)
    step = current_outline().step(submission.assignment_id)
    url = step.url if step else reverse("website:my_learning")
    title = step.title if step else submission.assignment.title
    about = About("assessments.Submission", str(submission.uuid), url, title)
    notify(submission.person, WORK_MARKED, about, at, task.uuid)


def _ask_for_second(task: MarkingTask, at: datetime) -> None:
    """Put a version into the queue once more where it belongs to the sample."""
    page = AssignmentPage.objects.filter(pk=task.version.submission.assignment.page_id).first()
    if page is not None and is_in_sample(task.version.uuid, page.second_share):
        MarkingTask.objects.get_or_create(
            version=task.version,
            is_second=True,
            defaults={"opened_at": at, "due_on": add_working_days(localdate(at), MARK_WITHIN)},
        )
