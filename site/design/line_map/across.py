"""The whole journey, drawn sideways: a row for each year, joined by sweeping curves, read from left to right.

Words keep one size whatever the number of stops: names stand in turn above and below the line, so that each has two
stops' room. The line is heavy where somebody has been and light where they have not. A cohort's pace is a dotted line
that runs along underneath. Year 2 opens into its specialisms, the chosen one in its own colour; Year 3 divides into tracks.
"""

from dataclasses import dataclass, replace

from design.line_map import forks, shapes
from design.line_map.canvas import LIGHT, Canvas, stroke
from design.line_map.colours import INK, PAPER, TRUNK
from design.line_map.model import Journey, Kind, Line, Stage, State, Stop
from design.line_map.rows import Piece, Placed, Role, placed, reached, rows_of
from design.line_map.shapes import number
from design.line_map.wrapping import wrapped

WIDTH = 1120.0
LEFT, RIGHT = 34.0, 1086.0
LEADING, SIZE = 18.5, 15.5
GAP = 26.0  # from a line to the words beside it


@dataclass(frozen=True, slots=True)
class Words:
    """A stop's name, broken into lines, above the row or below it."""

    stop: Stop
    x: float
    lines: list[str]
    above: bool
    anchor: str


def whole_journey(journey: Journey) -> str:
    """Return the SVG of a journey for a wide screen."""
    rows = rows_of(journey)
    here = reached(rows)
    canvas = Canvas()
    y, before_end = 0.0, (0.0, 0.0)
    for r, row in enumerate(rows):
        places = placed(row, left=LEFT, right=RIGHT)
        names = _names(places)
        above, below = _room(places, names)
        y += above
        if r:
            _sweep(
                canvas, before_end, (places[0].left, y), top=y - above, been=here >= (r, 0) and here[1] >= 0
            )
        been = len(row) if here[0] > r else here[1] if here[0] == r else -1
        _draw_row(canvas, places, names, y, been)
        if journey.pace:
            _draw_pace(canvas, places, y, journey.pace.stage, journey.pace.after)
        before_end = (places[-1].middle, y)
        y += below
    return shapes.drawing(canvas.drawn(), width=WIDTH, height=y - 20, css_class="lw-map__drawing")


def one_line(line: Line) -> str:
    """Return the SVG of one specialism's line, in its own colour."""
    stage = Stage(line.name, line.stops)
    row = [_recoloured(piece, line) for piece in rows_of(Journey(line.name, (stage,)))[0]]
    places = placed(row, left=LEFT, right=RIGHT, most=210)
    names = _names(places)
    above, below = _room(places, names)
    canvas = Canvas()
    _draw_row(canvas, places, names, above, reached([row])[1])
    return shapes.drawing(canvas.drawn(), width=WIDTH, height=above + below, css_class="lw-map__drawing")


def _recoloured(piece: Piece, line: Line) -> Piece:
    return replace(piece, colour=line.line_colour, url=line.url)


def _names(places: list[Placed]) -> list[Words]:
    """Break the stops' names, in turn above and below."""
    names: list[Words] = []
    modules = [place for place in places if place.piece.stop and place.piece.stop.kind == Kind.MODULE]
    for n, place in enumerate(modules):
        stop = place.piece.stop
        if stop is None:
            continue
        room = 2 * (place.right - place.left) - 16
        edge = place.middle + room / 2 - WIDTH
        bold = stop.state == State.HERE
        lines = wrapped(stop.title, width=room - max(0, edge), size=SIZE * (1.06 if bold else 1), lines=4)
        names.append(Words(stop, place.middle, lines, above=n % 2 == 0, anchor="middle"))
    return names


def _room(places: list[Placed], names: list[Words]) -> tuple[float, float]:
    """Return how much a row needs above and below its line."""
    side = max(forks.half_height(place.piece) for place in places)
    beside = _beside(places)
    up = max((len(name.lines) for name in names if name.above), default=0)
    down = max((len(name.lines) for name in names if not name.above), default=0)
    above = max(side + 22, beside + GAP + up * LEADING + 4)
    below = max(side + 22, beside + GAP + 10 + down * LEADING) + 30
    return above + 8, below


def _beside(places: list[Placed]) -> float:
    """Return how far a row's names keep away from its middle, because tracks lie between."""
    return max(
        (forks.half_height(place.piece) for place in places if place.piece.role == Role.SPLIT), default=0
    )


