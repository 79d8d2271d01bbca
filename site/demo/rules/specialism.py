"""Which pathway somebody of the demo world chooses, and when: as they come to the year that has its slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.rules.route import year_of_pathways
from courses.vocabulary import PathwayPlace
from demo.rules.study import StudiedModule
from demo.vocabulary import SEED

A_MOMENT = timedelta(minutes=3)


def pathway_for(email: str, programme: ProgrammeNode) -> PathwayNode | None:
    """Return the pathway that somebody would choose: one that is written as far as can be."""
    written = [pathway for pathway in programme.pathways if any(module.steps for module in pathway.modules)]
    return Random(f"{SEED} pathway {email}").choice(written) if written else None  # noqa: S311


def choices_of(programme: ProgrammeNode, pathway: PathwayNode | None) -> Mapping[tuple[int, str], int]:
    """Return the choice as the rules of routes want it."""
    return {(programme.activity_id, PathwayPlace.MAIN): pathway.activity_id} if pathway else {}


def before_specialism(programme: ProgrammeNode, studied: Sequence[StudiedModule]) -> int:
    """Return how many of the modules studied come before the year with the pathway's slot."""
    year = year_of_pathways(programme)
    years = programme.years[: programme.years.index(year)] if year else programme.years
    before = {module.activity_id for each in years for module in each.modules}
    return sum(each.module.activity_id in before for each in studied)


def chosen_at(programme: ProgrammeNode, studied: Sequence[StudiedModule]) -> datetime | None:
    """Return when somebody chose: just before the first step of the year with the slot, or never yet."""
    later = studied[before_specialism(programme, studied) :]
    return later[0].steps[0].opened_at - A_MOMENT if later else None
