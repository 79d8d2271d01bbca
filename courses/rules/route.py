"""Which modules a programme, year or pathway asks of somebody, in order.

A year may have a slot that the learner's main pathway fills: its modules then stand where the slot stood. Until a
pathway is chosen the slot itself counts as one module that cannot be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode
from courses.vocabulary import PathwayPlace

Choices = Mapping[tuple[int, str], int]


def main_pathway(programme: ProgrammeNode, choices: Choices) -> PathwayNode | None:
    """Return the pathway that holds as somebody's main one in this programme."""
    chosen = choices.get((programme.activity_id, PathwayPlace.MAIN))
    return next((pathway for pathway in programme.pathways if pathway.activity_id == chosen), None)


def supporting_pathway(programme: ProgrammeNode, choices: Choices) -> PathwayNode | None:
    chosen = choices.get((programme.activity_id, PathwayPlace.SUPPORTING))
    return next((pathway for pathway in programme.pathways if pathway.activity_id == chosen), None)


def filled(modules: tuple[ModuleNode, ...], pathway: PathwayNode | None) -> tuple[ModuleNode, ...]:
    """Return the modules with the pathway's own where its slot stands."""
    return tuple(_filled(modules, pathway))


def _filled(modules: tuple[ModuleNode, ...], pathway: PathwayNode | None) -> Iterator[ModuleNode]:
    for module in modules:
        if module.is_pathway_slot and pathway is not None:
            yield from pathway.modules
        else:
            yield module


def year_modules(programme: ProgrammeNode, year: YearNode, choices: Choices) -> tuple[ModuleNode, ...]:
    return filled(year.modules, main_pathway(programme, choices))


def programme_modules(programme: ProgrammeNode, choices: Choices) -> tuple[ModuleNode, ...]:
    """Return every module that a programme asks of somebody, each once, in order."""
    modules = filled(programme.all_modules, main_pathway(programme, choices))
    return tuple({module.activity_id: module for module in modules}.values())


def year_of_pathways(programme: ProgrammeNode) -> YearNode | None:
    """Return the year in which a programme's pathways are studied: the one that has the slot."""
    years = (year for year in programme.years if any(module.is_pathway_slot for module in year.modules))
    return next(years, None)


def years_before(programme: ProgrammeNode, module: ModuleNode) -> tuple[YearNode, ...]:
    """Return the years that come before the one in which a module is studied."""
    own = next((year for year in programme.years if module in year.modules), None)
    if own is None and any(module in pathway.modules for pathway in programme.pathways):
        own = year_of_pathways(programme)
    return programme.years[: programme.years.index(own)] if own else ()
