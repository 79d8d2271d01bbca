"""One question as its file has it: settings, the text asked, its answers and its feedback.

``read_question`` and ``write_question`` are each other's inverse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assessments.rules.question_kind import QuestionKind
from assessments.rules.written import FEEDBACK, SETTING, Written, escaped, unescaped

COMMENT = re.compile(r"\s+#.*")
CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST_CODE = 100
LONGEST_TAG = 60


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
class _Parts:
    stem: str
    answers: list[str]
    feedback: str
    answers_at: int


def check_code(line: int, code: str, problems: list[TextProblem]) -> None:
    if not CODE.fullmatch(code):
        problems.append(TextProblem(line, f"An id has lower-case letters, digits and hyphens: “{code}”."))
    if len(code) > LONGEST_CODE:
        problems.append(TextProblem(line, f"An id has at most {LONGEST_CODE} characters."))


def read_question(
    line: int,
    code: str,
    lines: Sequence[str],
    kinds: Mapping[str, QuestionKind],
    problems: list[TextProblem],
) -> QuestionText | None:
    """Return the question under a heading on ``line``; what is wrong is added to ``problems``."""
    settings, start = _settings(lines, line, problems)
    if any(len(tag.strip()) > LONGEST_TAG for tag in settings.get("tags", "").split(",")):
        problems.append(TextProblem(line, f"A tag has at most {LONGEST_TAG} characters."))
    word = settings.get("type", "")
    kind = kinds.get(word)
    if kind is None:
        problems.append(TextProblem(line, _no_type(word, kinds)))
        return None
    parts = _parts(lines[start:], kind)
    mode = settings.get("mode", "")
    if mode and mode not in kind.modes:
        wanted = " or ".join(f"“{known}”" for known in kind.modes)
        words = f"“mode” is {wanted}, not “{mode}”." if wanted else "A question of this type has no “mode:”."
        problems.append(TextProblem(line, words))
        mode = ""
    read = kind.read(Written(parts.stem, parts.answers, mode, parts.answers_at))
    at = line + 1 + start + parts.answers_at
    problems += [TextProblem(at + problem.line, problem.words) for problem in read.problems]
    if not read.stem:
        problems.append(TextProblem(line, "This question asks nothing: there is no text before its answers."))
    return QuestionText(
        code, word, read.stem, read.content, parts.feedback,
        settings.get("competency", ""), _difficulty(settings, line, problems),
        tuple(tag.strip() for tag in settings.get("tags", "").split(",") if tag.strip()), line,
    )  # fmt: skip


def _no_type(word: str, kinds: Mapping[str, QuestionKind]) -> str:
    if not word:
        return "This question has no “type:”."
    if word == "case" and word not in kinds:
        return "A question of a case cannot be a case itself."
    return f"“{word}” is no question type."


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


def _parts(lines: Sequence[str], kind: QuestionKind) -> _Parts:
    """Split the lines after the settings into the text asked, the answers and the feedback."""
    first = next((n for n, line in enumerate(lines) if kind.is_answer(line)), len(lines))
    if kind.feedback_first:
        said = next((n for n, line in enumerate(lines[:first]) if FEEDBACK.fullmatch(line)), first)
        return _Parts(_stem(lines[:said], kind), list(lines[first:]), _feedback(lines[said:first]), first)
    said = next((n for n, line in enumerate(lines) if FEEDBACK.fullmatch(line)), len(lines))
    first = min(first, said)
    return _Parts(_stem(lines[:first], kind), list(lines[first:said]), _feedback(lines[said:]), first)


def _stem(lines: Sequence[str], kind: QuestionKind) -> str:
    return "\n".join(unescaped(line, kind.is_answer) for line in lines).strip("\n").rstrip()


def _feedback(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    match = FEEDBACK.fullmatch(lines[0])
    return "\n".join([match["words"] if match else "", *lines[1:]]).strip()


def write_question(question: QuestionText, kind: QuestionKind, heading: str = "##") -> str:
    """Return the lines that ``read_question`` reads as this question, with its heading."""
    written = kind.write(question.stem, question.content)
    lines = [f"{heading} {question.code}", f"type: {question.type}"]
    if written.mode:
        lines.append(f"mode: {written.mode}")
    if question.competency:
        lines.append(f"competency: {question.competency}")
    if question.difficulty is not None:
        lines.append(f"difficulty: {question.difficulty}")
    if question.tags:
        lines.append(f"tags: {', '.join(question.tags)}")
    lines += [escaped(line, kind.is_answer) for line in written.stem.split("\n")]
    feedback = [f"feedback: {question.feedback}"] if question.feedback else []
    lines += [*feedback, *written.lines] if kind.feedback_first else [*written.lines, *feedback]
    return "\n".join(lines)
