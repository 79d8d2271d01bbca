"""The colours of a cover: a line's own colour, in the light of a time of day."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1c2b2d"
PAPER = "#fffdf9"
SAND = "#f5efe4"
MARIGOLD = "#ffb81c"
CLAY = "#d98a63"
SKINS = ("#8d5a3c", "#c98f68", "#5c3a26", "#e2b391")


def mix(one: str, other: str, share: float) -> str:
    """Mix a share of one colour into another.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = (
        round(int(one[n : n + 2], 16) * share + int(other[n : n + 2], 16) * (1 - share)) for n in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


@dataclass(frozen=True)
class Light:
    """A time of day: what the sky is like, and how much of it lies on the land."""

    sky: str
    horizon: str
    sun: str
    land: str = ""
    haze: float = 1.0


DAWN = Light("#f3d3c0", "#fff6e8", "#f6a77c")
MORNING = Light("#d3e9e6", "#fff8ea", "#ffcf66")
AFTERNOON = Light("#bfe0e6", "#f6f3da", "#ffd873")
EVENING = Light("#55779a", "#fcd5b0", "#fff0c9", "#a7bcc6", 1.2)


@dataclass(frozen=True)
class Palette:
    """Every colour that a cover may use."""

    sky: str
    horizon: str
    sun: str
    far: str
    mid: str
    near: str
    ground: str
    deep: str
    line: str
    soft: str
    paper: str = PAPER
    sand: str = SAND
    gold: str = MARIGOLD
    clay: str = CLAY
    ink: str = INK


def palette_of(colour: str, light: Light | None = None) -> Palette:
    """Return the colours of a line in some light; without one, in its own pale air."""
    own = light or Light(mix(colour, "#eef3f1", 0.16), "#fff9ee", "#ffd27a")
    strength, land = own.haze, own.land or own.horizon
    return Palette(
        sky=own.sky,
        horizon=own.horizon,
        sun=own.sun,
        far=mix(colour, land, min(0.2 * strength, 0.9)),
        mid=mix(colour, land, min(0.36 * strength, 0.9)),
        near=mix(colour, land, min(0.54 * strength, 0.92)),
        ground=mix(colour, INK, 0.88),
        deep=mix(colour, INK, 0.5),
        line=colour,
        soft=mix(colour, PAPER, 0.22),
    )
