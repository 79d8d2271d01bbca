"""Motifs that are places: homes, paths, water, gardens. Each stands on y = 0, its middle at x = 0."""

from __future__ import annotations

from courses.rules.illustration.palette import Palette
from courses.rules.illustration.pen import box, circle, ellipse, moved, path


def house(p: Palette, wall: str, roof: str, *, lit: bool = True) -> str:
    """Return one house, 64 wide and 88 high."""
    chimney = box(12, -92, 10, 26, roof)
    shape = box(-30, -54, 60, 54, wall) + path("M-38 -52L0 -88L38 -52Z", roof)
    window = box(-22, -44, 15, 17, p.gold if lit else p.soft, round_by=1.5)
    return chimney + shape + window + box(6, -36, 15, 36, roof, round_by=2)


def cottage(p: Palette) -> str:
    """Return a house far away, 26 wide."""
    return (
        path("M-10 0v-18h20v18z", p.paper)
        + path("M-13 -17L0 -30L13 -17z", p.near)
        + path("M-7 -6v-6h5v6z", p.gold)
    )


def home(p: Palette, seed: int) -> str:
    hedge = ellipse(-52, -4, 22, 14, p.mid) + ellipse(56, -3, 18, 11, p.mid)
    return hedge + moved(house(p, p.paper, p.clay), 0, 0, scale=1.35)


def street(p: Palette, seed: int) -> str:
    walls, roofs = (p.paper, p.sand, p.soft), (p.clay, p.deep, p.line)
    return "".join(
        moved(
            house(p, walls[n], roofs[(n + seed) % 3], lit=n != seed % 3),
            64 * (n - 1),
            0,
            scale=(1, 1.2, 0.95)[n],
        )
        for n in range(3)
    )


def tree(p: Palette, leaf: str, *, tall: float = 100) -> str:
    """Return a round tree with a leaning trunk."""
    crown = ellipse(0, -tall * 0.72, tall * 0.34, tall * 0.38, leaf)
    trunk = path(f"M0 0V-{tall * 0.6:g}M0 -{tall * 0.32:g}L{tall * 0.15:g} -{tall * 0.52:g}", "", p.deep, 5)
    return crown + trunk


def trees(p: Palette, seed: int) -> str:
    return (
        moved(tree(p, p.mid, tall=96), -46, 0)
        + moved(tree(p, p.far, tall=140), 4, 0)
        + moved(tree(p, p.gold, tall=76), 52, 0)
    )


def nest(p: Palette, seed: int) -> str:
    bird = path("M-12 0Q-2 -16 12 -6L22 -10L16 2Q4 14 -12 0Z", p.clay)
    bowl = path("M-20 -76H20Q16 -58 0 -58T-20 -76Z", p.sand) + path("M-16 -70Q0 -62 16 -70", "", p.clay, 3)
    return (
        tree(p, p.mid, tall=150) + bowl + moved(bird, 2, -88) + moved(bird, -64, -112, scale=0.9, flip=True)
    )


def bridge(p: Palette, seed: int) -> str:
    water = ellipse(0, 8, 104, 13, p.soft)
    arch = path("M-92 0C-60 -64 60 -64 92 0H68C46 -38 -46 -38 -68 0Z", p.sand)
    rail = path("M-88 -30C-50 -84 50 -84 88 -30M-44 -58V-34M0 -70V-46M44 -58V-34", "", p.paper, 5)
    return water + arch + rail


def stones(p: Palette, seed: int) -> str:
    water = ellipse(0, -1, 112, 24, p.soft)
    steps = ((-86, 2, 18), (-46, 9, 19), (-4, -2, 18), (38, 5, 19), (84, -8, 22))
    shapes = "".join(ellipse(x, y, r, 8, p.sand) + ellipse(x, y - 2, r - 4, 4, p.paper) for x, y, r in steps)
    flag = path("M84 -10V-92", "", p.deep, 4) + path("M84 -92L118 -79L84 -66Z", p.gold)
    return water + shapes + flag


