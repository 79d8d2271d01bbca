"""Words in a drawing, and the frame of a drawing that says something: with a title and a description."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from courses.rules.illustration.palette import INK
from courses.rules.illustration.pen import number

FONTS = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Verdana, Arial, sans-serif"
WIDTH = 360
"""The width of every diagram in its own units: on a phone of 360 px a unit is about nine tenths of a pixel."""

SMALLEST = 15.5
"""The smallest letters, in those units, so that they stay readable on a phone."""

SHOWN_AT = 440
"""How wide a diagram asks to be, in pixels, where there is room."""


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 16,
    bold: bool = False,
    fill: str = INK,
    anchor: str = "",
) -> str:
    """Return one line of words, standing on y."""
    said = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" fill="{fill}"'
    said += ' font-weight="700"' if bold else ""
    said += f' text-anchor="{anchor}"' if anchor else ""
    return f"<text {said}>{escape(text, quote=False)}</text>"


def lines(
    x: float,
    y: float,
    texts: Sequence[str],
    *,
    size: float = 16,
    gap: float = 20,
    bold: bool = False,
    fill: str = INK,
) -> str:
    """Return lines of words below one another, the first standing on y."""
    return "".join(
        words(x, y + gap * n, text, size=size, bold=bold, fill=fill) for n, text in enumerate(texts)
    )


def diagram(inside: str, *, height: int, title: str, description: str) -> str:
    """Return a whole diagram as SVG text with one final newline."""
    size = f'viewBox="0 0 {WIDTH} {height}" width="{SHOWN_AT}" height="{round(height * SHOWN_AT / WIDTH)}"'
    paint = f'fill="none" stroke-linecap="round" stroke-linejoin="round" font-family="{FONTS}"'
    label = f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" {paint}>'
    return f"{opening}{label}{inside}</svg>\n"
