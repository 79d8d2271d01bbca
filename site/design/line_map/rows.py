"""How a stage is cut into pieces along a row: signs, stops, an opening fan of lines, names of tracks.

Every piece has a fixed width or a share of what is left, so that a row always ends at the drawing's edge and words keep
their size. Nothing is drawn here.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from design.line_map.colours import TRUNK, LineColour
from design.line_map.model import Journey, Kind, Line, Stage, State, Stop
from design.line_map.wrapping import width_of

SHORT_STAGE = 3  # a stage with no more stops than this shares the next one's row
MOST_SHARE = 132.0


class Role(StrEnum):
    """What a piece of a row is."""

    SIGN = "sign"
    STOP = "stop"
    FAN = "fan"
    STUBS = "stubs"
    SPLIT = "split"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a row: ``width`` is fixed, ``share`` takes part of what is left.

    ``under`` are a sign's further words. ``lines`` are those that a fan opens into, or that leave at stubs. ``tracks`` are all of the stage's, and ``on`` those of this stop.
    """

    role: Role
    stage: int
    width: float = 0
    share: float = 0
    stop: Stop | None = None
    colour: LineColour = TRUNK
    sign: str = ""
    under: str = ""
    url: str = ""
    lines: tuple[Line, ...] = ()
    tracks: tuple[str, ...] = ()
    chosen_track: str = ""
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its place on the row, from ``left`` to ``right``."""

    piece: Piece
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def rows_of(journey: Journey) -> list[list[Piece]]:
    """Cut a journey into rows: one a stage, and a very short stage on the row of the next."""
    rows: list[list[Piece]] = []
    waiting: list[Piece] = []
    for index, stage in enumerate(journey.stages):
        waiting += _pieces(index, stage)
        last = index == len(journey.stages) - 1
        if last or len(stage.all_stops) > SHORT_STAGE or stage.lines or stage.tracks:
            rows.append(waiting)
            waiting = []
    return rows


def placed(row: list[Piece], *, left: float, right: float, most: float = MOST_SHARE) -> list[Placed]:
    """Give each piece its place between two edges."""
    shares = sum(piece.share for piece in row)
    unit = min(most, (right - left - sum(piece.width for piece in row)) / shares) if shares else 0
    places, x = [], left
    for piece in row:
        end = x + piece.width + piece.share * unit
        places.append(Placed(piece, x, end))
        x = end
    return places


def _pieces(index: int, stage: Stage) -> list[Piece]:
    pieces = [_sign(index, stage.title, stage.url, TRUNK)]
    if stage.tracks:
        return pieces + _tracks(index, stage)
    for number, stop in enumerate(stage.stops):
        if stage.lines and number == stage.lines_after:
            pieces += _opening(index, stage)
        pieces.append(_stop(index, stop, TRUNK))
    if stage.lines and stage.lines_after >= len(stage.stops):
        pieces += _opening(index, stage)
    return pieces


def _sign(index: int, text: str, url: str, colour: LineColour) -> Piece:
    """Return a stage's sign: what stands before a comma in its title on the plate, the rest underneath."""
    name, _, under = (part.strip() for part in text.partition(","))
    wide = width_of(name, 17) * 1.06 + 34
    return Piece(Role.SIGN, index, width=wide, sign=name, under=under, url=url, colour=colour)


def _stop(index: int, stop: Stop, colour: LineColour) -> Piece:
    share = {Kind.SESSION: 0.4, Kind.YEAR_END: 0.6}.get(Kind(stop.kind), 1.0)
    return Piece(Role.STOP, index, share=share, stop=stop, colour=colour)


def _opening(index: int, stage: Stage) -> list[Piece]:
    chosen = stage.chosen_line
    if chosen is None:
        wide = max(width_of(line.name, 15) for line in stage.lines) + 160
        return [Piece(Role.FAN, index, width=wide, lines=stage.lines)]
    others = tuple(line for line in stage.lines if line is not chosen)
    colour = chosen.line_colour
    sign = _sign(index, chosen.name, chosen.url, colour)
    stubs = Piece(Role.STUBS, index, width=98, lines=others)
    return [stubs, sign, *(_stop(index, stop, colour) for stop in chosen.stops)]


def _tracks(index: int, stage: Stage) -> list[Piece]:
    along = Piece(Role.SPLIT, index, tracks=stage.tracks, chosen_track=stage.chosen_track)
    pieces = [replace(along, width=max(width_of(name, 15) for name in stage.tracks) + 92)]
    for stop in stage.stops:
        if stop.kind == Kind.YEAR_END:
            pieces += [replace(along, role=Role.JOIN, width=56), _stop(index, stop, TRUNK)]
        else:
            pieces.append(replace(along, role=Role.STOP, share=1, stop=stop, on=stop.tracks or stage.tracks))
    return pieces


def reached(rows: list[list[Piece]]) -> tuple[int, int]:
    """Return the row and piece that somebody has reached: where they are, else the last stop done, else (0, -1)."""
    done = (0, -1)
    for r, row in enumerate(rows):
        for p, piece in enumerate(row):
            if piece.stop and piece.stop.state == State.HERE:
                return (r, p)
            if piece.stop and piece.stop.state == State.DONE:
                done = (r, p)
    return done
