"""What a programme asks of somebody who has chosen certain pathways; the same for everybody who has chosen alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from courses.rules.outline import ModuleNode, ProgrammeNode, YearNode
from courses.rules.route import Choices, main_pathway, programme_modules, year_modules


@dataclass(frozen=True, eq=False)
class Asked:
    """The modules of a programme in order, with the main pathway's where its slot stands, and the same by year."""

    modules: tuple[ModuleNode, ...]
    years: tuple[tuple[YearNode, tuple[ModuleNode, ...]], ...]

    @cached_property
    def by_id(self) -> dict[int, ModuleNode]:
        return {node.activity_id: node for node in self.modules}

    @cached_property
    def step_ids(self) -> frozenset[int]:
        return frozenset(step.activity_id for node in self.modules for step in node.steps)


def asked_of(programme: ProgrammeNode, choices: Choices) -> Asked:
    """Return what the programme asks of somebody with these pathways."""
    return Asked(
        modules=programme_modules(programme, choices),
        years=tuple((year, year_modules(programme, year, choices)) for year in programme.years),
    )


class AskedOfMany:
    """What a programme asks of many people, made once for each main pathway that they have chosen."""

    def __init__(self, programme: ProgrammeNode) -> None:
        self._programme = programme
        self._made: dict[int | None, Asked] = {}

    def of(self, choices: Choices) -> Asked:
        pathway = main_pathway(self._programme, choices)
        key = pathway.activity_id if pathway else None
        if key not in self._made:
            self._made[key] = asked_of(self._programme, choices)
        return self._made[key]
