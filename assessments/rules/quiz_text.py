"""The body of a ``quiz.md``: an introduction, then questions as second-level headings.

``read_quiz`` and ``write_quiz`` are each other's inverse: what one writes the other reads as the same, and writing that
again gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessments.rules import question_text
from assessments.rules.question_text import QuestionText, TextProblem, check_code, read_question
from assessments.rules.question_type import QUESTION_KINDS

HEADING = re.compile(r"##\s+(?P<code>\S+)\s*")
FENCE = re.compile(r"(:::|```|~~~)")


@dataclass(frozen=True, slots=True)
class QuizText:
    """What a quiz's body says."""

    introduction: str
    questions: tuple[QuestionText, ...]
    problems: tuple[TextProblem, ...] = ()


def read_quiz(body: str, *, first_line: int = 1) -> QuizText:
    """Return the quiz that a body writes, with everything that is wrong with it."""
    introduction, sections = _sections(body.splitlines(), first_line)
    problems: list[TextProblem] = []
    questions = []
    for line, code, lines in sections:
        check_code(line, code, problems)
        question = read_question(line, code, lines, QUESTION_KINDS, problems)
        if question is not None:
            questions.append(question)
    if not sections:
        problems.append(TextProblem(first_line, "A quiz needs at least one question (“## its-id”)."))
    problems += _twice(sections, questions)
    return QuizText(introduction, tuple(questions), tuple(problems))


def _twice(
    sections: Sequence[tuple[int, str, list[str]]], questions: Sequence[QuestionText]
) -> Iterator[TextProblem]:
    """Yield each id that a question has after another one, also inside cases."""
    linked = [
        (question.line, str(row["code"]))
        for question in questions
        for row in question.content.get("questions", ())
    ]
    seen: set[str] = set()
    for line, code in [*((line, code) for line, code, _ in sections), *linked]:
        if code in seen:
            yield TextProblem(line, f"Two questions have the id “{code}”.")
        seen.add(code)


def _sections(lines: Sequence[str], first_line: int) -> tuple[str, list[tuple[int, str, list[str]]]]:
    """Return the text before the first question, and each question's line, id and lines."""
    introduction: list[str] = []
    sections: list[tuple[int, str, list[str]]] = []
    fenced = False
    for number, line in enumerate(lines, first_line):
        if FENCE.match(line):
            fenced = not fenced
        heading = None if fenced else HEADING.fullmatch(line)
        if heading:
            sections.append((number, heading["code"], []))
        elif sections:
            sections[-1][2].append(line)
        else:
            introduction.append(line)
    return "\n".join(introduction).strip("\n"), sections


def competencies_of(question: QuestionText) -> Iterator[str]:
    """Yield the codes of the competencies that a question and those of its case name."""
    linked = (str(row["competency"]) for row in question.content.get("questions", ()))
    yield from (code for code in (question.competency, *linked) if code)


def write_quiz(introduction: str, questions: Iterable[QuestionText]) -> str:
    """Return the body of a quiz's file, ending in a line feed."""
    parts = [introduction.strip("\n")] if introduction.strip() else []
    parts += [write_question(question) for question in questions]
    return "\n\n".join(parts) + "\n"


def write_question(question: QuestionText) -> str:
    return question_text.write_question(question, QUESTION_KINDS[question.type])