def lighthouse(p: Palette, seed: int) -> str:
    beam = path("M0 -128L-130 -152V-96Z", p.gold, opacity=0.45) + path(
        "M0 -128L130 -160V-104Z", p.gold, opacity=0.45
    )
    tower = path("M-22 0L-14 -108H14L22 0Z", p.paper)
    bands = path("M-20 -24L-18 -50H18L20 -24ZM-16 -76L-15 -96H15L16 -76Z", p.clay)
    lamp = (
        box(-12, -136, 24, 26, p.gold, round_by=3)
        + path("M-17 -136H17L0 -154Z", p.deep)
        + path("M-19 -109H19", "", p.deep, 5)
    )
    return beam + tower + bands + lamp + ellipse(0, 2, 40, 9, p.mid)


def garden(p: Palette, seed: int) -> str:
    bed = path("M-80 0L-72 -24H72L80 0Z", p.clay) + path("M-72 -24H72", "", p.deep, 6)
    stems = leafage = heads = ""
    for n in range(5):
        x, tall = -56 + 28 * n, 34 + 13 * ((n * 2 + seed) % 4)
        stems += f"M{x} -26V-{26 + tall}"
        leafage += f"M{x} -{tall}q-16 -2 -16 -16q16 0 16 16zm0 -10q16 -2 16 -16q-16 0 -16 16z"
        heads += circle(x, -30 - tall, 9, (p.gold, p.paper, p.clay)[(n + seed) % 3])
    plants = path(stems, "", p.deep, 4) + path(leafage, p.line) + heads
    return plants + bed


def boat(p: Palette, seed: int) -> str:
    water = ellipse(0, 8, 110, 17, p.soft) + path("M-60 8h34M20 12h44", "", p.paper, 3.5)
    hull = path("M-46 -24H50L36 2H-32Z", p.clay)
    sails = path("M0 -28V-120L-44 -34Z", p.paper) + path("M8 -28V-104L46 -34Z", p.gold)
    return water + hull + sails + path("M4 -24V-126", "", p.deep, 4)


def tram(p: Palette, seed: int) -> str:
    body = box(-84, -84, 168, 70, p.paper, round_by=16) + path(
        "M-84 -40H84V-30Q84 -14 68 -14H-68Q-84 -14 -84 -30Z", p.gold
    )
    windows = "".join(box(-70 + 36 * n, -72, 28, 24, p.soft, round_by=4) for n in range(4))
    wheels = "".join(circle(x, -10, 11, p.deep) + circle(x, -10, 4, p.paper) for x in (-48, 48))
    return (
        path("M-10 -84L8 -108L26 -84M-30 -108H46", "", p.deep, 4)
        + body
        + windows
        + wheels
        + path("M-110 2H110", "", p.sand, 4)
    )


def signpost(p: Palette, seed: int) -> str:
    post = path("M0 0V-132", "", p.sand, 8)
    one = path("M-6 -122H48L64 -108L48 -94H-6Z", p.gold)
    two = path("M6 -84H-46L-62 -70L-46 -56H6Z", p.paper)
    words = path("M8 -108H40M-8 -70H-38", "", p.deep, 4)
    return post + one + two + words + ellipse(0, 0, 30, 7, p.mid)


def lamp(p: Palette, seed: int) -> str:
    glow = circle(0, -112, 52, p.gold, opacity=0.25) + circle(0, -112, 32, p.gold, opacity=0.4)
    post = path("M0 0V-92M-16 0H16", "", p.deep, 7)
    head = path("M-15 -92L-20 -124H20L15 -92Z", p.gold) + path("M-24 -124H24L0 -144Z", p.deep)
    return glow + post + head


def windmill(p: Palette, seed: int) -> str:
    tower = path("M-26 0L-14 -96H14L26 0Z", p.paper) + path("M-18 -94Q0 -124 18 -94Z", p.deep)
    sail = path("M4 -10H20V-58H4Z", p.gold) + path("M0 0V-60", "", p.clay, 4)
    sails = "".join(f'<g transform="rotate({20 + 90 * n})">{sail}</g>' for n in range(4))
    return tower + box(-7, -26, 14, 26, p.clay, round_by=6) + moved(sails + circle(0, 0, 6, p.deep), 0, -96)
