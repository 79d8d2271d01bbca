"""My competencies, all of them: where I am, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from competencies.queries.standing import PersonStanding, standings_of
from competencies.rules.next_step import NextStep, next_step
from competencies.rules.published import CompetencyNode, DomainNode
from competencies.rules.standing import CompetencyStanding
from people.models import Person


@dataclass(frozen=True, slots=True)
class Line:
    """One competency, and where the person stands with it."""

    node: CompetencyNode
    standing: CompetencyStanding
    own_name: str
    confirmed_name: str
    expected_name: str


@dataclass(frozen=True)
class DomainLines:
    domain: DomainNode
    lines: tuple[Line, ...]

    @property
    def met(self) -> int:
        return sum(line.standing.is_met_in_own_view for line in self.lines)

    @property
    def required(self) -> int:
        return sum(line.standing.is_required for line in self.lines)


@dataclass(frozen=True)
class Overview:
    standing: PersonStanding
    domains: tuple[DomainLines, ...]
    next: NextStep
    next_lines: tuple[Line, ...]


def overview_of(person: Person, on: date, *, year: str | None = None) -> Overview | None:
    """Return somebody's competencies; nothing where no framework is published."""
    standing = standings_of([person.pk], on, year=year).get(person.pk)
    if standing is None:
        return None
    domains = tuple(
        DomainLines(domain, tuple(line_of(standing, node) for node in domain.competencies))
        for domain in standing.framework.tree.domains
    )
    following = next_step(list(standing.by_competency.values()))
    by_id = {line.node.id: line for domain in domains for line in domain.lines}
    return Overview(standing, domains, following, tuple(by_id[key] for key in following.competencies))


def line_of(standing: PersonStanding, node: CompetencyNode) -> Line:
    found = standing.of(node)
    name = standing.framework.tree.level_name
    return Line(
        node,
        found,
        own_name=name(found.own.level) if found.own else "",
        confirmed_name=name(found.confirmed.level) if found.confirmed else "",
        expected_name=name(found.expected) if found.expected else "",
    )
