"""One cover: a motif in a landscape through which the line runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

from courses.rules.illustration import people, places, things
from courses.rules.illustration.palette import (
    AFTERNOON,
    DAWN,
    EVENING,
    MORNING,
    Light,
    Palette,
    palette_of,
)
from courses.rules.illustration.pen import moved
from courses.rules.illustration.scene import GROUND, WIDTH, Line, far_things, frame, ground, hill, sky

Motif = Callable[[Palette, int], str]

MOTIFS: dict[str, Motif] = {
    "bars": things.bars, "bench": people.bench, "birds": things.birds, "boat": places.boat, "book": things.book,
    "bridge": places.bridge, "circle": people.circle_of_people, "conversation": people.conversation,
    "doorway": people.doorway, "easel": people.easel, "folder": things.folder, "garden": places.garden,
    "hearth": things.patchwork_hearth, "home": places.home, "jar": things.jar, "kite": people.kite,
    "lamp": places.lamp, "leaves": things.leaves, "letter": things.letter, "lighthouse": places.lighthouse,
    "map": things.sheet_map, "nest": places.nest, "plan": things.plan, "quilt": things.quilt,
    "remedy": things.remedy, "scales": things.scales, "screen": things.screen, "signpost": places.signpost,
    "stones": places.stones, "street": places.street, "table": things.table, "tram": places.tram,
    "telescope": people.telescope, "trees": places.trees, "umbrella": people.umbrella,
    "walkers": people.walkers, "windmill": places.windmill,
}  # fmt: skip

CHOSEN = {
    "y0-01": "tram",
    "y1-01": "garden", "y1-02": "street", "y1-03": "conversation", "y1-04": "doorway", "y1-05": "plan",
    "y1-06": "stones", "y1-07": "lighthouse", "y1-08": "folder", "y1-09": "map", "y1-10": "jar", "y1-11": "bench",
    "y1-12": "lamp",
    "y2-01": "signpost", "y2-02": "quilt", "y2-03": "scales", "y2-04": "bars", "y2-05": "circle", "y2-06": "letter",
    "y2-07": "screen", "y2-08": "table", "y2-10": "easel",
    "y3-01": "kite", "y3-02": "walkers", "y3-03": "circle", "y3-04": "windmill", "y3-05": "telescope", "y3-06": "street",
    "y3-07": "conversation", "y3-08": "bridge", "y3-09": "nest", "y3-10": "book",
    "p-money": "jar", "p-money-01": "home", "p-money-02": "letter", "p-money-03": "umbrella",
    "p-money-04": "table", "p-money-05": "hearth",
    "p-mental-health": "lamp", "p-mental-health-01": "boat", "p-mental-health-02": "bench",
    "p-mental-health-03": "lighthouse", "p-mental-health-04": "walkers", "p-mental-health-05": "bridge",
    "p-older-people": "quilt", "p-older-people-01": "trees", "p-older-people-02": "book",
    "p-older-people-03": "birds", "p-older-people-04": "umbrella", "p-older-people-05": "tram",
    "p-nature": "leaves", "p-nature-01": "trees", "p-nature-02": "walkers", "p-nature-03": "garden",
    "p-nature-04": "bars",
    "p-proactive-care": "doorway", "p-proactive-care-01": "map", "p-proactive-care-02": "letter",
    "p-proactive-care-03": "remedy", "p-proactive-care-04": "plan",
}  # fmt: skip

NEAREST = 172
LIGHTS: dict[str, Light] = {"y0": DAWN, "y1": MORNING, "y2": AFTERNOON, "y3": EVENING}


@dataclass(frozen=True)
class Cover:
    """What a cover is of: its id, the colour of its line, and which of how many stations it stands for."""

    code: str
    colour: str
    stations: int
    here: int = 0


def motif_of(code: str) -> str:
    """Return the motif of an id: the one that was chosen for it, else always the same one of them all."""
    return CHOSEN.get(code) or sorted(MOTIFS)[_seed(code) % len(MOTIFS)]


def draw_cover(cover: Cover) -> str:
    """Return the cover as SVG text with one final newline; the same id always gets the same drawing."""
    seed = _seed(cover.code)
    dice = Random(seed)  # noqa: S311  (art, not secrets)
    p = palette_of(cover.colour, LIGHTS.get(cover.code.split("-")[0]))
    at = _place(cover, dice)
    is_left = at < WIDTH / 2
    sun_at = dice.randint(430, 560) if is_left else dice.randint(80, 210)
    motif = MOTIFS[motif_of(cover.code)](p, seed % 4)
    parts = (
        frame(),
        sky(p, dice, sun_at=sun_at),
        hill(p.far, dice, 128, 22),
        hill(p.mid, dice, 162, 14),
        far_things(p, dice, avoid=at),
        hill(p.near, dice, 196, 9),
        Line(dice).drawn(p, stations=cover.stations, here=cover.here),
        ground(p, dice),
        moved(motif, at, GROUND + 6, scale=1.3, flip=False),
        "</svg>\n",
    )
    return "".join(parts)


def _place(cover: Cover, dice: Random) -> float:
    """Return how far along the motif stands: never before the station that is here."""
    is_left = dice.random() < 0.5
    if not cover.here:
        return dice.randint(196, 250) if is_left else dice.randint(390, 444)
    here = Line.place(cover.here, cover.stations)
    if here > WIDTH / 2 or (here == WIDTH / 2 and is_left):
        return min(dice.randint(196, 250), here - NEAREST)
    return max(dice.randint(390, 444), here + NEAREST)


def _seed(code: str) -> int:
    return int.from_bytes(blake2b(code.encode(), digest_size=8).digest())
