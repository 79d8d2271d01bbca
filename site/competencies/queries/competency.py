"""One of my competencies: its levels, where I am, how that grew, and what to study next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from competencies.models import Rating, VerificationDecision, VerificationItem
from competencies.queries.evidence import EvidenceGroup, evidence_offered
from competencies.queries.overview import Line, line_of
from competencies.queries.standing import PersonStanding, standings_of
from competencies.rules.growth import Growth, picture
from competencies.rules.published import CompetencyNode, DomainNode
from competencies.rules.rating import Cited, cited
from competencies.rules.study import Study, best_fit_first
from competencies.vocabulary import RatingKind
from foundations.london import LONDON
from foundations.registries import studies
from people.models import Person


@dataclass(frozen=True)
class Entry:
    """One view in the history, with what was decided about it."""

    rating: Rating
    level_name: str
    evidence: tuple[Cited, ...]
    decisions: tuple[VerificationDecision, ...]

    @property
    def by_name(self) -> str:
        return self.rating.by.name if self.rating.by else "Somebody who has left Linkway"


@dataclass(frozen=True)
class OneCompetency:
    """What the page of a competency shows."""

    standing: PersonStanding
    line: Line
    domain: DomainNode
    previous: CompetencyNode | None
    following: CompetencyNode | None
    history: tuple[Entry, ...]
    growth: Growth
    drawing: str
    studies: tuple[Study, ...]
    offered: tuple[EvidenceGroup, ...]

    @property
    def held(self) -> Entry | None:
        """The person's own latest view."""
        return next((entry for entry in self.history if entry.rating.kind == RatingKind.SELF), None)


def competency_of(person: Person, code: str, on: date) -> OneCompetency | None:
    """Return somebody's page of a competency; nothing where the framework has no such code."""
    standing = standings_of([person.pk], on).get(person.pk)
    node = standing.framework.tree.competency(code) if standing else None
    if standing is None or node is None:
        return None
    tree = standing.framework.tree
    in_order = list(tree.competencies)
    place = in_order.index(node)
    line = line_of(standing, node)
    history = _history(person, node, standing)
    growth = _growth(history, line, on)
    offered = evidence_offered(person)
    done = {each.uuid for group in offered for each in group.offered}
    level = max(line.standing.self_level or 0, line.standing.confirmed_level or 0)
    return OneCompetency(
        standing=standing,
        line=line,
        domain=next(domain for domain in tree.domains if node in domain.competencies),
        previous=in_order[place - 1] if place else None,
        following=in_order[place + 1] if place + 1 < len(in_order) else None,
        history=history,
        growth=growth,
        drawing=picture(growth, [(level.number, level.name) for level in tree.ratable]) if history else "",
        studies=tuple(best_fit_first(_studies(node.code, done), level=level)),
        offered=tuple(offered),
    )


def _history(person: Person, node: CompetencyNode, standing: PersonStanding) -> tuple[Entry, ...]:
    """Return every view of the competency, the latest first; three queries."""
    items = VerificationItem.objects.select_related("decision", "decision__by").order_by("pk")
    rows = (
        Rating.objects.filter(person=person, competency_id=node.id)
        .select_related("by")
        .prefetch_related(Prefetch("verification_items", items))
        .latest_first()
    )
    return tuple(
        Entry(
            rating=row,
            level_name=standing.framework.tree.level_name(row.level),
            evidence=cited(row.evidence),
            decisions=tuple(
                item.decision for item in row.verification_items.all() if hasattr(item, "decision")
            ),
        )
        for row in rows
    )


def _growth(history: Sequence[Entry], line: Line, on: date) -> Growth:
    oldest_first = [entry.rating for entry in reversed(history)]
    own = [(_day(row), row.level) for row in oldest_first if row.kind == RatingKind.SELF]
    confirmed = [
        (decision.at.astimezone(LONDON).date(), entry.rating.level)
        for entry in history
        for decision in entry.decisions
        if decision.is_confirmed
    ]
    confirmed += [(_day(row), row.level) for row in oldest_first if row.kind == RatingKind.ASSESSED]
    return Growth(own, sorted(confirmed), line.standing.expected, on)


def _day(rating: Rating) -> date:
    return rating.at.astimezone(LONDON).date()


def _studies(code: str, done: set[str]) -> list[Study]:
    return [
        Study(found.title, found.url, found.level, found.minutes, str(found.uuid) in done)
        for teach in studies
        for found in teach(code)
    ]
