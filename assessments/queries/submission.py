"""Read somebody's own work as its screen needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from assessments.models import (
    MarginComment,
    Marking,
    MarkingTask,
    Submission,
    SubmissionFile,
    SubmissionVersion,
)
from assessments.rules.margin import paragraphs
from assessments.rules.rubric import Criterion, from_kept
from assessments.vocabulary import PASSED_STATUSES, RubricLevel
from people.models import Person


@dataclass(frozen=True)
class CriterionLine:
    """A criterion with the level that was given and what was said about it."""

    criterion: Criterion
    level: RubricLevel
    comment: str

    @property
    def words(self) -> str:
        return self.criterion.words_of(self.level)


@dataclass(frozen=True)
class VersionRow:
    """A version that was handed in, its files, and what was decided about it; nothing is said of a second marking."""

    version: SubmissionVersion
    files: Sequence[SubmissionFile]
    task: MarkingTask | None
    marking: Marking | None
    criteria: Sequence[CriterionLine]
    margin: Sequence[MarginComment] = ()

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The text with what was said beside it; no query."""
        return paragraphs_with(self.version.text, self.margin)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph by its number, and what was said beside it, if anything was."""

    number: int
    text: str
    comment: MarginComment | None


def paragraphs_with(text: str, margin: Sequence[MarginComment]) -> list[Paragraph]:
    said = {each.paragraph: each for each in margin}
    return [Paragraph(number, part, said.get(number)) for number, part in enumerate(paragraphs(text), 1)]


def margin_of(marking: Marking) -> list[MarginComment]:
    """Return what a marking says in the margin, from the top; no query where it was read with it."""
    return sorted(marking.margin.all(), key=lambda each: each.paragraph)


def submission_of(person_id: int, assignment_id: int) -> Submission | None:
    return Submission.objects.of(person_id, assignment_id).select_related("assignment").first()


def draft_files(submission: Submission) -> list[SubmissionFile]:
    return list(submission.files.filter(is_in_draft=True).order_by("added_at", "pk"))


def version_rows(submission: Submission) -> list[VersionRow]:
    """Return what was handed in, the latest first; five queries at most."""
    versions = submission.versions.prefetch_related("files").order_by("-number")
    tasks = {
        task.version_id: task
        for task in MarkingTask.objects.filter(version__submission=submission, is_second=False)
        .select_related("marking__by", "claimed_by")
        .prefetch_related("marking__criteria", "marking__margin")
    }
    return [_row(version, tasks.get(version.pk)) for version in versions]


def _row(version: SubmissionVersion, task: MarkingTask | None) -> VersionRow:
    files = sorted(version.files.all(), key=lambda file: (file.added_at, file.pk))
    marking = getattr(task, "marking", None) if task else None
    lines = criterion_lines(version, marking) if marking else ()
    return VersionRow(version, files, task, marking, lines, margin_of(marking) if marking else ())


def criterion_lines(version: SubmissionVersion, marking: Marking) -> list[CriterionLine]:
    """Return a version's criteria with what a marking says of each."""
    marks = {row.position: row for row in marking.criteria.all()}
    return [
        CriterionLine(criterion, RubricLevel(marks[place].level), marks[place].comment)
        for place, criterion in enumerate(from_kept(version.rubric))
        if place in marks
    ]


def latest_handed_in(submission: Submission) -> tuple[str, list[int]] | None:
    """Return the text and the files of the latest version; two queries."""
    version = submission.versions.order_by("-number").first()
    if version is None:
        return None
    return version.text, list(version.files.order_by("pk").values_list("pk", flat=True))


def passed_assignments(person: Person) -> list[tuple[UUID, str]]:
    """Return the assignments that somebody passed, the latest first."""
    rows = Submission.objects.filter(person=person, status__in=PASSED_STATUSES).order_by("-decided_at", "-pk")
    return list(rows.values_list("assignment__uuid", "assignment__title"))
