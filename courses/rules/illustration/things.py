"""Motifs that are things on tables, shelves and lines. Each stands on y = 0, its middle at x = 0."""

from __future__ import annotations

from courses.rules.illustration.palette import Palette
from courses.rules.illustration.pen import box, circle, ellipse, moved, path


def pot(p: Palette, body: str) -> str:
    """Return a teapot, 70 wide."""
    spout = path("M-26 -22Q-42 -24 -44 -42", "", body, 8) + path(
        "M26 -34q18 -4 16 12q-4 12 -20 10", "", body, 6
    )
    return (
        spout
        + path("M-28 0Q-36 -42 0 -42T28 0Z", body)
        + circle(0, -46, 5, p.deep)
        + path("M-16 -41H16", "", p.deep, 3)
    )


def cup(p: Palette, body: str) -> str:
    return path("M-14 -24H14Q14 0 0 0T-14 -24Z", body) + path("M13 -19q12 -2 9 8q-4 6 -12 4", "", body, 4)


def table(p: Palette, seed: int) -> str:
    top = path("M-92 -52H92", "", p.sand, 10) + path("M-68 -48L-76 0M68 -48L76 0", "", p.sand, 7)
    things = (
        moved(pot(p, p.clay), -10, -57) + moved(cup(p, p.paper), -62, -57) + moved(cup(p, p.gold), 44, -57)
    )
    steam = path("M-62 -90q-6 -8 0 -16t0 -16M44 -90q-6 -8 0 -16t0 -16", "", p.paper, 3.5)
    return steam + top + things


def plan(p: Palette, seed: int) -> str:
    sheet = moved(box(-44, -124, 88, 116, p.paper, round_by=6), 0, 0)
    ticks = "".join(
        circle(-24, -98 + 28 * n, 7, p.gold if n <= seed % 3 else p.soft)
        + path(f"M-8 {-98 + 28 * n}H28", "", p.line, 4)
        for n in range(3)
    )
    pencil = path("M38 -16L84 -92", "", p.clay, 9) + path("M38 -16L33 -5", "", p.deep, 5)
    return sheet + ticks + path("M-44 -22Q0 -34 44 -22", "", p.soft, 4) + pencil


def folder(p: Palette, seed: int) -> str:
    sheets = ""
    for n, colour in enumerate((p.clay, p.gold, p.soft, p.paper)):
        x, y = -70 + 12 * n, -118 + 16 * n
        sheets += path(f"M{x} {y + 12}V{y + 4}q0 -4 4 -4h26l8 12h66q4 0 4 4V0H{x}Z", colour)
    return sheets + path("M-16 -36H52M-16 -20H34", "", p.line, 4)


def sheet_map(p: Palette, seed: int) -> str:
    folds = "".join(
        path(f"M{x} {-106 + a}L{x + 44} {-106 + b}V{-8 + b}L{x} {-8 + a}Z", colour)
        for x, a, b, colour in ((-66, 0, 12, p.paper), (-22, 12, 0, p.sand), (22, 0, 12, p.paper))
    )
    way = path("M-54 -28C-30 -70 -10 -20 10 -58S40 -84 54 -64", "", p.line, 4.5)
    pins = circle(-54, -28, 6, p.clay) + circle(10, -58, 6, p.clay)
    flag = path("M54 -64C30 -94 40 -124 54 -124S78 -94 54 -64Z", p.gold) + circle(54, -104, 7, p.paper)
    return folds + way + pins + flag


def jar(p: Palette, seed: int) -> str:
    glass = box(-42, -104, 84, 104, p.paper, round_by=16)
    coins = "".join(
        ellipse(x, y, 15, 6, colour)
        for x, y, colour in (
            (-18, -12, p.gold),
            (16, -12, p.clay),
            (-2, -24, p.gold),
            (-20, -35, p.clay),
            (18, -34, p.gold),
        )
    )
    sprout = path("M0 -42V-128", "", p.deep, 4.5) + path(
        "M0 -104q-30 -2 -30 -28q30 0 30 28zm0 -14q30 -2 30 -28q-30 0 -30 28z", p.mid
    )
    return glass + coins + sprout + path("M-34 -104H34", "", p.sand, 9)


def leaves(p: Palette, seed: int) -> str:
    stem = path("M0 0C6 -50 -8 -90 4 -150", "", p.deep, 4.5)
    blades = ""
    for n in range(4):
        y, size = -22 - 30 * n, 1.15 - 0.15 * n
        blade = "M0 0Q34 4 44 -26Q8 -28 0 0Z"
        blades += moved(path(blade, (p.soft, p.gold)[n % 2]), 1, y, scale=size)
        blades += moved(path(blade, (p.paper, p.soft)[n % 2]), -1, y - 8, scale=size, flip=True)
    return blades + stem


def quilt(p: Palette, seed: int) -> str:
    colours = (p.paper, p.clay, p.soft, p.gold, p.mid)
    squares = "".join(
        box(-63 + 32 * x, -110 + 30 * y, 30, 28, colours[(x * 2 + y * 3 + seed) % 5])
        for x in range(4)
        for y in range(3)
    )
    line = path("M-112 -118Q0 -108 112 -122", "", p.deep, 4) + path("M-104 0V-120M104 0V-122", "", p.sand, 6)
    return line + squares + path("M-50 -118v12M48 -118v12", "", p.deep, 6)


