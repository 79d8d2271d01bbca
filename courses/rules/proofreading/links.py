"""Whether everything that a text points to is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from courses.rules.curriculum.layout import Role
from courses.rules.proofreading.text import Finding, Text

LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")
TERM = re.compile(r"\[\[([^\]|]+)\]\]")
ELSEWHERE = ("https://", "http://", "mailto:", "tel:", "#")
PICTURE_KEYS = ("file", "captions", "transcript")


@dataclass(frozen=True)
class Known:
    """What may be pointed to."""

    codes: Collection[str]
    paths: Collection[str]
    terms: Collection[str]


def check_links(text: Text, known: Known) -> Iterator[Finding]:
    """Return links, pictures, glossary words and sources that lead nowhere."""
    for number, line in enumerate(text.body.split("\n"), text.body_line):
        for target in LINK.findall(line):
            if not _leads_somewhere(text, target, known):
                yield text.problem(number, f"“{target}” leads nowhere.")
        if text.kind != "quiz":
            for term in TERM.findall(line):
                if term.casefold() not in known.terms:
                    yield text.problem(number, f"“{term}” is not in the glossary.")
    yield from _pictures(text, known)
    if text.location.role is Role.MODULE:
        for code in text.items("requires"):
            if code not in known.codes:
                yield text.problem(0, f"It requires “{code}”, which does not exist.")
    yield from _sources(text)


def _pictures(text: Text, known: Known) -> Iterator[Finding]:
    for block in text.blocks():
        for key in PICTURE_KEYS:
            target = block.keys.get(key, "")
            if target.startswith("media/") and target not in known.paths:
                yield text.problem(block.line, f"There is no file “{target}”.")
    cover = str(text.front.get("cover") or "")
    if cover and cover not in known.paths:
        yield text.problem(0, f"There is no cover “{cover}”.")


def _leads_somewhere(text: Text, target: str, known: Known) -> bool:
    target = target.partition("#")[0] or "#"
    if target.startswith(ELSEWHERE) or target.startswith("/"):
        return True
    if target.startswith("to:"):
        return target.removeprefix("to:") in known.codes
    relative = posixpath.normpath(posixpath.join(text.folder, target))
    return target in known.paths or relative in known.paths


def _sources(text: Text) -> Iterator[Finding]:
    seen = set()
    for source in text.items("sources"):
        if not isinstance(source, dict):
            continue
        title, address, date = (str(source.get(key) or "").strip() for key in ("title", "address", "date"))
        if not title or not date:
            yield text.problem(0, f"The source “{title or address}” needs a title and a date.")
        if address and not address.startswith(("https://", "http://")):
            yield text.problem(0, f"The source “{title}” has an address that is none: {address}")
        if (title, address) in seen:
            yield text.problem(0, f"The source “{title}” is named twice.")
        seen.add((title, address))
