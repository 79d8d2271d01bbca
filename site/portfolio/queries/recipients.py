"""Whom statements are about, and what the curriculum says of what they completed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from courses.queries.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode, current_outline
from people.models import Person


@dataclass(frozen=True, slots=True)
class Studied:
    """A module or route as the curriculum has it: its length, and the competencies that it grows."""

    minutes: int | None
    competencies: tuple[str, ...] = ()


def people_by_actor(actors: Iterable[UUID]) -> dict[UUID, Person]:
    """Return the people behind actors; those who were erased or merged away are not among them. One query."""
    return {person.actor: person for person in Person.objects.current().filter(actor__in=set(actors))}


def studied_by_uuid() -> dict[UUID, Studied]:
    """Return length and competencies of whatever in the published curriculum earns a certificate.

    The length of a programme of years depends on the pathway chosen, so it has none.
    """
    found: dict[UUID, Studied] = {}
    for node in current_outline().nodes():
        if isinstance(node, ModuleNode):
            codes = tuple(dict.fromkeys(code for code, _ in node.competencies))
            found[node.uuid] = Studied(node.minutes or None, codes)
        elif isinstance(node, YearNode):
            minutes = sum(module.minutes for module in node.modules)
            found[node.uuid] = Studied(minutes or (node.hours or 0) * 60 or None)
        elif isinstance(node, PathwayNode) or (isinstance(node, ProgrammeNode) and not node.years):
            found[node.uuid] = Studied(sum(module.minutes for module in node.modules) or None)
    return found
