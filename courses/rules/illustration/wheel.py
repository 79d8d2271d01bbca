"""The competency wheel: a framework's domains as colours of a ring, its competencies as the ring's parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from courses.rules.illustration.palette import INK, PAPER, mix
from courses.rules.illustration.pen import circle, number, path
from courses.rules.illustration.words import diagram, words

COLOURS = ("#0f5c5c", "#2a66b5", "#55740f", "#8a1f2f", "#6b46a8", "#b5660a", "#1b2a66", "#c03c88")
MIDDLE, OUTER, SEAM, INNER = 180.0, 172.0, 112.0, 44.0


@dataclass(frozen=True)
class Domain:
    """A domain of a framework: its letter, its name, and the codes of its competencies."""

    letter: str
    name: str
    codes: tuple[str, ...]


def competency_wheel(domains: Sequence[Domain]) -> str:
    """Return the wheel with a list of its domains below."""
    total = sum(len(domain.codes) for domain in domains)
    at, ring, names = 0, "", ""
    for n, domain in enumerate(domains):
        colour = COLOURS[n % len(COLOURS)]
        turn = at / total, (at + len(domain.codes)) / total
        ring += _part(turn, INNER, SEAM, colour)
        ring += _letter(sum(turn) / 2, (INNER + SEAM) / 2, domain.letter, 30, PAPER)
        for code in domain.codes:
            ring += _part((at / total, (at + 1) / total), SEAM, OUTER, mix(colour, PAPER, 0.22))
            ring += _letter((at + 0.5) / total, (SEAM + OUTER) / 2 + 6, code, 15.5, INK)
            at += 1
        y = 392 + 34 * n
        names += circle(22, y - 6, 14, colour) + words(
            22, y, domain.letter, size=17, bold=True, fill=PAPER, anchor="middle"
        )
        names += words(48, y, domain.name, size=17, bold=True)
    centre = words(MIDDLE, MIDDLE - 2, str(total), size=28, bold=True, anchor="middle")
    centre += words(MIDDLE, MIDDLE + 18, "skills", size=16, anchor="middle")
    return diagram(
        ring + centre + names,
        height=392 + 34 * len(domains) - 16,
        title=f"The {total} competencies in {len(domains)} domains",
        description="A wheel. " + " ".join(_said(domain) for domain in domains),
    )


def _said(domain: Domain) -> str:
    return f"{domain.letter}, {domain.name}: {len(domain.codes)} competencies, {domain.codes[0]} to {domain.codes[-1]}."


def _at(turn: float, radius: float) -> str:
    """Return the point at a part of a full turn, clockwise from the top."""
    angle = 2 * pi * turn - pi / 2
    return f"{number(MIDDLE + radius * cos(angle))} {number(MIDDLE + radius * sin(angle))}"


def _part(turn: tuple[float, float], inner: float, outer: float, fill: str) -> str:
    """Return a piece of a ring between two turns."""
    start, end = turn
    far = 1 if end - start > 0.5 else 0
    d = f"M{_at(start, inner)}L{_at(start, outer)}A{outer:g} {outer:g} 0 {far} 1 {_at(end, outer)}"
    d += f"L{_at(end, inner)}A{inner:g} {inner:g} 0 {far} 0 {_at(start, inner)}Z"
    return path(d, fill, PAPER, 2)


def _letter(turn: float, radius: float, text: str, size: float, fill: str) -> str:
    x, y = (float(part) for part in _at(turn, radius).split())
    return words(x, y + size * 0.36, text, size=size, bold=True, fill=fill, anchor="middle")
