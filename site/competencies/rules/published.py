"""A published framework as a frozen tree, and as the document in which a version keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LevelNode:
    number: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class MappingNode:
    """An entry of somebody else's framework."""

    framework: str
    reference: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompetencyNode:
    """A competency as it was published; ``id`` is that of its row, which stays the same in every version."""

    id: int
    code: str
    name: str
    description: str
    review_months: int
    levels: tuple[LevelNode, ...]
    expected: Mapping[str, int]
    mappings: tuple[MappingNode, ...] = ()


@dataclass(frozen=True, slots=True)
class DomainNode:
    letter: str
    name: str
    description: str
    competencies: tuple[CompetencyNode, ...]


@dataclass(frozen=True, slots=True)
class YearNode:
    """What the end of a year asks for: in words, and how many competencies at which level."""

    code: str
    text: str
    counts: tuple[tuple[int, int], ...] = ()

    @property
    def title(self) -> str:
        """The year's name as people say it.

        >>> YearNode("year-2", "").title
        'Year 2'
        """
        return self.code.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class PublishedFramework:
    """One version of a framework."""

    title: str
    introduction: str
    levels: tuple[LevelNode, ...]
    years: tuple[YearNode, ...]
    domains: tuple[DomainNode, ...]

    @property
    def competencies(self) -> Iterator[CompetencyNode]:
        for domain in self.domains:
            yield from domain.competencies

    def competency(self, code: str) -> CompetencyNode | None:
        return next((each for each in self.competencies if each.code == code), None)

    def year(self, code: str | None) -> YearNode | None:
        return next((each for each in self.years if each.code == code), None)

    def level_name(self, number: int) -> str:
        return next((level.name for level in self.levels if level.number == number), str(number))

    @property
    def ratable(self) -> tuple[LevelNode, ...]:
        """The levels at which somebody can be rated: all but "not yet rated"."""
        return tuple(level for level in self.levels if level.number > 0)


def to_document(framework: PublishedFramework) -> dict[str, Any]:
    """Return what a version keeps; two frameworks that say the same give the same document."""
    return {
        "title": framework.title,
        "introduction": framework.introduction,
        "levels": [_level(level) for level in framework.levels],
        "years": [
            {"code": year.code, "text": year.text, "counts": [list(count) for count in year.counts]}
            for year in framework.years
        ],
        "domains": [
            {
                "letter": domain.letter,
                "name": domain.name,
                "description": domain.description,
                "competencies": [_competency(each) for each in domain.competencies],
            }
            for domain in framework.domains
        ],
    }


def _level(level: LevelNode) -> dict[str, Any]:
    return {"number": level.number, "name": level.name, "text": level.text}


def _competency(node: CompetencyNode) -> dict[str, Any]:
    return {
        "id": node.id,
        "code": node.code,
        "name": node.name,
        "description": node.description,
        "review_months": node.review_months,
        "levels": [_level(level) for level in node.levels],
        "expected": dict(sorted(node.expected.items())),
        "mappings": [
            {"framework": each.framework, "reference": each.reference, "note": each.note}
            for each in node.mappings
        ],
    }


def from_document(document: Mapping[str, Any]) -> PublishedFramework:
    return PublishedFramework(
        title=document["title"],
        introduction=document["introduction"],
        levels=tuple(LevelNode(**level) for level in document["levels"]),
        years=tuple(
            YearNode(year["code"], year["text"], tuple((count, level) for count, level in year["counts"]))
            for year in document["years"]
        ),
        domains=tuple(
            DomainNode(
                domain["letter"],
                domain["name"],
                domain["description"],
                tuple(_read_competency(each) for each in domain["competencies"]),
            )
            for domain in document["domains"]
        ),
    )


def _read_competency(said: Mapping[str, Any]) -> CompetencyNode:
    return CompetencyNode(
        id=said["id"],
        code=said["code"],
        name=said["name"],
        description=said["description"],
        review_months=said["review_months"],
        levels=tuple(LevelNode(**level) for level in said["levels"]),
        expected=dict(said["expected"]),
        mappings=tuple(MappingNode(**each) for each in said["mappings"]),
    )


def changes_between(old: PublishedFramework | None, new: PublishedFramework) -> list[str]:
    """Return in words what a working copy would change; nothing where it says what the version says."""
    if old is None:
        return ["Everything: it has not been published before."]
    before = {node.code: node for node in old.competencies}
    after = {node.code: node for node in new.competencies}
    said = [f"{code} {after[code].name}: new" for code in after if code not in before]
    said += [f"{code} {before[code].name}: left out" for code in before if code not in after]
    said += [f"{code} {node.name}: changed" for code, node in after.items() if before.get(code, node) != node]
    if _domain_words(old) != _domain_words(new):
        said.append("The domains, or what they are called: changed")
    if old.levels != new.levels:
        said.append("What the levels mean: changed")
    if old.years != new.years:
        said.append("The expected profile: changed")
    if (old.title, old.introduction) != (new.title, new.introduction):
        said.append("The title or the introduction: changed")
    return said


def _domain_words(framework: PublishedFramework) -> list[tuple[str, str, str, list[str]]]:
    return [
        (domain.letter, domain.name, domain.description, [node.code for node in domain.competencies])
        for domain in framework.domains
    ]
