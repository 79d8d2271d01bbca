"""The body of a ``quiz.md``: an introduction, then questions as second-level headings.

``read_quiz`` and ``write_quiz`` are each other's inverse: what one writes the other reads as the same, and writing that
again gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assessments.rules.question_type import KNOWN_TYPE_WORDS, QUESTION_KINDS

HEADING = re.compile(r"##\s+(?P<code>\S+)\s*")
SETTING = re.compile(r"(?P<key>type|competency|difficulty|tags):\s*(?P<value>.*)")
COMMENT = re.compile(r"\s+#.*")
ANSWER = re.compile(r"(=|~(\d{1,3}%)?)\s")
FEEDBACK = re.compile(r"feedback:\s*(?P<words>.*)")
CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST_CODE = 100
LONGEST_TAG = 60
FENCE = re.compile(r"(:::|```|~~~)")


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question as its file has it. ``line`` is where its heading stands, for whoever reads a problem."""

    code: str
    type: str
    stem: str
    content: dict[str, Any]
    feedback: str = ""
    competency: str = ""
    difficulty: int | None = None
    tags: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TextProblem:
    """What is wrong, and on which line of the file."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class QuizText:
    """What a quiz's body says; ``kept_types`` are types of the format that nobody can ask yet."""

    introduction: str
    questions: tuple[QuestionText, ...]
    problems: tuple[TextProblem, ...] = ()
    kept_types: frozenset[str] = frozenset()


def read_quiz(body: str, *, first_line: int = 1) -> QuizText:
    """Return the quiz that a body writes, with everything that is wrong with it."""
    introduction, sections = _sections(body.splitlines(), first_line)
    problems: list[TextProblem] = []
    kept: set[str] = set()
    questions = []
    for line, code, lines in sections:
        question = _read_question(line, code, lines, problems, kept)
        if question is not None:
            questions.append(question)
    if not sections:
        problems.append(TextProblem(first_line, "A quiz needs at least one question (“## its-id”)."))
    seen: set[str] = set()
    for line, code, _ in sections:
        if code in seen:
            problems.append(TextProblem(line, f"Two questions have the id “{code}”."))
        seen.add(code)
    return QuizText(introduction, tuple(questions), tuple(problems), frozenset(kept))


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


def _read_question(
    line: int, code: str, lines: Sequence[str], problems: list[TextProblem], kept: set[str]
) -> QuestionText | None:
    settings, start = _settings(lines, line, problems)
    word = settings.get("type", "")
    if not CODE.fullmatch(code):
        problems.append(TextProblem(line, f"An id has lower-case letters, digits and hyphens: “{code}”."))
    if len(code) > LONGEST_CODE:
        problems.append(TextProblem(line, f"An id has at most {LONGEST_CODE} characters."))
    if any(len(tag.strip()) > LONGEST_TAG for tag in settings.get("tags", "").split(",")):
        problems.append(TextProblem(line, f"A tag has at most {LONGEST_TAG} characters."))
    if word not in KNOWN_TYPE_WORDS:
        words = f"“{word}” is no question type." if word else "This question has no “type:”."
        problems.append(TextProblem(line, words))
        return None
    if word not in QUESTION_KINDS:
        kept.add(word)
        return None
    stem, answers, feedback, answers_at = _parts(lines[start:])
    content, found = QUESTION_KINDS[word].read(answers)
    at = line + 1 + start + answers_at
    problems += [TextProblem(at + problem.line, problem.words) for problem in found]
    if not stem:
        problems.append(TextProblem(line, "This question asks nothing: there is no text before its answers."))
    return QuestionText(
        code, word, stem, content, feedback,
        settings.get("competency", ""), _difficulty(settings, line, problems),
        tuple(tag.strip() for tag in settings.get("tags", "").split(",") if tag.strip()), line,
    )  # fmt: skip


def _settings(lines: Sequence[str], line: int, problems: list[TextProblem]) -> tuple[dict[str, str], int]:
    """Return the ``key: value`` lines at the head of a question, and where the rest begins."""
    settings: dict[str, str] = {}
    for number, text in enumerate(lines):
        match = SETTING.fullmatch(text.strip())
        if match is None:
            if text.strip() or settings:
                return settings, number
            continue
        if match["key"] in settings:
            problems.append(TextProblem(line + 1 + number, f"“{match['key']}” stands here twice."))
        settings[match["key"]] = COMMENT.sub("", match["value"]).strip()
    return settings, len(lines)


def _difficulty(settings: dict[str, str], line: int, problems: list[TextProblem]) -> int | None:
    written = settings.get("difficulty", "")
    if not written:
        return None
    if written.isdecimal() and 1 <= int(written) <= 5:
        return int(written)
    problems.append(TextProblem(line, f"The difficulty is from 1 to 5, not “{written}”."))
    return None


def _parts(lines: Sequence[str]) -> tuple[str, list[str], str, int]:
    """Return the text asked, the answers' lines, the feedback, and at which line the answers begin."""
    first = next((n for n, line in enumerate(lines) if ANSWER.match(line)), len(lines))
    last = next((n for n, line in enumerate(lines) if n >= first and FEEDBACK.fullmatch(line)), len(lines))
    stem = "\n".join(_unescaped(line) for line in lines[:first]).strip("\n")
    feedback = ""
    if last < len(lines):
        match = FEEDBACK.fullmatch(lines[last])
        words = [match["words"] if match else "", *lines[last + 1 :]]
        feedback = "\n".join(words).strip()
    return stem.rstrip(), list(lines[first:last]), feedback, first


def _unescaped(line: str) -> str:
    return line[1:] if re.match(r"\\+([=~]|feedback:|type:|competency:|difficulty:|tags:)", line) else line


def _escaped(line: str) -> str:
    """Return a line of the text asked so that it is not taken for an answer or a setting."""
    return f"\\{line}" if re.match(r"\\*([=~]|feedback:|type:|competency:|difficulty:|tags:)", line) else line


def write_quiz(introduction: str, questions: Iterable[QuestionText]) -> str:
    """Return the body of a quiz's file, ending in a line feed."""
    parts = [introduction.strip("\n")] if introduction.strip() else []
    parts += [write_question(question) for question in questions]
    return "\n\n".join(parts) + "\n"


def write_question(question: QuestionText) -> str:
    lines = [f"## {question.code}", f"type: {question.type}"]
    if question.competency:
        lines.append(f"competency: {question.competency}")
    if question.difficulty is not None:
        lines.append(f"difficulty: {question.difficulty}")
    if question.tags:
        lines.append(f"tags: {', '.join(question.tags)}")
    lines += [_escaped(line) for line in question.stem.split("\n")]
    lines += QUESTION_KINDS[question.type].write(question.content)
    if question.feedback:
        lines.append(f"feedback: {question.feedback}")
    return "\n".join(lines)
