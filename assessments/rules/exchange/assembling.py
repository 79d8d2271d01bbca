"""A question that was read, checked as our own questions are, with what it lost; or with the reason why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assessments.rules.exchange.found import (
    LONGEST_CATEGORY,
    LONGEST_NAME,
    FoundQuestion,
    Unfit,
    read_tags,
)
from assessments.rules.exchange.markup import Reading
from assessments.rules.question_text import LONGEST_TAG, QuestionText
from assessments.rules.question_type import QUESTION_KINDS

WITHOUT_PICTURES = "It was read without its pictures and sounds, because questions hold none."


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of a question besides what it asks."""

    line: int
    name: str = ""
    kind: str = ""
    outside_id: str = ""
    category: str | None = None
    tags: tuple[str, ...] | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a question asks, in our types."""

    type: str
    stem: str
    content: dict[str, Any]
    feedback: str = ""


def assemble(head: Head, read: Callable[[Reading], Body]) -> FoundQuestion:
    """Return the question that ``read`` reads; whatever is wrong with it refuses it alone."""
    reading = Reading()
    name = " ".join(head.name.split())[:LONGEST_NAME]
    filed = read_tags(head.tags or ())
    text, reason = None, ""
    try:
        body = read(reading)
        _check(head, body)
        text = QuestionText(
            "",
            body.type,
            body.stem,
            body.content,
            body.feedback,
            filed.competency,
            filed.difficulty,
            filed.tags,
            head.line,
        )
        if any(len(tag) > LONGEST_TAG for tag in head.tags or ()):
            reading.note(f"A tag is cut to {LONGEST_TAG} characters.")
    except Unfit as unfit:
        reason = f"{unfit} {WITHOUT_PICTURES}" if reading.is_draft else str(unfit)
    return FoundQuestion(
        head.line, name, head.kind, head.outside_id.strip()[:LONGEST_NAME], head.category,
        None if head.tags is None else filed.tags, head.source, text,
        tuple(reading.notes) if text else (), reason, reading.is_draft and text is not None,
    )  # fmt: skip


def _check(head: Head, body: Body) -> None:
    if not body.stem.strip():
        raise Unfit("It asks nothing: its text is empty.")
    if head.category and len(head.category) > LONGEST_CATEGORY:
        raise Unfit(f"Its category is longer than {LONGEST_CATEGORY} characters.")
    if any(not option["text"] for option in body.content.get("options", ())):
        raise Unfit("One of its answers is empty.")
    problems = QUESTION_KINDS[body.type].check(body.content)
    if problems:
        raise Unfit(" ".join(problem.words for problem in problems))
