"""The land behind a motif: sky, sun, hills, small homes and trees, and the line with its stations."""

from __future__ import annotations

from math import pi, sin
from random import Random

from courses.rules.illustration.palette import Palette
from courses.rules.illustration.pen import circle, moved, number, path, smooth
from courses.rules.illustration.places import cottage, tree

WIDTH, HEIGHT = 640, 280
GROUND = 236


def sky(p: Palette, dice: Random, *, sun_at: float) -> str:
    """Return air that grows lighter downwards, and a low sun with its halo."""
    shade = (
        '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{p.sky}"/><stop offset=".56" stop-color="{p.horizon}"/></linearGradient></defs>'
    )
    height = dice.randint(52, 84)
    sun = circle(sun_at, height, 46, p.sun, opacity=0.3) + circle(sun_at, height, 30, p.sun)
    return shade + f'<path d="M0 0H{WIDTH}V{HEIGHT}H0z" fill="url(#sky)"/>' + sun


def hill(colour: str, dice: Random, base: float, rise: float) -> str:
    """Return a range of soft hills from edge to edge."""
    turn, long = dice.uniform(0, 2 * pi), dice.uniform(0.8, 1.5)
    points = [
        (x, base - rise * (0.6 * sin(turn + long * x / 100) + 0.4 * sin(turn * 2 + x / 64)))
        for x in range(-20, WIDTH + 61, 68)
    ]
    return path(smooth(points) + f"V{HEIGHT}H-20Z", colour)


class Line:
    """The line across the land: where it runs, and its stations."""

    def __init__(self, dice: Random) -> None:
        self.turn, self.base = dice.uniform(0, 2 * pi), dice.uniform(170, 178)

    @staticmethod
    def place(station: int, stations: int) -> float:
        """Return how far along a station stands; the first is 1."""
        return 150 if stations < 2 else 44 + (WIDTH - 88) * (station - 1) / (stations - 1)

    def height(self, x: float) -> float:
        return self.base + 15 * sin(self.turn + x / 105) + 5 * sin(self.turn * 3 + x / 47)

    def drawn(self, p: Palette, *, stations: int, here: int) -> str:
        """Return the line, its stations from left to right; the one that is here has a marigold ring, 0 is none."""
        d = smooth((x, self.height(x)) for x in range(-20, WIDTH + 41, 33))
        track = path(d, "", p.paper, 13) + path(d, "", p.line, 7)
        places = [(self.place(station, stations), station) for station in range(1, stations + 1)]
        done = "".join(circle(x, self.height(x), 7) for x, station in places if station < here)
        ahead = "".join(circle(x, self.height(x), 7) for x, station in places if station > here)
        ring = ""
        if here:
            x = self.place(here, stations)
            ring = circle(x, self.height(x), 17, p.gold) + circle(x, self.height(x), 9, p.paper, p.ink, 4.5)
        passed = f'<g fill="{p.line}" stroke="{p.line}" stroke-width="4">{done}</g>' if done else ""
        coming = f'<g fill="{p.paper}" stroke="{p.line}" stroke-width="4">{ahead}</g>' if ahead else ""
        return track + passed + coming + ring


def far_things(p: Palette, dice: Random, *, avoid: float) -> str:
    """Return a few homes and trees, small, on the middle hills, away from the motif."""
    drawn = ""
    places = [x for x in range(36, WIDTH - 20, 44) if abs(x - avoid) > 130]
    for place in sorted(dice.sample(places, min(5, len(places)))):
        x = place + dice.randint(-8, 8)
        y = 158 + dice.randint(-4, 8)
        if dice.random() < 0.4:
            drawn += moved(cottage(p), x, y)
        else:
            drawn += moved(tree(p, p.near, tall=dice.randint(34, 52)), x, y)
    return drawn


def ground(p: Palette, dice: Random) -> str:
    """Return the front of the picture, with some grass at its edge."""
    points = [(x, GROUND - 4 + dice.uniform(-4, 4)) for x in range(-20, WIDTH + 61, 80)]
    blades = ""
    for _ in range(7):
        x, y = dice.randint(16, WIDTH - 16), GROUND + dice.randint(10, 34)
        blades += f"M{number(x)} {number(y)}q-3 -8 -8 -11m8 11q0 -10 2 -14m-2 14q4 -8 9 -9"
    return path(smooth(points) + f"V{HEIGHT}H-20Z", p.ground) + path(blades, "", p.near, 2.5)


def frame() -> str:
    """Return the opening tag: a drawing that says nothing to those who do not see it."""
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    paint = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="presentation" aria-hidden="true" {paint}>'
