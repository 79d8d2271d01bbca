"""The strokes of which every drawing is made; only presentation attributes, no styles and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable


def number(value: float) -> str:
    """Return a short number.

    >>> number(12.0), number(3.14159)
    ('12', '3.1')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _paint(fill: str, stroke: str, width: float, opacity: float) -> str:
    """Return the paint; no fill and round ends are said once, on the drawing as a whole."""
    said = f' fill="{fill}"' if fill else ""
    if stroke:
        said += f' stroke="{stroke}" stroke-width="{number(width)}"'
    return said + (f' opacity="{opacity:g}"' if opacity != 1 else "")


def path(d: str, fill: str = "", stroke: str = "", width: float = 4, *, opacity: float = 1) -> str:
    return f'<path d="{d}"{_paint(fill, stroke, width, opacity)}/>'


def circle(  # noqa: PLR0917  (a drawing is read by its numbers)
    x: float, y: float, r: float, fill: str = "", stroke: str = "", width: float = 4, *, opacity: float = 1
) -> str:
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(r)}"'
    return f"<circle {place}{_paint(fill, stroke, width, opacity)}/>"


def ellipse(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    place = f'cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
    return f"<ellipse {place}{_paint(fill, '', 0, 1)}/>"


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    round_by: float = 0,
    stroke: str = "",
    edge: float = 4,
) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    if round_by:
        place += f' rx="{number(round_by)}"'
    return f"<rect {place}{_paint(fill, stroke, edge, 1)}/>"


def moved(inside: str, x: float, y: float, *, scale: float = 1, flip: bool = False) -> str:
    """Return a drawing put somewhere else, larger or smaller, or seen in a mirror."""
    change = f"translate({number(x)} {number(y)})"
    if flip:
        change += f" scale(-{scale:g} {scale:g})"
    elif scale != 1:
        change += f" scale({scale:g})"
    return f'<g transform="{change}">{inside}</g>'


def smooth(points: Iterable[tuple[float, float]]) -> str:
    """Return a curve that passes softly through every point, in whole numbers."""
    at = list(points)
    d = f"M{at[0][0]:.0f} {at[0][1]:.0f}"
    for n in range(len(at) - 1):
        before, here, there = at[max(n - 1, 0)], at[n], at[n + 1]
        after = at[min(n + 2, len(at) - 1)]
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        d += "C" + " ".join(f"{part:.0f}" for point in (first, second, there) for part in point)
    return d
