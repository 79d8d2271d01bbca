"""Two records of one person become one: all versions of their work are kept, in one row of numbers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assessments.models import EvidenceFile, Marking, MarkingDraft, MarkingTask, Submission, SubmissionVersion
from assessments.vocabulary import SubmissionStatus
from people.models import Person

BEST_FIRST = (
    SubmissionStatus.DISTINCTION,
    SubmissionStatus.PASSED,
    SubmissionStatus.HANDED_IN,
    SubmissionStatus.RETURNED,
    SubmissionStatus.DRAFT,
)
JOINED = frozenset(
    {
        "assessments.Submission",
        "assessments.MarkingTask",
        "assessments.Marking",
        "assessments.MarkingDraft",
        "assessments.EvidenceFile",
    }
)


@transaction.atomic
def join_submissions(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move work and marks; where both worked on an assignment, the kept record's work stands and the other's stays beside it.

    Work that would now be one's own to mark belongs to nobody in particular.
    """
    Marking.objects.filter(by=lose).update(by=keep)
    MarkingTask.objects.filter(claimed_by=lose).update(claimed_by=keep)
    _join_drafts(keep, lose)
    EvidenceFile.objects.filter(person=lose).update(person=keep)
    for submission in Submission.objects.select_for_update().filter(person=lose).order_by("pk"):
        own = Submission.objects.of(keep.pk, submission.assignment_id).first()
        if own is None:
            Submission.objects.filter(pk=submission.pk).update(person=keep)
            continue
        _move(submission, own)
    MarkingTask.objects.open().filter(claimed_by=keep, version__submission__person=keep).update(
        claimed_by=None, claimed_at=None
    )
    MarkingDraft.objects.filter(by=keep, task__version__submission__person=keep).delete()


def _join_drafts(keep: Person, lose: Person) -> None:
    """Keep the draft that was saved last of each piece of work."""
    held = {row.task_id: row for row in MarkingDraft.objects.filter(by=keep)}
    for row in MarkingDraft.objects.filter(by=lose).order_by("pk"):
        other = held.get(row.task_id)
        if other is not None and other.saved_at >= row.saved_at:
            row.delete()
            continue
        if other is not None:
            other.delete()
        MarkingDraft.objects.filter(pk=row.pk).update(by=keep)


def _move(lost: Submission, own: Submission) -> None:
    """Put both people's versions into one work, in the order in which they were handed in; the better standing counts."""
    lost.files.update(submission=own)
    both = SubmissionVersion.objects.filter(submission__in=(own, lost)).order_by("handed_in_at", "pk")
    ids = list(both.values_list("pk", flat=True))
    for base in (len(ids), 0):  # twice, so that no two ever have the same number
        for number, pk in enumerate(ids, base + 1):
            SubmissionVersion.objects.filter(pk=pk).update(submission=own, number=number)
    if lost.draft and lost.draft != own.draft:
        own.draft = f"{own.draft}\n\n{lost.draft}".strip()
        own.edition += 1
    if BEST_FIRST.index(lost.status) < BEST_FIRST.index(own.status):
        own.status, own.decided_at = lost.status, lost.decided_at
    handed_in = [at for at in (own.handed_in_at, lost.handed_in_at) if at is not None]
    own.handed_in_at = max(handed_in, default=None)
    own.save()
    lost.delete()
