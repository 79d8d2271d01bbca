"""A piece of work as its marker sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import AssignmentPage, Marking, MarkingDraft, MarkingTask, SubmissionFile
from assessments.queries.marking_queue import learner_of, pages_of
from assessments.queries.submission import (
    CriterionLine,
    Paragraph,
    VersionRow,
    criterion_lines,
    margin_of,
    paragraphs_with,
    version_rows,
)
from assessments.rules.rubric import Criterion, from_kept
from assessments.rules.submission import Stretch, differences, shortened
from people.models import Person


@dataclass(frozen=True)
class Work:
    """A piece of work as its marker sees it. Second markers see nothing of what anybody else decided."""

    title: str
    learner: str
    is_anonymous: bool
    page: AssignmentPage | None
    rubric: tuple[Criterion, ...]
    row: VersionRow
    before: VersionRow | None
    changes: list[Stretch]
    marking: Marking | None
    criteria: Sequence[CriterionLine]
    paragraphs: Sequence[Paragraph]
    draft: MarkingDraft | None

    @property
    def files(self) -> list[tuple[str, SubmissionFile]]:
        """The files under their names, or under numbers where names stay hidden."""
        return [
            (f"File {number}.{file.kind}" if self.is_anonymous else file.name, file)
            for number, file in enumerate(self.row.files, 1)
        ]


def work_of(task: MarkingTask, marker: Person) -> Work:
    """Return what is shown of a piece of work; thirteen queries at most, however many versions there are."""
    submission = task.version.submission
    pages = pages_of([task])
    page = pages.get(submission.assignment_id)
    rows = {row.version.pk: row for row in version_rows(submission)}
    row = rows[task.version_id]
    before = next((each for each in rows.values() if each.version.number == row.version.number - 1), None)
    changes = differences(before.version.text, row.version.text) if before else []
    own = getattr(task, "marking", None)
    shown = own if own is not None and _may_see_marking(task, own, marker) else None
    return Work(
        title=submission.assignment.title,
        learner=learner_of(task, pages),
        is_anonymous=bool(page and page.is_anonymous and task.marked_at is None),
        page=page,
        rubric=from_kept(task.version.rubric),
        row=row,
        before=None if task.is_second else before,
        changes=list(shortened(changes)),
        marking=shown,
        criteria=criterion_lines(task.version, shown) if shown else (),
        paragraphs=paragraphs_with(row.version.text, margin_of(shown) if shown else ()),
        draft=None if task.marked_at else MarkingDraft.objects.filter(task=task, by=marker).first(),
    )


def _may_see_marking(task: MarkingTask, marking: Marking, marker: Person) -> bool:
    """Return whether a decision may be seen: not while somebody else is still to mark the same version."""
    if marking.by_id == marker.pk:
        return True
    return not MarkingTask.objects.open().filter(version_id=task.version_id).exists()
