"""What assignments tell the storeys below."""

from __future__ import annotations

from typing import Final

from assessments.assignment_sight import SIGHT
from foundations.registries import (
    CurriculumKind,
    EvidenceKind,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    curriculum_kinds,
    evidence,
    holds_personal_data,
    joins_people,
    purposes,
)

SIX_YEARS: Final = "while you use Linkway, and six years after"
PERSONAL_DATA: Final = (
    PersonalData(
        model="assessments.Submission",
        title="Your work on assignments",
        person_path="person",
        fields={
            "assignment": "the assignment",
            "status": "where it stands",
            "draft": "what you wrote",
            "begun_at": "when you began",
            "saved_at": "when it was saved",
            "handed_in_at": "when you handed it in",
            "decided_at": "when it was marked",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.SubmissionVersion",
        title="Work that you handed in",
        person_path="submission__person",
        fields={
            "number": "which version it was",
            "text": "what you wrote",
            "word_count": "how many words",
            "handed_in_at": "when you handed it in",
            "confirmed": "what you said is an organisation’s or your own",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.SubmissionFile",
        title="Files that you handed in",
        person_path="submission__person",
        fields={"name": "its name", "kind": "its kind", "size": "its size in bytes", "added_at": "when"},
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.MarkingTask",
        title="Who marks your work",
        person_path="version__submission__person",
        fields={
            "opened_at": "since when it waits",
            "due_on": "by when it is marked",
            "claimed_by": "who marks it",
            "marked_at": "when it was marked",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.Marking",
        title="Marks and comments that you were given",
        person_path="task__version__submission__person",
        fields={
            "by": "who marked",
            "at": "when",
            "outcome": "what was decided",
            "comment": "what they wrote",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.CriterionMark",
        title="Marks and comments by criterion",
        person_path="marking__task__version__submission__person",
        fields={"position": "which criterion", "level": "the level", "comment": "what they wrote"},
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.MarginComment",
        title="Comments in the margin of your work",
        person_path="marking__task__version__submission__person",
        fields={
            "paragraph": "beside which paragraph",
            "quotation": "the words it is about",
            "comment": "what they wrote",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.MarkingDraft",
        title="Marks that you have begun to write",
        person_path="by",
        fields={"filled": "what you filled in", "saved_at": "when it was saved"},
        kept_for="until the work is marked, and twelve months after your account is closed",
    ),
)


def register() -> None:
    from assessments import assignment_kinds
    from assessments.actions.assignment import ASSIGNMENT
    from assessments.actions.submission_join import JOINED, join_submissions
    from assessments.queries.evidence import pass_of
    from assessments.queries.submission import passed_assignments
    from assessments.queries.submission_agreement import submissions_agree

    assignment_kinds.register()
    kind = CurriculumKind("assignment", "assessments.AssignmentPage", ASSIGNMENT)
    curriculum_kinds.register("assignment", kind)
    agrees_with_ledger.register("assessments.submissions", submissions_agree)
    evidence.register(
        "assignment",
        EvidenceKind(
            "assignment", "Assignments you passed", passed_assignments, order=25, statement_of=pass_of
        ),
    )
    joins_people.register(
        "assessments.submissions", PersonJoiner("assessments.submissions", JOINED, join_submissions)
    )
    purposes.register(SIGHT.code, SIGHT)
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)
