"""``glossary.md``: one term a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courses.rules.body.prose import Reading, read_prose
from courses.rules.body.writing import write_body
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter

TERM_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*#*$")
LONGEST_TERM = 100


@dataclass(frozen=True)
class Term:
    """A word and its meaning, in Markdown."""

    term: str
    definition: str


@dataclass(kw_only=True)
class GlossaryDocument:
    """The whole glossary."""

    code: str = ""
    title: str = ""
    introduction: str = ""
    terms: list[Term] = field(default_factory=list)


@dataclass
class Section:
    """A heading and the lines below it."""

    heading: str
    line: int
    lines: list[str] = field(default_factory=list)


def sections(text: str, first_line: int, heading: re.Pattern[str]) -> list[Section]:
    """Split a text at its headings; the first section has none."""
    found = [Section("", first_line)]
    for line, content in enumerate(text.split("\n"), start=first_line):
        match = heading.match(content)
        if match:
            found.append(Section(match[1].strip(), line))
        else:
            found[-1].lines.append(content)
    return found


def read_glossary(front: Front, reading: Reading) -> GlossaryDocument:
    document = GlossaryDocument(code=front.code(), title=front.text("title", required=True, longest=255))
    front.finish()
    first, *rest = sections(front.body, front.body_line, TERM_HEADING)
    document.introduction = _prose(first, reading)
    seen: dict[str, int] = {}
    for section in rest:
        key = section.heading.casefold()
        if key in seen:
            front.problems.add(
                section.line, f"“{section.heading}” is explained already, in line {seen[key]}."
            )
        if len(section.heading) > LONGEST_TERM:
            front.problems.add(section.line, f"A term has at most {LONGEST_TERM} characters.")
        definition = _prose(section, reading)
        if not definition:
            front.problems.add(section.line, f"“{section.heading}” is not explained.")
        seen[key] = section.line
        document.terms.append(Term(section.heading, definition))
    return document


def _prose(section: Section, reading: Reading) -> str:
    return write_body(read_prose("\n".join(section.lines), section.line + bool(section.heading), reading))


def write_glossary(document: GlossaryDocument) -> str:
    """Return the file; terms stand in the order of the alphabet, without regard to case."""
    terms = sorted(document.terms, key=lambda term: (term.term.casefold(), term.term))
    blocks = [document.introduction, *(f"## {term.term}\n\n{term.definition}" for term in terms)]
    body = "\n\n".join(block for block in blocks if block)
    return FrontWriter().text("id", document.code).text("title", document.title).file(body)
