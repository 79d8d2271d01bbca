"""By what a question of a file is known again when the file comes a second time."""

from __future__ import annotations

import hashlib
import json
import re

from assessments.rules.exchange.found import FoundQuestion
from assessments.rules.question_text import CODE, LONGEST_CODE, QuestionText


def key_of(bank: str, found: FoundQuestion, occurrence: int = 1) -> str:
    """Return the key of a question: its own id, or else its bank, category, name and text.

    ``occurrence`` tells apart those of one file that are alike in all of that.
    """
    if found.outside_id:
        return _digest("id", bank, found.outside_id)
    return _digest(
        "text", bank, found.category or "", found.name, " ".join(found.source.split()), str(occurrence)
    )


def fingerprint_of(found: FoundQuestion) -> str:
    """Return a mark that changes with anything that a file says of a question."""
    text = found.text
    if text is None:
        return ""
    said = [
        text.type, text.stem, text.content, text.feedback, text.competency, text.difficulty, found.tags, found.category,
        found.is_draft,
    ]  # fmt: skip
    return _digest("said", json.dumps(said, sort_keys=True, ensure_ascii=False))


def code_of(found: FoundQuestion, key: str, taken: set[str]) -> str:
    """Return a new question's id in its bank: the one from outside where it has the form of ours.

    >>> code_of(FoundQuestion(1, "Q", outside_id="Safe 01"), "abcdef0123456", {"safe-01"})
    'safe-01-2'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", found.outside_id.casefold()).strip("-")[: LONGEST_CODE - 5]
    base = plain if CODE.fullmatch(plain) else f"q-{key[:12]}"
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code


def is_same(text: QuestionText, other: QuestionText) -> bool:
    """Return whether two questions ask and say the same, whatever their ids."""
    return _said(text) == _said(other)


def _said(text: QuestionText) -> tuple[object, ...]:
    return (
        text.type, text.stem, text.content, text.feedback, text.competency, text.difficulty, tuple(text.tags),
    )  # fmt: skip


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
