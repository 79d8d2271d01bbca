"""Motifs with people in them. Each stands on y = 0, about 130 units wide, its middle at x = 0."""

from __future__ import annotations

from courses.rules.illustration.palette import SKINS, Palette
from courses.rules.illustration.pen import box, circle, moved, path


def person(x: float, colour: str, skin: int, *, tall: float = 70, sits: bool = False) -> str:
    """Return one figure: a head above a rounded coat, or above a lap."""
    head = circle(x, -tall, 11, SKINS[skin % len(SKINS)])
    top = -tall + 14
    if sits:
        coat = f"M{x - 15:g} -22C{x - 17:g} {top + 8:g} {x - 12:g} {top:g} {x:g} {top:g}S{x + 17:g} {top + 8:g} {x + 15:g} -22Z"
        return path(coat, colour) + head
    coat = f"M{x - 17:g} 0C{x - 18:g} {top + 14:g} {x - 14:g} {top:g} {x:g} {top:g}S{x + 18:g} {top + 14:g} {x + 17:g} 0Z"
    return path(coat, colour) + head


def bubble(x: float, y: float, colour: str, *, lines: int = 2, flip: bool = False, line: str = "") -> str:
    """Return a speech bubble with some quiet lines in it."""
    inside = path("M-32 -20h64q9 0 9 9v22q0 9 -9 9h-38l-12 13v-13h-14q-9 0 -9 -9v-22q0 -9 9 -9z", colour)
    words = path("".join(f"M-24 {-8 + 12 * n}h{46 - 16 * n}" for n in range(lines)), "", line, 4)
    return moved(inside, x, y, flip=flip) + (moved(words, x, y) if line else "")


def conversation(p: Palette, skin: int) -> str:
    chair = path("M-62 0V-30H-28V0M62 0V-30H28V0", "", p.deep, 5)
    two = person(-46, p.clay, skin, tall=76, sits=True) + person(46, p.paper, skin + 1, tall=76, sits=True)
    return (
        chair
        + two
        + bubble(-28, -122, p.paper, line=p.line, flip=True)
        + bubble(42, -126, p.gold, lines=1, line=p.deep)
    )


def circle_of_people(p: Palette, skin: int) -> str:
    coats = (p.paper, p.clay, p.gold, p.soft, p.sand)
    places = ((-58, 66), (-28, 84), (4, 74), (34, 86), (62, 64))
    figures = "".join(
        person(x, coats[(n + skin) % 5], skin + n, tall=tall) for n, (x, tall) in enumerate(places)
    )
    return figures + path("M-84 3Q0 26 84 3", "", p.deep, 5)


def bench(p: Palette, skin: int) -> str:
    wood = path("M-66 -24H66M-66 -44H66", "", p.sand, 9) + path("M-52 0V-50M52 0V-50", "", p.deep, 6)
    return (
        person(-22, p.gold, skin, tall=76, sits=True)
        + person(20, p.clay, skin + 2, tall=80, sits=True)
        + wood
    )


def umbrella(p: Palette, skin: int) -> str:
    top = path(
        "M-64 -92C-58 -142 58 -142 64 -92Q48 -104 32 -92Q16 -104 0 -92Q-16 -104 -32 -92Q-48 -104 -64 -92Z",
        p.gold,
    )
    pole = path("M0 -96V-34", "", p.deep, 5)
    return person(-22, p.paper, skin, tall=64) + person(22, p.clay, skin + 1, tall=70) + pole + top


def walkers(p: Palette, skin: int) -> str:
    stick = path("M52 0L44 -40", "", p.sand, 5)
    return (
        person(-26, p.paper, skin, tall=86)
        + person(20, p.clay, skin + 2, tall=72)
        + stick
        + path("M-9 -40L4 -34", "", p.sand, 6)
    )


def kite(p: Palette, skin: int) -> str:
    sail = path("M54 -140L84 -112L58 -78L34 -106Z", p.gold) + path(
        "M54 -140L58 -78M34 -106L84 -112", "", p.deep, 3
    )
    string = path("M58 -78C40 -50 0 -70 -28 -44", "", p.deep, 2.5)
    tail = path("M58 -78q10 10 2 20t4 20", "", p.clay, 4)
    return person(-44, p.paper, skin, tall=74) + string + tail + sail


def easel(p: Palette, skin: int) -> str:
    legs = path("M-10 0L4 -120M62 0L48 -120", "", p.sand, 6)
    sheet = box(-16, -126, 84, 78, p.paper, round_by=4)
    drawn = (
        path("M0 -68C14 -110 26 -60 52 -104", "", p.line, 5)
        + circle(0, -68, 6, p.gold)
        + circle(52, -104, 6, p.gold)
    )
    return legs + sheet + drawn + person(-50, p.clay, skin, tall=82)


def doorway(p: Palette, skin: int) -> str:
    frame = path("M-34 0V-104Q-34 -138 0 -138T34 -104V0Z", p.paper)
    light = path("M-24 0V-102Q-24 -127 0 -127T24 -102V0Z", p.gold)
    door = path("M24 0V-118L62 -106V10Z", p.clay) + circle(32, -54, 3.5, p.deep)
    return (
        frame
        + light
        + door
        + person(0, p.deep, skin, tall=66)
        + path("M-24 0H24L44 16H-44Z", p.gold, opacity=0.55)
    )


def telescope(p: Palette, skin: int) -> str:
    legs = path("M30 -62L6 0M30 -62V0M30 -62L56 0", "", p.sand, 5)
    tube = (
        path("M6 -66L70 -104", "", p.paper, 18)
        + path("M52 -93L70 -104", "", p.gold, 22)
        + path("M-6 -59L8 -67", "", p.deep, 11)
    )
    return person(-32, p.clay, skin, tall=74) + legs + tube
