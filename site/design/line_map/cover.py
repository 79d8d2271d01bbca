"""The cover of a module: a corner of the map, drawn from its identifier and so the same each time and everywhere."""

from hashlib import blake2b

from design.line_map import shapes
from design.line_map.colours import LINE_COLOURS, MARIGOLD, PAPER, SAND, line_colour

WIDTH, HEIGHT = 640, 240
_STEP = 40


def cover(identifier: str, colour: str = "") -> str:
    """Return a module's cover as SVG: its own line in its own colour, among others that pass by."""
    dice = list(blake2b(identifier.encode(), digest_size=48).digest())
    own = line_colour(colour).value
    others = [LINE_COLOURS[dice[n] % len(LINE_COLOURS)].value for n in (0, 1, 2)]
    levels = _levels(dice[3:11])
    passing = "".join(
        shapes.path(_wander(level, dice[12 + 5 * n : 17 + 5 * n]), other, 9, opacity=0.55)
        for n, (other, level) in enumerate(zip(others, levels[1:], strict=False))
    )
    y, bends = levels[0], dice[30:35]
    line = shapes.path(_wander(y, bends), own, 16)
    inside = shapes.box(0, 0, WIDTH, HEIGHT, fill=SAND) + passing + line + _stops(y, bends, own)
    return shapes.drawing(inside, width=WIDTH, height=HEIGHT, css_class="lw-cover", fill=True)


def _levels(dice: list[int]) -> list[int]:
    heights = [60, 100, 140, 180]
    order = sorted(range(4), key=lambda n: (dice[n], n))
    return [heights[n] for n in order]


def _turns(y: int, dice: list[int]) -> list[tuple[int, int]]:
    """Return the corners of a line that goes across and changes its level twice."""
    first, second = 100 + dice[0] % 4 * _STEP, 380 + dice[1] % 4 * _STEP
    up = _inside(y + (1 if dice[2] % 2 else -1) * (1 + dice[3] % 2) * _STEP)
    return [(first, up), (second, _inside(up + (_STEP if dice[4] % 2 else -_STEP)))]


def _inside(y: int) -> int:
    return 60 + abs(y - 60) if y < 60 else 360 - y if y > 180 else y


def _wander(y: int, dice: list[int]) -> str:
    d, at = f"M-20 {y}", y
    for x, level in _turns(y, dice):
        rise, r = level - at, 18
        way = 1 if rise > 0 else -1
        if rise:
            d += f"H{x - r}q{r} 0 {r} {way * r}V{level - way * r}q0 {way * r} {r} {way * r}"
        at = level
    return f"{d}H{WIDTH + 20}"


def _stops(y: int, dice: list[int], own: str) -> str:
    (first, middle), _ = _turns(y, dice)
    here = WIDTH / 2  # so that a cover cut to any shape still shows it
    gold = shapes.circle(here, middle, 30, fill=MARIGOLD) + shapes.circle(
        here, middle, 17, fill=PAPER, stroke="#1c2b2d", width=7
    )
    return shapes.circle(max(30, first - 62), y, 10, fill=PAPER, stroke=own, width=5) + gold
