"""A programme as a line map: what is published, and where somebody stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode
from courses.rules.progress import ModuleStanding, ProgrammeProgress
from courses.vocabulary import ModuleState
from design.line_map.colours import ALL_COLOURS, LINE_COLOURS
from design.line_map.model import Journey, Kind, Line, Stage, State, Stop

STATES = {
    ModuleState.COMING: State.COMING,
    ModuleState.NOT_STARTED: State.AHEAD,
    ModuleState.UNDER_WAY: State.AHEAD,
    ModuleState.HANDED_IN: State.AHEAD,
    ModuleState.DONE: State.DONE,
    ModuleState.RECOGNISED: State.DONE,
}
Standings = Mapping[int, ModuleStanding]


def pathway_colours(programme: ProgrammeNode) -> dict[int, str]:
    """Return each pathway's line colour by its name: its own where the palette has it, else the next that is free."""
    by_value = {colour.value: colour.name for colour in ALL_COLOURS}
    own = {pathway.activity_id: by_value.get(pathway.colour.lower()) for pathway in programme.pathways}
    free = [colour.name for colour in LINE_COLOURS if colour.name not in own.values()]
    colours: dict[int, str] = {}
    for number, (activity_id, name) in enumerate(own.items()):
        colours[activity_id] = name or (
            free.pop(0) if free else LINE_COLOURS[number % len(LINE_COLOURS)].name
        )
    return colours


def journey_of(programme: ProgrammeNode, progress: ProgrammeProgress | None = None) -> Journey:
    """Return the whole of a programme as a journey; without a progress, as anybody sees it."""
    standings = _standings(progress)
    here = progress.current.node.activity_id if progress and progress.current else None
    stages = tuple(_stage(programme, year, standings, here, progress) for year in programme.years)
    if programme.modules:
        own = Stage(programme.title, tuple(_stops(programme.modules, standings, here)), programme.url)
        stages = (*stages, own)
    title = "Your three years" if len(programme.years) > 2 else programme.title
    return Journey(title, stages)


def line_of(
    pathway: PathwayNode, colour: str, progress: ProgrammeProgress | None = None, *, chosen: bool = False
) -> Line:
    """Return one pathway's line."""
    here = progress.current.node.activity_id if progress and progress.current else None
    stops = tuple(_stops(pathway.modules, _standings(progress), here))
    return Line(pathway.title, colour, stops, pathway.url, chosen)


def stops_around(
    progress: ProgrammeProgress | None, modules: Iterable[ModuleNode], here: int
) -> tuple[Stop, ...]:
    """Return the stops of a stretch of line on which one module is where somebody looks now."""
    return tuple(_stops(modules, _standings(progress), here))


def _standings(progress: ProgrammeProgress | None) -> Standings:
    if progress is None:
        return {}
    every = (*progress.pathway_modules, *progress.modules)
    return {module.node.activity_id: module for module in every}


def _stage(
    programme: ProgrammeNode,
    year: YearNode,
    standings: Standings,
    here: int | None,
    progress: ProgrammeProgress | None,
) -> Stage:
    colours = pathway_colours(programme)
    slot = next((number for number, module in enumerate(year.modules) if module.is_pathway_slot), None)
    chosen = progress.pathway if progress else None
    modules = [module for module in year.modules if not module.is_pathway_slot]
    done = any(stage.node == year and stage.is_done for stage in (progress.years if progress else ()))
    end = Stop(
        f"End of {year.title.split(',')[0]}", kind=Kind.YEAR_END, state=State.DONE if done else State.AHEAD
    )
    lines = () if slot is None else tuple(
        line_of(pathway, colours[pathway.activity_id], progress, chosen=pathway == chosen)
        for pathway in programme.pathways
    )  # fmt: skip
    return Stage(
        title=year.title,
        stops=(*_stops(modules, standings, here, year), end),
        url=year.url,
        lines=lines,
        lines_after=slot or 0,
        tracks=tuple(track.name for track in year.tracks),
    )


def _stops(
    modules: Iterable[ModuleNode], standings: Standings, here: int | None, year: YearNode | None = None
) -> Iterable[Stop]:
    for node in modules:
        stands = standings.get(node.activity_id)
        state = STATES[stands.state] if stands else State.AHEAD if node.is_published else State.COMING
        tracks = tuple(track.name for track in year.tracks if node.code in track.modules) if year else ()
        yield Stop(
            title=node.title,
            url=node.url or "",
            state=State.HERE if node.activity_id == here else state,
            minutes=node.minutes or None,
            note=_note(stands),
            tracks=tracks,
        )


def _note(stands: ModuleStanding | None) -> str:
    if stands is None or stands.is_done or stands.due_on is None:
        return ""
    if stands.is_settled:
        return str(stands.state.label)
    return f"Due {stands.due_on:%A} {stands.due_on.day} {stands.due_on:%B}"
