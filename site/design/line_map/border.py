"""The border of a certificate: a line that runs once round the page, with a stop for each module behind it."""

from design.line_map import shapes
from design.line_map.colours import INK, MARIGOLD, PAPER, line_colour
from design.line_map.shapes import number


def certificate_border(*, colour: str = "", stops: int = 12, width: float = 842, height: float = 595) -> str:
    """Return a whole SVG of the given size (points; A4 sideways by default), to be laid under a certificate's words."""
    own = line_colour(colour).value
    outer = _round(18, width, height, 34)
    inner = _round(29, width, height, 26)
    lines = shapes.path(outer, own, 7) + shapes.path(inner, MARIGOLD, 2)
    marks = "".join(
        shapes.circle(x, height - 18, 6, fill=own, stroke=PAPER, width=2.4) for x in _spread(stops, width)
    )
    end = shapes.circle(width / 2, 18, 15, fill=MARIGOLD) + shapes.circle(
        width / 2, 18, 8.5, fill=PAPER, stroke=INK, width=4
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}">{lines}{marks}{end}</svg>'
    )


def _round(inset: float, width: float, height: float, r: float) -> str:
    w, h, n = width - inset, height - inset, number
    return (
        f"M{n(inset + r)} {n(inset)}H{n(w - r)}q{r} 0 {r} {r}V{n(h - r)}q0 {r} {-r} {r}"
        f"H{n(inset + r)}q{-r} 0 {-r} {-r}V{n(inset + r)}q0 {-r} {r} {-r}z"
    )


def _spread(stops: int, width: float) -> list[float]:
    """Return where the stops stand along the bottom, evenly and away from the corners."""
    left, right = 90.0, width - 90
    if stops < 2:
        return [width / 2] * stops
    return [left + n * (right - left) / (stops - 1) for n in range(stops)]
