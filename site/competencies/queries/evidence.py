"""What a person may cite as evidence, as the storeys above offer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from competencies.rules.rating import Cited
from foundations.registries import evidence
from people.models import Person


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """One kind of evidence, and what there is of it."""

    code: str
    title: str
    offered: tuple[Cited, ...]


def evidence_offered(person: Person) -> list[EvidenceGroup]:
    """Return what somebody may cite, kind by kind; kinds of which there is nothing are left out. One query a kind."""
    kinds = sorted(evidence, key=lambda kind: (kind.order, kind.code))
    groups = [
        EvidenceGroup(
            kind.code,
            kind.title,
            tuple(Cited(kind.code, str(uuid), str(title)) for uuid, title in kind.of_person(person)),
        )
        for kind in kinds
    ]
    return [group for group in groups if group.offered]


def with_statements(person: Person, chosen: Sequence[Cited]) -> list[Cited]:
    """Return what was chosen with the line of the ledger that tells of each, where there is one."""
    found = []
    for each in chosen:
        kind = evidence.get(each.kind)
        said = (
            kind.statement_of(person, each.uuid)
            if kind and kind.statement_of and not each.statement
            else None
        )
        found.append(Cited(each.kind, each.uuid, each.title, str(said or each.statement or "")))
    return found