def _sweep(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], *, top: float, been: bool
) -> None:
    """Join a row's end to the next row's beginning: round to the right, back between the rows, round to the left."""
    (x1, y1), (x2, y2) = start, end
    middle = top - 6
    r = 20.0
    right = min(max(x1 + r + 14, x1), WIDTH - LIGHT)
    left = LIGHT + 2
    d = (
        f"M{number(x1)} {number(y1)}H{number(right - r)}a{r:g} {r:g} 0 0 1 {r:g} {r:g}V{number(middle - r)}"
        f"a{r:g} {r:g} 0 0 1 {-r:g} {r:g}H{number(left + r)}a{r:g} {r:g} 0 0 0 {-r:g} {r:g}"
        f"V{number(y2 - r)}a{r:g} {r:g} 0 0 0 {r:g} {r:g}H{number(x2 + 8)}"
    )
    canvas.lines.append(stroke(d, TRUNK.value, been=been))


def _draw_row(canvas: Canvas, places: list[Placed], names: list[Words], y: float, been: int) -> None:
    for n, place in enumerate(places):
        _draw_way(canvas, places[n - 1] if n else None, place, y, been=n <= been)
    for place in places:
        _draw_piece(canvas, place, y)
    side = _beside(places)
    for name in names:
        canvas.texts.append(_draw_name(name, y, side))


def _draw_way(canvas: Canvas, before: Placed | None, place: Placed, y: float, *, been: bool) -> None:
    """Draw the line from the piece before to the middle of this one."""
    piece = place.piece
    if piece.tracks:
        forks.draw_way(canvas, before, place, y, been=been)
        return
    start, colour = place.middle, piece.colour.value
    if before is not None:
        start = before.right if before.piece.role in {Role.FAN, Role.JOIN} else before.middle
    end = place.left + forks.LEAD if piece.role == Role.FAN else place.middle
    canvas.lines.append(stroke(f"M{number(start)} {number(y)}H{number(end)}", colour, been=been))


def _draw_piece(canvas: Canvas, place: Placed, y: float) -> None:
    piece = place.piece
    if piece.role == Role.SIGN:
        canvas.marks.append(_draw_sign(place, y))
    elif piece.stop and piece.tracks:
        forks.draw_stop(canvas, place, y)
    elif piece.stop:
        mark = shapes.mark(piece.stop, place.middle, y, piece.colour.value)
        canvas.marks.append(shapes.link(piece.stop.url, piece.stop.title, mark))
    elif piece.role == Role.FAN:
        forks.draw_fan(canvas, place, y)
    elif piece.role == Role.STUBS:
        forks.draw_stubs(canvas, place, y)


def _draw_sign(place: Placed, y: float) -> str:
    wide = place.right - place.left - 8
    colour = place.piece.colour
    fill, text = (colour.value, PAPER) if colour == TRUNK else (PAPER, INK)
    plate = shapes.box(place.left + 2, y - 17, wide, 34, radius=17, fill=fill, stroke=colour.value, width=4)
    middle = place.left + 2 + wide / 2
    label = shapes.words(middle, y + 6, place.piece.sign, size=17, bold=True, fill=text)
    under = "".join(
        shapes.words(place.left + 6, y + 38 + n * 17, line, size=14, anchor="start", halo=True)
        for n, line in enumerate(wrapped(place.piece.under, width=wide + 34, size=14, lines=3))
        if line
    )
    title = f"{place.piece.sign}, {place.piece.under}" if place.piece.under else place.piece.sign
    return shapes.link(place.piece.url, title, plate + label + under)


def _draw_name(name: Words, y: float, side: float) -> str:
    bold = name.stop.state == State.HERE
    top = y - side - GAP - (len(name.lines) - 1) * LEADING if name.above else y + side + GAP + 14
    rows = [
        shapes.words(name.x, top + n * LEADING, line, size=SIZE, bold=bold, anchor=name.anchor, halo=True)
        for n, line in enumerate(name.lines)
    ]
    return shapes.link(name.stop.url, name.stop.title, "".join(rows))


def _draw_pace(canvas: Canvas, places: list[Placed], y: float, stage: int, after: int) -> None:
    """Draw the cohort's pace: a dotted line beneath the row's beginning, up to where the plan stands."""
    stops = [place for place in places if place.piece.stop and place.piece.stage == stage]
    if not stops:
        return
    end = stops[min(after, len(stops)) - 1].right if after else stops[0].left
    at = y + 21
    start = next(place.right for place in places if place.piece.stage == stage)
    canvas.lines.append(shapes.path(f"M{number(start)} {number(at)}H{number(end)}", INK, 3.5, dash="0.1 8"))
    canvas.lines.append(shapes.path(f"M{number(end)} {number(at - 9)}v18", INK, 3.5))
