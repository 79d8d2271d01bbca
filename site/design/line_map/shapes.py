"""Small pieces of SVG as text, with presentation attributes only, so that a strict content policy lets them through.

A map has hundreds of shapes: written here directly, it takes well under a millisecond, which a template would not.
"""

from html import escape

from design.line_map.colours import INK, MARIGOLD, PAPER
from design.line_map.model import Kind, State, Stop

_STAR = "l3.4 7.4 8.1.8-6.1 5.4 1.8 8-7.2-4.2-7.2 4.2 1.8-8-6.1-5.4 8.1-.8z"
FONT = 'font-family="Atkinson Hyperlegible Next, system-ui, Arial, sans-serif"'


def number(value: float) -> str:
    """Return a coordinate as short text.

    >>> number(12.0), number(12.345)
    ('12', '12.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def path(d: str, colour: str, width: float, *, opacity: float = 1, dash: str = "", cap: str = "round") -> str:
    extra = f' stroke-opacity="{number(opacity)}"' if opacity < 1 else ""
    extra += f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}" stroke="{colour}" stroke-width="{number(width)}" stroke-linecap="{cap}" fill="none"{extra}/>'


def circle(
    x: float, y: float, r: float, *, fill: str, stroke: str = "", width: float = 0, dash: str = ""
) -> str:
    line = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    line += f' stroke-dasharray="{dash}"' if dash else ""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"{line}/>'


def box(
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    radius: float = 0,
    fill: str,
    stroke: str = "",
    width: float = 0,
) -> str:
    line = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
    return f'<rect {place} rx="{number(radius)}" fill="{fill}"{line}/>'


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 15,
    bold: bool = False,
    anchor: str = "middle",
    fill: str = INK,
    halo: bool = False,
) -> str:
    weight = ' font-weight="700"' if bold else ""
    around = (
        f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    )
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}" fill="{fill}"{weight}{around}>'
        f"{escape(text)}</text>"
    )


def link(url: str, title: str, inside: str) -> str:
    """Wrap shapes in a link for the pointer only: the keyboard's links are those of the list beside the drawing."""
    if not url:
        return inside
    return f'<a href="{escape(url)}" tabindex="-1"><title>{escape(title)}</title>{inside}</a>'


def mark(stop: Stop, x: float, y: float, colour: str) -> str:
    """Draw a stop: filled done, ring on gold here, hollow ahead, dotted coming; square a session, star a year's end."""
    if stop.kind == Kind.SESSION:
        return _square(stop, x, y, colour)
    if stop.kind == Kind.YEAR_END:
        return _star(stop, x, y, colour)
    if stop.state == State.HERE:
        gold = circle(x, y, 17, fill=MARIGOLD)
        return gold + circle(x, y, 10.5, fill=PAPER, stroke=INK, width=4.5)
    if stop.state == State.DONE:
        return circle(x, y, 10, fill=colour, stroke=PAPER, width=2) + _tick(x, y)
    if stop.state == State.COMING:
        return circle(x, y, 8, fill=PAPER) + circle(
            x, y, 7.5, fill=PAPER, stroke=colour, width=2.5, dash="2.6 3.3"
        )
    return circle(x, y, 8.5, fill=PAPER, stroke=colour, width=3.5)


def _tick(x: float, y: float) -> str:
    return path(f"M{number(x - 4)} {number(y + 0.3)}l2.9 2.9 5.4-6", PAPER, 2.4)


def _square(stop: Stop, x: float, y: float, colour: str) -> str:
    if stop.state == State.HERE:
        around = box(x - 13, y - 13, 26, 26, radius=6, fill=MARIGOLD)
        return around + box(x - 7.5, y - 7.5, 15, 15, radius=1.5, fill=PAPER, stroke=INK, width=4)
    fill = colour if stop.state == State.DONE else PAPER
    ground = box(x - 9.5, y - 9.5, 19, 19, radius=3, fill=PAPER)
    return ground + box(x - 6, y - 6, 12, 12, radius=1.5, fill=fill, stroke=colour, width=3)


def _star(stop: Stop, x: float, y: float, colour: str) -> str:
    gold = circle(x, y, 19, fill=MARIGOLD) if stop.state == State.HERE else ""
    fill = colour if stop.state == State.DONE else PAPER
    place = f"M{number(x)} {number(y - 12)}{_STAR}"
    ground = "" if gold else circle(x, y, 17, fill=PAPER)
    return (
        gold
        + ground
        + f'<path d="{place}" fill="{fill}" stroke="{colour}" stroke-width="3" stroke-linejoin="round"/>'
    )


def drawing(inside: str, *, width: float, height: float, css_class: str, fill: bool = False) -> str:
    """Return a whole drawing (one that fills its place, where asked), hidden from screen readers: its list says the same in words."""
    fit = ' preserveAspectRatio="xMidYMid slice"' if fill else ""
    return (
        f'<svg class="{css_class}" viewBox="0 0 {number(width)} {number(height)}" xmlns="http://www.w3.org/2000/svg"{fit} '
        f'aria-hidden="true" focusable="false" {FONT}>{inside}</svg>'
    )
