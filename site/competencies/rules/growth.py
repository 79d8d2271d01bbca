"""A competency's growth as a picture: somebody's own view as a stepped line, what was confirmed as squares.

The picture is SVG with presentation attributes only. The same entries stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

WIDTH: Final = 360
HEIGHT: Final = 216
LEFT: Final = 96
RIGHT: Final = 348
TOP: Final = 22
BOTTOM: Final = 176
INK: Final = "#1c2b2d"
SOFT: Final = "#4b5a5c"
RULE: Final = "#dcd5c6"
TEAL: Final = "#0f5c5c"
UMBER: Final = "#8a5a00"


@dataclass(frozen=True, slots=True)
class Growth:
    """The entries of one competency, each a day and a level, the oldest first."""

    own: Sequence[tuple[date, int]]
    confirmed: Sequence[tuple[date, int]]
    expected: int | None
    today: date

    @property
    def sentence(self) -> str:
        """What the picture says, in words.

        >>> Growth([(date(2026, 1, 1), 1), (date(2026, 6, 1), 2)], [], 2, date(2026, 11, 23)).sentence
        'Your own view went from level 1 to level 2.'
        """
        if not self.own:
            return "You have not given your own view yet."
        first, latest = self.own[0][1], self.own[-1][1]
        said = (
            f"Your own view is level {latest}."
            if first == latest
            else f"Your own view went from level {first} to level {latest}."
        )
        if self.confirmed:
            said += f" Level {self.confirmed[-1][1]} is confirmed."
        return said


def picture(growth: Growth, levels: Sequence[tuple[int, str]]) -> str:
    """Return the drawing; ``levels`` are numbers and names from the lowest."""
    frame = _Frame(growth, levels)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(growth.sentence)}" class="lc-growth" '
        'xmlns="http://www.w3.org/2000/svg">',
        *frame.lines(),
        *frame.expected(),
        *frame.own(),
        *frame.confirmed(),
        *frame.days(),
        "</svg>",
    ]
    return "".join(parts)


class _Frame:
    def __init__(self, growth: Growth, levels: Sequence[tuple[int, str]]) -> None:
        self.growth = growth
        self.levels = levels
        days = [day for day, _ in (*growth.own, *growth.confirmed)]
        self.first = min(days, default=growth.today)
        self.span = max(1, (growth.today - self.first).days)

    def x(self, day: date) -> float:
        share = min(1.0, max(0.0, (day - self.first).days / self.span))
        return round(LEFT + 12 + share * (RIGHT - LEFT - 24), 1)

    def y(self, level: int) -> float:
        lowest, highest = self.levels[0][0], self.levels[-1][0]
        share = (level - lowest) / max(1, highest - lowest)
        return round(BOTTOM - share * (BOTTOM - TOP), 1)

    def lines(self) -> list[str]:
        return [
            f'<line x1="{LEFT}" y1="{self.y(number)}" x2="{RIGHT}" y2="{self.y(number)}" stroke="{RULE}" stroke-width="1"/>'
            f'<text x="{LEFT - 8}" y="{self.y(number) + 4}" font-size="13" text-anchor="end" fill="{INK}">{number} '
            f"{escape(name)}</text>"
            for number, name in self.levels
        ]

    def expected(self) -> list[str]:
        if not self.growth.expected:
            return []
        y = self.y(self.growth.expected)
        return [
            f'<line x1="{LEFT}" y1="{y}" x2="{RIGHT}" y2="{y}" stroke="{UMBER}" stroke-width="2" stroke-dasharray="2 5"/>'
        ]

    def own(self) -> list[str]:
        if not self.growth.own:
            return []
        path, height = "", 0.0
        for day, level in self.growth.own:
            x, y = self.x(day), self.y(level)
            path += f"M{x} {y}" if not path else f"H{x}V{y}"
            height = y
        path += f"H{self.x(self.growth.today)}"
        dots = [
            f'<circle cx="{self.x(day)}" cy="{self.y(level)}" r="5" fill="#fffdf9" stroke="{TEAL}" stroke-width="3"/>'
            for day, level in self.growth.own
        ]
        end = f'<circle cx="{self.x(self.growth.today)}" cy="{height}" r="3" fill="{TEAL}"/>'
        return [
            f'<path d="{path}" fill="none" stroke="{TEAL}" stroke-width="4" stroke-linejoin="round"/>',
            end,
            *dots,
        ]

    def confirmed(self) -> list[str]:
        return [
            f'<rect x="{self.x(day) - 7}" y="{self.y(level) - 7}" width="14" height="14" rx="2" fill="{INK}"/>'
            f'<path d="M{self.x(day) - 3.5} {self.y(level)}l2.5 3 4.5 -6" fill="none" stroke="#fff" stroke-width="2"/>'
            for day, level in self.growth.confirmed
        ]

    def days(self) -> list[str]:
        y = HEIGHT - 12
        begin = f'<text x="{LEFT}" y="{y}" font-size="12" fill="{SOFT}">{self.first:%b %Y}</text>'
        end = f'<text x="{RIGHT}" y="{y}" font-size="12" text-anchor="end" fill="{SOFT}">Today</text>'
        return [begin, end]
