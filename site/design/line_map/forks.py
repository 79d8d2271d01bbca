"""Where one line becomes several: the fan of specialisms, the lines not chosen, and Year 3's tracks."""

from design.line_map import shapes
from design.line_map.canvas import FAINT, Canvas, stroke
from design.line_map.colours import PAPER, TEAL_DARK, TRUNK, tint
from design.line_map.rows import Piece, Placed, Role
from design.line_map.shapes import number
from design.line_map.wrapping import width_of

TRACK_GAP = 36.0
FAN_GAP = 23.0
STUB_GAP = 7.5
BEND = 56.0
LEAD = 34.0  # straight before a fork, so that it keeps clear of the name before it


def half_height(piece: Piece) -> float:
    """Return how far a piece reaches above and below its row's middle."""
    if piece.role == Role.FAN:
        return FAN_GAP * (len(piece.lines) - 1) / 2
    if piece.role == Role.STUBS:
        return 12 + STUB_GAP * (len(piece.lines) + 1) / 2
    return TRACK_GAP * (len(piece.tracks) - 1) / 2 if piece.tracks else 0


def draw_fan(canvas: Canvas, place: Placed, y: float) -> None:
    """Open into every specialism, each with its name on it, and close again."""
    lines, left = place.piece.lines, place.left + LEAD
    for n, line in enumerate(lines):
        at = y + (n - (len(lines) - 1) / 2) * FAN_GAP
        d = f"{_bend(left, y, at)}H{number(place.right - BEND)}{_unbend(place.right, at, y)}"
        canvas.lines.append(shapes.path(d, line.line_colour.value, 4.5))
        canvas.texts.append(shapes.link(line.url, line.name, _plate(left + BEND, at, line.name)))


def draw_stubs(canvas: Canvas, place: Placed, y: float) -> None:
    """Let the lines that were not chosen leave the map at once, above and below."""
    others = place.piece.lines
    half = (len(others) + 1) // 2
    for n, line in enumerate(others):
        way, turn = (-1, half - n) if n < half else (1, n - half + 1)
        at, colour = y + way * (6 + turn * STUB_GAP), line.line_colour.value
        end = place.left + LEAD + BEND - turn * 4
        canvas.lines.insert(
            0,
            shapes.path(f"{_bend(place.left + LEAD - 12, y, at, wide=BEND - 8)}H{number(end)}", colour, 3.2),
        )
        canvas.marks.append(shapes.circle(end, at, 3.6, fill=PAPER, stroke=colour, width=2.2))


def draw_way(canvas: Canvas, before: Placed | None, place: Placed, y: float, *, been: bool) -> None:
    """Draw the tracks across one piece, and the heavy line up to its middle where somebody has been."""
    piece = place.piece
    if piece.role == Role.SPLIT and before is not None:
        canvas.lines.append(
            stroke(f"M{number(before.middle)} {number(y)}H{number(place.left)}", TRUNK.value, been=been)
        )
    for name, offset in _offsets(piece.tracks).items():
        at, chosen = y + offset, name == piece.chosen_track
        colour = TEAL_DARK if chosen else tint(TEAL_DARK, FAINT)
        canvas.lines.append(shapes.path(_way(place, y, at), colour, 8 if chosen else 5))
        if piece.role == Role.SPLIT:
            canvas.texts.append(_plate(place.left + BEND, at, name, bold=chosen))
    if been and before is not None and piece.stop:
        at = y + _offsets(piece.tracks).get(piece.chosen_track, 0)
        start = before.right if before.piece.role == Role.SPLIT else before.middle
        canvas.marks.append(
            stroke(f"M{number(start)} {number(at)}H{number(place.middle)}", TRUNK.value, been=True)
        )


def draw_stop(canvas: Canvas, place: Placed, y: float) -> None:
    """Draw a stop on each of its tracks, tied together where there are several."""
    piece = place.piece
    if piece.stop is None:
        return
    offsets = _offsets(piece.tracks)
    ats = [y + offsets[name] for name in piece.on if name in offsets] or [y]
    inside = ""
    if len(ats) > 1:
        tie = f"M{number(place.middle)} {number(min(ats))}V{number(max(ats))}"
        inside = shapes.path(tie, TEAL_DARK, 9) + shapes.path(tie, PAPER, 3.5)
    marks = "".join(shapes.mark(piece.stop, place.middle, at, TEAL_DARK) for at in ats)
    canvas.marks.append(shapes.link(piece.stop.url, piece.stop.title, inside + marks))


def _way(place: Placed, y: float, at: float) -> str:
    if place.piece.role == Role.SPLIT:
        return f"{_bend(place.left, y, at)}H{number(place.right)}"
    if place.piece.role == Role.JOIN:
        return (
            f"M{number(place.left)} {number(at)}{_unbend(place.right, at, y, wide=place.right - place.left)}"
        )
    return f"M{number(place.left)} {number(at)}H{number(place.right)}"


def _offsets(names: tuple[str, ...]) -> dict[str, float]:
    return {name: (n - (len(names) - 1) / 2) * TRACK_GAP for n, name in enumerate(names)}


def _bend(x: float, y: float, at: float, *, wide: float = BEND) -> str:
    half = x + wide / 2
    return f"M{number(x)} {number(y)}C{number(half + 8)} {number(y)} {number(half - 8)} {number(at)} {number(x + wide)} {number(at)}"


def _unbend(x: float, at: float, y: float, *, wide: float = BEND) -> str:
    half = x - wide / 2
    return f"C{number(half + 8)} {number(at)} {number(half - 8)} {number(y)} {number(x)} {number(y)}"


def _plate(x: float, y: float, name: str, *, bold: bool = False) -> str:
    wide = width_of(name, 15) * (1.06 if bold else 1) + 18
    plate = shapes.box(x + 4, y - 11, wide, 22, radius=11, fill=PAPER)
    return plate + shapes.words(x + 13, y + 5, name, bold=bold, anchor="start")
