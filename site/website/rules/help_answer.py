"""The help in files: one file a kind of person, ``## A question {#its-anchor}`` and the answer below it, in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = re.compile(r"\A# (?P<title>.+)\n")
_QUESTION = re.compile(r"^## (?P<question>.+?) \{#(?P<anchor>[a-z0-9-]+)\}[ ]*$", re.MULTILINE)


class BadGuide(ValueError):
    """A file of the help is not as it should be."""


@dataclass(frozen=True)
class Answer:
    """A question, where it stands on its page, and the answer in Markdown."""

    question: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Guide:
    """The questions of one kind of person."""

    slug: str
    title: str
    lede: str
    answers: tuple[Answer, ...]


def read_guide(slug: str, text: str) -> Guide:
    """Read one file.

    :raises BadGuide: without a title or questions, or with an anchor twice, or a question without one.

    >>> read_guide("me", "# I learn\\n\\nShort.\\n\\n## Where? {#where}\\n\\nHere.\\n").answers[0].text
    'Here.'
    """
    title = _TITLE.match(text)
    found = list(_QUESTION.finditer(text))
    if title is None or not found:
        raise BadGuide(f"{slug}: a title and at least one question are needed.")
    if len(re.findall(r"^## ", text, re.MULTILINE)) != len(found):
        raise BadGuide(f"{slug}: every question ends with its anchor, as in {{#where}}.")
    ends = [match.start() for match in found[1:]] + [len(text)]
    answers = tuple(
        Answer(match["question"], match["anchor"], text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )
    if len({answer.anchor for answer in answers}) != len(answers):
        raise BadGuide(f"{slug}: two questions have the same anchor.")
    return Guide(slug, title["title"].strip(), text[title.end() : found[0].start()].strip(), answers)