def birds(p: Palette, seed: int) -> str:
    wires = "".join(
        path(f"M-110 {-62 - 22 * n}Q0 {-48 - 22 * n} 110 {-66 - 22 * n}", "", p.deep, 2.5) for n in range(3)
    )
    bird = path("M-12 -2Q-12 -20 4 -20Q14 -20 16 -12L22 -10L15 -6Q12 0 0 0L-16 12Z", p.paper)
    gold = path("M-12 -2Q-12 -20 4 -20Q14 -20 16 -12L22 -10L15 -6Q12 0 0 0L-16 12Z", p.gold)
    perched = "".join(
        moved((bird, gold)[(n + seed) % 2], x, y)
        for n, (x, y) in enumerate(((-72, -62), (-34, -80), (10, -56), (44, -101), (76, -82)))
    )
    return path("M-100 0V-122M100 0V-124", "", p.sand, 7) + wires + perched


def bars(p: Palette, seed: int) -> str:
    drawn = ""
    for n, tall in enumerate((34, 52, 46, 78, 98)):
        x = -68 + 34 * n
        drawn += box(x - 11, -tall, 22, tall, (p.paper, p.soft)[n % 2], round_by=4)
        drawn += path(
            f"M{x} {-tall}v-16m0 4q-12 -1 -12 -13q12 0 12 13zm0 0q12 -1 12 -13q-12 0 -12 13z",
            p.gold,
            p.deep,
            2,
        )
    return drawn + path("M-92 0H92", "", p.sand, 6)


def scales(p: Palette, seed: int) -> str:
    post = path("M0 0V-120M-28 0H28M-66 -108Q0 -124 66 -108", "", p.sand, 7)
    pans = "".join(
        path(f"M{x} -108L{x - 26} -56M{x} -108L{x + 26} -56", "", p.deep, 3)
        + path(f"M{x - 30} -56H{x + 30}Q{x + 22} -34 {x} -34T{x - 30} -56Z", colour)
        for x, colour in ((-66, p.paper), (66, p.gold))
    )
    seats = circle(-74, -68, 10, p.clay) + circle(-54, -66, 8, p.soft) + circle(66, -72, 13, p.clay)
    return post + seats + pans


def screen(p: Palette, seed: int) -> str:
    tablet = box(-50, -124, 100, 124, p.deep, round_by=12) + box(-42, -114, 84, 96, p.paper, round_by=4)
    face = circle(0, -76, 17, p.clay) + path("M-30 -18Q-28 -54 0 -54T30 -18Z", p.gold)
    waves = path("M66 -86q12 -14 0 -30M80 -76q24 -26 0 -52", "", p.paper, 5)
    return tablet + face + circle(0, -9, 4, p.paper) + waves


def letter(p: Palette, seed: int) -> str:
    sheet = box(-46, -120, 92, 70, p.paper, round_by=3) + path("M-30 -102H30M-30 -88H12", "", p.line, 4)
    back = path("M-64 -74H64V0H-64Z", p.clay)
    front = path("M-64 -74L0 -28L64 -74V0H-64Z", p.sand) + path("M-64 0L-12 -36M64 0L12 -36", "", p.soft, 3)
    return back + sheet + front + circle(0, -24, 9, p.gold)


def remedy(p: Palette, seed: int) -> str:
    bottle = box(-58, -86, 50, 86, p.clay, round_by=8) + box(-54, -102, 42, 18, p.paper, round_by=4)
    label = box(-58, -62, 50, 34, p.paper) + path("M-48 -50H-18M-48 -40H-28", "", p.line, 3.5)
    flowerpot = path("M8 0L2 -40H62L56 0Z", p.sand) + path("M32 -40V-104", "", p.deep, 4)
    bloom = "".join(
        circle(32 + dx, -108 + dy, 11, p.gold) for dx, dy in ((-13, 0), (13, 0), (0, -13), (0, 13))
    )
    return (
        bottle
        + label
        + flowerpot
        + path("M32 -58q-22 -2 -22 -20q22 0 22 20z", p.mid)
        + bloom
        + circle(32, -108, 9, p.clay)
    )


def book(p: Palette, seed: int) -> str:
    pages = path("M0 -20Q-40 -46 -92 -30V-92Q-40 -108 0 -82Q40 -108 92 -92V-30Q40 -46 0 -20Z", p.paper)
    words = path(
        "M-76 -76Q-44 -84 -18 -68M-76 -58Q-44 -66 -18 -50M76 -76Q44 -84 18 -68M76 -58Q44 -66 18 -50",
        "",
        p.line,
        4,
    )
    star = path("M0 -150l8 17 19 2 -14 13 4 19 -17 -9 -17 9 4 -19 -14 -13 19 -2z", p.gold)
    return path("M-40 0L-20 -30M40 0L20 -30M0 0V-20", "", p.sand, 7) + pages + words + star


def patchwork_hearth(p: Palette, seed: int) -> str:
    """Return a small stove beside a basket: warmth and food."""
    stove = box(-70, -78, 74, 72, p.deep, round_by=6) + box(-58, -58, 50, 36, p.gold, round_by=4)
    flame = (
        path("M-34 -24q-18 -12 0 -30q20 14 0 30z", p.clay)
        + path("M-46 -78V-140", "", p.deep, 12)
        + path("M-60 0v-6M-8 0v-6", "", p.deep, 6)
    )
    basket = (
        path("M20 0L14 -32H86L80 0Z", p.sand)
        + circle(34, -38, 12, p.clay)
        + circle(56, -42, 13, p.paper)
        + circle(74, -36, 10, p.gold)
    )
    return stove + flame + basket + path("M14 -32H86", "", p.clay, 5)
