"""What a line map is made of, as plain values: whoever asks for a map fills these in, and nothing here asks back."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from design.line_map.colours import LineColour, line_colour


class State(StrEnum):
    """How far somebody has come at a stop."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    COMING = "coming"  # has a title, and no page yet


class Kind(StrEnum):
    """What a stop is, which gives it its shape."""

    MODULE = "module"  # circle
    SESSION = "session"  # small square
    YEAR_END = "year_end"  # star


@dataclass(frozen=True, slots=True)
class Stop:
    """One module, peer session or year's end.

    ``note`` is a short sentence for its list, such as "Due Monday 30 November". ``tracks`` names the tracks of its stage
    on which it lies; empty means all.
    """

    title: str
    url: str = ""
    state: State | str = State.AHEAD
    kind: Kind | str = Kind.MODULE
    minutes: int | None = None
    note: str = ""
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A specialism's line, with its own colour (a name of ``LINE_COLOURS``, or any word)."""

    name: str
    colour: str = ""
    stops: tuple[Stop, ...] = ()
    url: str = ""
    chosen: bool = False

    @property
    def line_colour(self) -> LineColour:
        return line_colour(self.colour or self.name)


@dataclass(frozen=True, slots=True)
class Stage:
    """A year of the journey, or what comes before the first.

    ``lines`` are the specialisms that open after the first ``lines_after`` stops. ``tracks`` are the names of the ways into which it divides.
    """

    title: str
    stops: tuple[Stop, ...] = ()
    url: str = ""
    lines: tuple[Line, ...] = ()
    lines_after: int = 0
    tracks: tuple[str, ...] = ()
    chosen_track: str = ""

    @property
    def chosen_line(self) -> Line | None:
        return next((line for line in self.lines if line.chosen), None)

    @property
    def all_stops(self) -> tuple[Stop, ...]:
        """Every stop in order, the chosen line's where that line opens."""
        chosen = self.chosen_line
        middle = chosen.stops if chosen else ()
        return (*self.stops[: self.lines_after], *middle, *self.stops[self.lines_after :])


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a cohort's plan stands: after ``after`` stops of the stage with index ``stage``."""

    stage: int
    after: int
    label: str = "Your cohort's pace"


@dataclass(frozen=True, slots=True)
class Journey:
    """A whole journey, from its first stage to its last."""

    title: str
    stages: tuple[Stage, ...]
    pace: Pace | None = None

    @property
    def stops(self) -> tuple[Stop, ...]:
        return tuple(stop for stage in self.stages for stop in stage.all_stops)


def around(stops: Iterable[Stop], *, before: int = 2, after: int = 2) -> tuple[Stop, ...]:
    """Return the short stretch around the stop where somebody is: the first that is not done, if none says "here".

    >>> [s.title for s in around([Stop("a", state="done"), Stop("b", state="done"), Stop("c", state="here"), Stop("d")], before=1)]
    ['b', 'c', 'd']
    """
    every = tuple(stops)
    places = [n for n, stop in enumerate(every) if stop.state == State.HERE]
    places = places or [n for n, stop in enumerate(every) if stop.state != State.DONE] or [len(every) - 1]
    return every[max(0, places[0] - before) : places[0] + after + 1]
