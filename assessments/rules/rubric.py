"""A rubric: what is looked at, what each level is like, and which outcome the levels propose.

``read_rubric`` and ``write_rubric`` are each other's inverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.rules.question_text import TextProblem
from assessments.vocabulary import RubricLevel

HEADING = re.compile(r"##[ \t]+Rubric[ \t]*#*[ \t]*", re.IGNORECASE)
CRITERION = re.compile(r"###[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*")
LEVEL = re.compile(r"[-*][ \t]+(?P<level>[A-Za-z]+)[ \t]*:[ \t]*(?P<words>.*)")
LONGEST_TITLE, LONGEST_WORDS = 200, 500
LEVELS = {level.label.lower(): level for level in RubricLevel}
NEEDED = (RubricLevel.REFER, RubricLevel.PASS)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked at; ``words`` says what each of its levels is like, lowest first."""

    title: str
    words: tuple[tuple[RubricLevel, str], ...]

    @property
    def levels(self) -> tuple[RubricLevel, ...]:
        return tuple(level for level, _ in self.words)

    def words_of(self, level: str) -> str:
        return next((words for known, words in self.words if known == level), "")


def criterion(title: str, refer: str, passing: str, distinction: str = "") -> Criterion:
    """Return a criterion; without words for it, there is no distinction."""
    words = ((RubricLevel.REFER, refer), (RubricLevel.PASS, passing), (RubricLevel.DISTINCTION, distinction))
    return Criterion(title, tuple((level, text) for level, text in words if text))


def kept(criteria: Iterable[Criterion]) -> list[dict[str, str]]:
    """Return a rubric as it is kept with what is marked by it."""
    return [
        {"title": each.title} | {str(level.value): text for level, text in each.words} for each in criteria
    ]


def from_kept(rows: Sequence[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            str(row["title"]), tuple((level, str(row[level])) for level in RubricLevel if row.get(level))
        )
        for row in rows
    )


def propose(levels: Sequence[RubricLevel | None]) -> RubricLevel | None:
    """Return the outcome that the levels of all criteria propose; nothing while one is missing.

    One criterion that is referred refers the whole. A distinction asks for it in more than half of the criteria.

    >>> propose([RubricLevel.PASS, RubricLevel.DISTINCTION, RubricLevel.DISTINCTION]).value
    'distinction'
    >>> propose([RubricLevel.DISTINCTION, RubricLevel.REFER]).value
    'refer'
    >>> propose([RubricLevel.PASS, None])
    """
    if not levels or any(level is None for level in levels):
        return None
    if RubricLevel.REFER in levels:
        return RubricLevel.REFER
    best = sum(level == RubricLevel.DISTINCTION for level in levels)
    return RubricLevel.DISTINCTION if 2 * best > len(levels) else RubricLevel.PASS


def split_at_rubric(body: str, first_line: int) -> tuple[str, list[tuple[int, str]]]:
    """Return the brief, and the lines of the rubric with their numbers; none without its heading."""
    lines = body.split("\n")
    for place, line in enumerate(lines):
        if HEADING.fullmatch(line):
            rest = [(first_line + number, text) for number, text in enumerate(lines[place + 1 :], place + 1)]
            return "\n".join(lines[:place]).rstrip(), rest
    return body, []


def read_rubric(
    lines: Sequence[tuple[int, str]], problems: list[TextProblem], *, line: int = 1
) -> tuple[Criterion, ...]:
    """Read the lines below the heading; what is wrong goes to ``problems``, under ``line`` where all of it is missing."""
    found: list[tuple[int, str, dict[RubricLevel, str]]] = []
    latest: RubricLevel | None = None
    for number, text in lines:
        heading, level = CRITERION.fullmatch(text), LEVEL.fullmatch(text)
        if heading:
            found.append((number, heading["title"], {}))
            latest = None
        elif level and found:
            latest = _level(number, level["level"], level["words"].strip(), found[-1][2], problems)
        elif text.strip() and latest and found and text.startswith(" "):
            found[-1][2][latest] += f" {text.strip()}"
        elif text.strip():
            problems.append(
                TextProblem(
                    number, "A rubric has criteria (“### …”) and their levels (“- Pass: …”), nothing else."
                )
            )
    if not found:
        problems.append(TextProblem(line, "An assignment needs a “## Rubric” with at least one criterion."))
    _check(found, problems)
    return tuple(
        Criterion(title, tuple((level, words[level]) for level in RubricLevel if level in words))
        for _, title, words in found
    )


def _level(
    line: int, word: str, words: str, into: dict[RubricLevel, str], problems: list[TextProblem]
) -> RubricLevel | None:
    level = LEVELS.get(word.lower())
    if level is None:
        problems.append(TextProblem(line, f"“{word}” is not a level; they are Refer, Pass and Distinction."))
    elif level in into:
        problems.append(TextProblem(line, f"“{level.label}” is given twice."))
    else:
        into[level] = words
    return level


def _check(found: Sequence[tuple[int, str, dict[RubricLevel, str]]], problems: list[TextProblem]) -> None:
    seen: set[str] = set()
    for line, title, words in found:
        if title in seen:
            problems.append(TextProblem(line, f"Two criteria are called “{title}”."))
        seen.add(title)
        if len(title) > LONGEST_TITLE:
            problems.append(TextProblem(line, f"A criterion's title has at most {LONGEST_TITLE} characters."))
        missing = [level.label for level in NEEDED if not words.get(level)]
        if missing:
            problems.append(TextProblem(line, f"“{title}” says nothing about {' or '.join(missing)}."))
        if any(len(text) > LONGEST_WORDS for text in words.values()):
            problems.append(TextProblem(line, f"A level is said in at most {LONGEST_WORDS} characters."))
        if words.get(RubricLevel.DISTINCTION) == "":
            problems.append(TextProblem(line, f"“{title}” has an empty Distinction; leave it out."))


def write_rubric(criteria: Iterable[Criterion]) -> str:
    """Return the rubric's section, without a final line end."""
    parts = ["## Rubric"]
    for each in criteria:
        levels = "\n".join(f"- {level.label}: {words}" for level, words in each.words)
        parts += [f"### {each.title}", levels]
    return "\n\n".join(parts)
