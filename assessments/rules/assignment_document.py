"""``*.assignment.md`` as a value: its front matter, its brief and its rubric."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.rules.question_text import TextProblem
from assessments.rules.rubric import Criterion, read_rubric, split_at_rubric, write_rubric
from assessments.vocabulary import AssignmentKind
from courses.rules.body.prose import Reading
from courses.rules.body.reading import read_body
from courses.rules.body.writing import write_body
from courses.rules.curriculum.document import LONGEST_TITLE, Document, open_writer
from courses.rules.curriculum.kind import StepDraft
from courses.rules.front_matter import Front

KINDS = tuple(str(kind.value) for kind in AssignmentKind)


@dataclass(kw_only=True)
class AssignmentDocument(Document):
    """An assignment's file; its parts are the brief."""

    minutes: int | None = None
    kind: str = ""
    words: int | None = None
    anonymous: bool = False
    second_marking: int | None = None
    criteria: tuple[Criterion, ...] = ()


def read_assignment_file(front: Front, reading: Reading) -> StepDraft:
    """Read an assignment's file; what is wrong with it goes to ``reading.problems``."""
    document = AssignmentDocument(code=front.code())
    document.title = front.text("title", required=True, longest=LONGEST_TITLE)
    document.minutes = front.number("minutes")
    document.kind = front.choice("kind", KINDS, required=True)
    document.words = front.number("words")
    document.anonymous = front.boolean("anonymous")
    document.second_marking = front.number("second_marking", most=100)
    front.finish()
    for key, value in (("words", document.words), ("second_marking", document.second_marking)):
        if value == 0:
            reading.problems.add(front.line_of(key), f"“{key}” is at least 1.")
    brief, lines = split_at_rubric(front.body, front.body_line)
    problems: list[TextProblem] = []
    document.criteria = read_rubric(lines, problems, line=front.body_line)
    for problem in problems:
        reading.problems.add(problem.line, problem.words)
    if brief.strip():
        document.parts = read_body(brief, front.body_line, reading)
    else:
        reading.problems.add(front.body_line, "An assignment begins with its brief.")
    return StepDraft(document)


def write_assignment_file(document: AssignmentDocument) -> str:
    """Return the whole text of an assignment's file."""
    writer = open_writer(document).number("minutes", document.minutes)
    writer.text("kind", document.kind).number("words", document.words)
    if document.anonymous:
        writer.boolean("anonymous", document.anonymous)
    writer.number("second_marking", document.second_marking)
    texts = (write_body(document.parts), write_rubric(document.criteria))
    return writer.file("\n\n".join(text for text in texts if text))
