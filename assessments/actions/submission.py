"""Writing, handing in and taking files: what a learner does with their work.

The person is locked first, then their submission. Handing in twice makes one version; a draft that was saved elsewhere
since is never written over by somebody who has not seen it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from assessments.actions.locks import lock_person
from assessments.actions.marking_assign import tell_marker
from assessments.actions.submission_record import say
from assessments.models import AssignmentPage, MarkingTask, Submission, SubmissionVersion
from assessments.permissions import may_open_task
from assessments.queries.assignment import rubric_of
from assessments.queries.submission import draft_files, latest_handed_in
from assessments.rules.marking_queue import MARK_WITHIN
from assessments.rules.rubric import kept
from assessments.rules.submission import (
    LONGEST_TEXT,
    NEEDS_CONFIRMATION,
    TOO_LONG,
    may_change,
    may_hand_in,
    word_count,
)
from assessments.vocabulary import SubmissionStatus
from courses.actions.progress import hand_in_step, open_step
from courses.models import Activity
from courses.rules.outline import StepNode
from foundations.checked_words import count_found
from foundations.identifiers import identifiers_in, refusal_of
from foundations.period import add_working_days
from foundations.verdict import Refusal, Refused, Verdict
from learning_records.vocabulary import Verb
from people.models import Person


class SubmissionRefused(Refused):
    """The rules of handing in refuse; nothing was changed."""


class DraftIsNewer(Exception):
    """The draft was saved elsewhere since; nothing was changed. ``submission`` holds what was saved there."""

    def __init__(self, submission: Submission) -> None:
        super().__init__("The draft was saved elsewhere since.")
        self.submission = submission


@transaction.atomic
def save_draft(
    *, person: Person, step: Activity | StepNode, text: str, at: datetime, edition: int | None = None
) -> Submission:
    """Keep the draft of somebody's work on an assignment; ``edition`` is the one on which it was written, if known.

    :raises SubmissionRefused: once it has been handed in, or when the text is too long to keep.
    :raises DraftIsNewer: when another text was saved since that edition.
    """
    found = begin_work(person=person, step=step, at=at)
    verdict = may_change(found.status)
    if len(text) > LONGEST_TEXT:
        verdict += Verdict((TOO_LONG,))
    if not verdict.allowed:
        raise SubmissionRefused(verdict)
    text = text.replace("\r\n", "\n")
    if text == found.draft:
        return found
    if edition is not None and edition != found.edition:
        raise DraftIsNewer(found)
    found.draft, found.saved_at, found.edition = text, at, found.edition + 1
    found.save(update_fields=["draft", "saved_at", "edition"])
    return found


def begin_work(*, person: Person, step: Activity | StepNode, at: datetime) -> Submission:
    """Return somebody's work on an assignment under its lock, begun now if it was not; for the caller's transaction."""
    lock_person(person.pk)
    step_id = step.activity_id if isinstance(step, StepNode) else step.pk
    found, is_new = Submission.objects.select_for_update(no_key=True).get_or_create(
        person=person, assignment_id=step_id, defaults={"begun_at": at, "saved_at": at}
    )
    if is_new:
        open_step(person=person, step=step, at=at)
        found.refresh_from_db()
    return found


@transaction.atomic
def hand_in(
    *, person: Person, page: AssignmentPage, step: Activity | StepNode, at: datetime, is_own: bool = False
) -> SubmissionVersion:
    """Hand in the draft with its files: freeze a version, let what comes next open, and put it into the marking queue.

    ``is_own`` confirms that what the check of identifiers found is an organisation's or the writer's own. Work that has
    been handed in already is given back as it was.

    :raises SubmissionRefused: with every reason.
    """
    found = begin_work(person=person, step=step, at=at)
    if found.status == SubmissionStatus.HANDED_IN:
        return found.versions.order_by("-number")[0]
    files = draft_files(found)
    seen = identifiers_in(found.draft)
    doubtful = sorted(
        {each.kind.value for each in seen if not each.is_refused}
        | {k for file in files for k in file.doubtful}
    )
    verdict = may_hand_in(
        status=found.status, text=found.draft, files=[file.pk for file in files],
        latest=latest_handed_in(found),
    )  # fmt: skip
    if seen:
        count_found(seen)
    if refused := refusal_of(seen):
        verdict += Verdict((Refusal("identifiers", refused),))
    if doubtful and not is_own:
        verdict += Verdict((NEEDS_CONFIRMATION,))
    if not verdict.allowed:
        raise SubmissionRefused(verdict)
    version = _freeze(found, page, doubtful, [file.pk for file in files], at)
    found.status, found.handed_in_at = SubmissionStatus.HANDED_IN, at
    found.save(update_fields=["status", "handed_in_at"])
    _queue(version, at)
    hand_in_step(person=person, step=step, at=at)
    say(version, Verb.SUBMITTED, at)
    return version


def _freeze(
    submission: Submission, page: AssignmentPage, confirmed: list[str], files: Collection[int], at: datetime
) -> SubmissionVersion:
    version = SubmissionVersion.objects.create(
        submission=submission,
        number=submission.versions.count() + 1,
        text=submission.draft,
        word_count=word_count(submission.draft),
        handed_in_at=at,
        revision_id=page.live_revision_id,
        rubric=kept(rubric_of(page)),
        confirmed=confirmed,
    )
    version.refresh_from_db(fields=["uuid"])
    version.files.set(files)
    return version


def _queue(version: SubmissionVersion, at: datetime) -> None:
    """Put a version into the queue; revised work goes back to whoever returned it, if they still mark."""
    today = localdate(at)
    before = (
        MarkingTask.objects.filter(version__submission=version.submission, is_second=False)
        .exclude(claimed_by=None)
        .select_related("claimed_by")
        .order_by("-pk")
        .first()
    )
    task = MarkingTask.objects.create(
        version=version, opened_at=at, due_on=add_working_days(today, MARK_WITHIN)
    )
    task.refresh_from_db()
    marker = before.claimed_by if before else None
    if marker is not None and may_open_task(marker, task, today):
        task.claimed_by, task.claimed_at = marker, at
        task.save(update_fields=["claimed_by", "claimed_at"])
        tell_marker(task, at)
