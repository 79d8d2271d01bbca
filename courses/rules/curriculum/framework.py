"""``frameworks/*.md``: levels, the expected profile, domains and competencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from courses.rules.body.prose import Reading, read_prose
from courses.rules.body.writing import write_body
from courses.rules.curriculum.glossary import TERM_HEADING, Section, sections
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter

COMPETENCY_HEADING = re.compile(r"^###[ \t]+(.+?)[ \t]*#*$")
LEVEL_LINE = re.compile(r"^(\d)\.[ \t]+([^:]+):[ \t]*(.*)$")
DOMAIN = re.compile(r"^([A-Z])[ \t]+(.+)$")
COMPETENCY = re.compile(r"^([A-Z]\d{1,2})[ \t]+(.+)$")
PROFILE_LINE = re.compile(r"^-[ \t]+([a-z0-9-]+):[ \t]*(.*)$")
EXPECTED = re.compile(r"^([a-z0-9-]+)[ \t]+(\d)$")
LONGEST_NAME = 255
LONGEST_LEVEL_NAME = 100
LONGEST_YEAR = 100
COUNTED = re.compile(r"^([a-z0-9-]+)[ \t]+(\d+)[ \t]+at[ \t]+(\d)$")


@dataclass(frozen=True)
class LevelText:
    """What a level is called, and what it means or what somebody at it says."""

    number: int
    name: str
    text: str


@dataclass
class CompetencyText:
    """One competency, with the level expected by the end of each year."""

    code: str
    name: str
    description: str = ""
    expected: list[tuple[str, int]] = field(default_factory=list)
    levels: list[LevelText] = field(default_factory=list)
    line: int = field(default=0, compare=False)
    expected_line: int = field(default=0, compare=False)


@dataclass
class DomainText:
    """A family of competencies."""

    letter: str
    name: str
    description: str = ""
    competencies: list[CompetencyText] = field(default_factory=list)


@dataclass(kw_only=True)
class FrameworkDocument:
    """A whole framework."""

    code: str = ""
    title: str = ""
    introduction: str = ""
    levels: list[LevelText] = field(default_factory=list)
    profile: list[tuple[str, str]] = field(default_factory=list)
    counts: list[tuple[str, int, int]] = field(default_factory=list)
    domains: list[DomainText] = field(default_factory=list)


def read_framework(front: Front, reading: Reading) -> FrameworkDocument:
    document = FrameworkDocument(code=front.code(), title=front.text("title", required=True, longest=255))
    front.finish()
    first, *rest = sections(front.body, front.body_line, TERM_HEADING)
    document.introduction = _prose(first.lines, first.line, reading)
    for section in rest:
        if section.heading.casefold() == "levels":
            document.levels = _levels(section.lines, section.line + 1, reading)
        elif section.heading.casefold() == "expected profile":
            _profile(section, document, reading)
        else:
            _domain(section, document, reading)
    _check(document, front)
    return document


def _prose(lines: list[str], line: int, reading: Reading) -> str:
    return write_body(read_prose("\n".join(lines), line, reading))


def _levels(lines: list[str], first_line: int, reading: Reading) -> list[LevelText]:
    """Read ``1. Developing: text`` lines; anything else is told."""
    levels: list[LevelText] = []
    for line, content in enumerate(lines, start=first_line):
        match = LEVEL_LINE.match(content)
        if match:
            if len(match[2].strip()) > LONGEST_LEVEL_NAME:
                reading.problems.add(line, f"A level's name has at most {LONGEST_LEVEL_NAME} characters.")
            text = _prose([match[3]], line, reading)
            levels.append(LevelText(int(match[1]), match[2].strip(), text))
        elif content.strip():
            reading.problems.add(line, "A level is a line “1. Name: text”.")
    return levels


def _profile(section: Section, document: FrameworkDocument, reading: Reading) -> None:
    for line, content in enumerate(section.lines, start=section.line + 1):
        match = PROFILE_LINE.match(content)
        if match:
            if len(match[1]) > LONGEST_YEAR:
                reading.problems.add(line, f"A year's name has at most {LONGEST_YEAR} characters.")
            document.profile.append((match[1], _prose([match[2]], line, reading)))
        elif content.startswith("at least:"):
            document.counts = _counts(content.removeprefix("at least:"), line, reading)
        elif content.strip():
            reading.problems.add(line, "The profile has lines “- year-1: text” and one “at least: …”.")


def _counts(text: str, line: int, reading: Reading) -> list[tuple[str, int, int]]:
    counts = []
    for item in text.split(","):
        match = COUNTED.match(item.strip())
        if match:
            counts.append((match[1], int(match[2]), int(match[3])))
        else:
            reading.problems.add(line, f"“{item.strip()}” is not “year-2 10 at 3”.")
    return counts


def _domain(section: Section, document: FrameworkDocument, reading: Reading) -> None:
    match = DOMAIN.match(section.heading)
    if match is None:
        reading.problems.add(
            section.line, "A domain is headed “A Name”: a capital letter, a space and its name."
        )
        return
    _short_enough(match[2], section, reading)
    first, *rest = sections("\n".join(section.lines), section.line + 1, COMPETENCY_HEADING)
    domain = DomainText(match[1], match[2], _prose(first.lines, first.line, reading))
    document.domains.append(domain)
    for part in rest:
        _competency(part, domain, reading)


def _short_enough(name: str, section: Section, reading: Reading) -> None:
    if len(name) > LONGEST_NAME:
        reading.problems.add(section.line, f"A name has at most {LONGEST_NAME} characters.")


def _competency(section: Section, domain: DomainText, reading: Reading) -> None:
    match = COMPETENCY.match(section.heading)
    if match is None or match[1][0] != domain.letter:
        reading.problems.add(
            section.line,
            f"A competency of this domain is headed “{domain.letter}1 Name”, with a number of its own.",
        )
        return
    _short_enough(match[2], section, reading)
    competency = CompetencyText(match[1], match[2], line=section.line)
    prose: list[str] = []
    for line, content in enumerate(section.lines, start=section.line + 1):
        if content.startswith("expected:"):
            competency.expected_line = line
            competency.expected = _expected(content.removeprefix("expected:"), line, reading)
        elif LEVEL_LINE.match(content):
            competency.levels.extend(_levels([content], line, reading))
        else:
            prose.append(content)
    competency.description = _prose(prose, section.line + 1, reading)
    domain.competencies.append(competency)


def _expected(text: str, line: int, reading: Reading) -> list[tuple[str, int]]:
    expected = []
    for item in text.split(","):
        match = EXPECTED.match(item.strip())
        if match:
            expected.append((match[1], int(match[2])))
        else:
            reading.problems.add(line, f"“{item.strip()}” is not “year-1 2”.")
    return expected


def _check(document: FrameworkDocument, front: Front) -> None:
    for what, names in (
        ("level", [level.number for level in document.levels]),
        ("domain", [domain.letter for domain in document.domains]),
        ("year of the profile", [year for year, _ in document.profile]),
    ):
        for name in dict.fromkeys(names):
            if names.count(name) > 1:  # type: ignore[arg-type]
                front.problems.add(0, f"The {what} “{name}” stands here twice.")
    years = [year for year, _ in document.profile]
    entries = [entry for domain in document.domains for entry in domain.competencies]
    seen: set[str] = set()
    for entry in entries:
        if entry.code in seen:
            front.problems.add(entry.line, f"The competency “{entry.code}” stands here twice.")
        seen.add(entry.code)
        _check_competency(entry, years, front)


def _check_competency(entry: CompetencyText, years: list[str], front: Front) -> None:
    numbers = [level.number for level in entry.levels]
    if len(set(numbers)) != len(numbers):
        front.problems.add(entry.line, f"{entry.code} describes a level twice.")
    for year, _ in entry.expected:
        if years and year not in years:
            said = f"{entry.code} expects a level in “{year}”, which the expected profile does not have."
            front.problems.add(entry.expected_line, said)


def write_framework(document: FrameworkDocument) -> str:
    blocks = [document.introduction]
    if document.levels:
        blocks.append("## Levels\n\n" + _level_lines(document.levels))
    if document.profile or document.counts:
        blocks.append("## Expected profile")
        blocks.append("\n".join(f"- {year}: {text}".rstrip() for year, text in document.profile))
        blocks.append(_count_line(document.counts))
    for domain in document.domains:
        blocks.extend([f"## {domain.letter} {domain.name}", domain.description])
        for entry in domain.competencies:
            blocks.extend(_competency_blocks(entry))
    body = "\n\n".join(block for block in blocks if block)
    return FrontWriter().text("id", document.code).text("title", document.title).file(body)


def _count_line(counts: list[tuple[str, int, int]]) -> str:
    words = ", ".join(f"{year} {count} at {level}" for year, count, level in counts)
    return f"at least: {words}" if words else ""


def _competency_blocks(entry: CompetencyText) -> list[str]:
    expected = ", ".join(f"{year} {level}" for year, level in entry.expected)
    return [
        f"### {entry.code} {entry.name}",
        entry.description,
        f"expected: {expected}" if expected else "",
        _level_lines(entry.levels),
    ]


def _level_lines(levels: list[LevelText]) -> str:
    return "\n".join(f"{level.number}. {level.name}: {level.text}".rstrip() for level in levels)
