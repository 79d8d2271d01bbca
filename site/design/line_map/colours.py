"""The colours of lines: Year 1's teal and thirteen for specialisms, each of its own lightness.

Ordered from dark to light, so that two lines still differ in print and for somebody who sees no hue. All of them stand
out from paper and sand by at least 3 to 1; words on a map are always ink, never a line's colour.
"""

from dataclasses import dataclass
from zlib import crc32

INK = "#1c2b2d"
PAPER = "#fffdf9"
SAND = "#f5efe4"
MARIGOLD = "#ffb81c"
TEAL = "#0f5c5c"
TEAL_DARK = "#0a3f41"


@dataclass(frozen=True, slots=True)
class LineColour:
    """A line's colour: its name, which is also its CSS class, and its value for SVG."""

    name: str
    value: str

    @property
    def css_class(self) -> str:
        return f"lw-c-{self.name}"


TRUNK = LineColour("teal", TEAL)
LINE_COLOURS: tuple[LineColour, ...] = (
    LineColour("navy", "#1b2a66"),
    LineColour("plum", "#5c1f55"),
    LineColour("pine", "#1d4d33"),
    LineColour("oxblood", "#8a1f2f"),
    LineColour("umber", "#6e4a17"),
    LineColour("violet", "#6b46a8"),
    LineColour("cobalt", "#2a66b5"),
    LineColour("moss", "#55740f"),
    LineColour("magenta", "#c03c88"),
    LineColour("slate", "#66788a"),
    LineColour("copper", "#b5660a"),
    LineColour("coral", "#d9583f"),
    LineColour("leaf", "#3f9646"),
)
ALL_COLOURS = (TRUNK, *LINE_COLOURS)
_BY_NAME = {colour.name: colour for colour in ALL_COLOURS} | {colour.value: colour for colour in ALL_COLOURS}


def tint(value: str, strength: float) -> str:
    """Mix a colour into paper: solid, so that where two stretches of a line meet nothing shows.

    >>> tint("#000000", 0.5)
    '#807e7c'
    """
    mixed = (
        round(int(value[n : n + 2], 16) * strength + int(PAPER[n : n + 2], 16) * (1 - strength))
        for n in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def line_colour(word: str) -> LineColour:
    """Return the line colour of a name or value; any other word always gets the same one of the thirteen.

    >>> line_colour("moss").value
    '#55740f'
    >>> line_colour("#55740F").name
    'moss'
    >>> line_colour("sunset") == line_colour("sunset")
    True
    >>> line_colour("").name
    'teal'
    """
    word = word.strip().lower()
    if not word:
        return TRUNK
    return _BY_NAME.get(word) or LINE_COLOURS[crc32(word.encode()) % len(LINE_COLOURS)]
