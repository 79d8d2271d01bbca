"""Whether the curriculum as a whole does what its framework and its years promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from courses.rules.curriculum.layout import Role
from courses.rules.proofreading.modules import Module
from courses.rules.proofreading.quiz import read_questions
from courses.rules.proofreading.text import Finding, Text

COMPETENCY = re.compile(r"^### ([A-Z]\d+) ")
EXPECTED = re.compile(r"^expected: (.+)$")
AT_LEAST = re.compile(r"^at least: (.+)$")
COUNT = re.compile(r"^(\S+) (\d+) at (\d)$")
PATHWAY_HOURS = (16, 20)
MARKED = {"quiz", "assignment", "observation"}


@dataclass
class Framework:
    """What a framework expects: of each competency by year, and counts over all of them."""

    expected: dict[str, dict[str, int]] = field(default_factory=dict)
    at_least: list[tuple[str, int, int]] = field(default_factory=list)


def read_frameworks(texts: Iterable[Text]) -> Framework:
    framework = Framework()
    code = ""
    for text in texts:
        if text.location.role is not Role.FRAMEWORK:
            continue
        for line in text.body.split("\n"):
            if found := COMPETENCY.match(line):
                code = found[1]
                framework.expected[code] = {}
            elif (found := EXPECTED.match(line)) and code:
                pairs = (part.rsplit(" ", 1) for part in found[1].split(", "))
                framework.expected[code] = {year: int(level) for year, level in pairs}
            elif found := AT_LEAST.match(line):
                counts = (COUNT.match(part) for part in found[1].split(", "))
                framework.at_least = [(c[1], int(c[2]), int(c[3])) for c in counts if c]
    return framework


def levels_taught(modules: Iterable[Module]) -> dict[str, int]:
    """Return the highest level to which each competency is taught."""
    taught: dict[str, int] = {}
    for module in modules:
        for code, level in module.text.pairs("competencies"):
            taught[code] = max(taught.get(code, 0), int(level) if level.isdigit() else 0)
    return taught


def competencies_assessed(modules: Iterable[Module]) -> set[str]:
    """Return the competencies that something marked asks for: a question, or a piece of work of their module."""
    assessed: set[str] = set()
    for module in modules:
        for quiz in module.quizzes:
            assessed |= {question.competency for question in read_questions(quiz) if question.competency}
        if any(step.kind in MARKED - {"quiz"} for step in module.steps):
            assessed |= {code for code, _ in module.text.pairs("competencies")}
    return assessed


def check_competencies(framework: Framework, modules: Sequence[Module], path: str) -> Iterator[Finding]:
    """Return the competencies that are taught or assessed nowhere."""
    taught, assessed = levels_taught(modules), competencies_assessed(modules)
    for code in framework.expected:
        if code not in taught:
            yield Finding(path, 0, f"{code} is taught in no module.")
        if code not in assessed:
            yield Finding(path, 0, f"{code} is assessed in no module.")


def check_profile(
    framework: Framework, by_year: Mapping[str, Sequence[Module]], pathways: Sequence[Module], path: str
) -> Iterator[Finding]:
    """Return where the modules up to a year's end do not reach what the framework expects by then.

    A competency that Year 2 or later expects may be reached in a pathway, since the pathway's own may stand in.
    """
    so_far: list[Module] = []
    for number, (year, modules) in enumerate(by_year.items()):
        so_far += modules
        taught = levels_taught([*so_far, *pathways] if number >= 2 else so_far)
        for code, years in framework.expected.items():
            if taught.get(code, 0) < years.get(year, 0):
                yield Finding(
                    path,
                    0,
                    f"{code} is taught to level {taught.get(code, 0)} by the end of {year}, not {years[year]}.",
                )
        for named, count, level in framework.at_least:
            reached = sum(held >= level for held in taught.values())
            if named == year and reached < count:
                yield Finding(path, 0, f"{reached} competencies reach level {level} in {year}, not {count}.")


def check_hours(listing: Text, modules: Sequence[Module]) -> Iterator[Finding]:
    """Return whether a year's or pathway's modules add up to its hours; a year's pathway slot takes a pathway's."""
    taken = sum(module.minutes for module in modules) / 60
    low, high = PATHWAY_HOURS
    if listing.location.role is Role.PATHWAY:
        if not low <= taken <= high:
            yield listing.problem(
                0, f"Its modules take {taken:g} hours together; a pathway takes {low} to {high}."
            )
        return
    hours = listing.number("hours")
    has_slot = any(title == "pathway" for _, title in listing.pairs("modules"))
    if not (taken + low <= hours <= taken + high if has_slot else taken == hours):
        yield listing.problem(0, f"Its modules take {taken:g} hours together and it says {hours}.")


def unwritten(listing: Text, modules: Iterable[Module]) -> Iterator[Finding]:
    """Return the modules that a year or pathway lists and that nobody has written."""
    written = {module.code for module in modules}
    for code, title in listing.pairs("modules"):
        if title and title != "pathway" and code not in written:
            yield listing.problem(0, f"{code} {title} is not written yet.")
