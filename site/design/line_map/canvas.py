"""The layers of a drawing, and the weight of a line."""

from dataclasses import dataclass, field

from design.line_map import shapes
from design.line_map.colours import tint

HEAVY, LIGHT, FAINT = 13.0, 6.0, 0.42


@dataclass
class Canvas:
    """What has been drawn so far: lines lie beneath stops, and stops beneath words."""

    lines: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def drawn(self) -> str:
        return "".join((*self.lines, *self.marks, *self.texts))


def stroke(d: str, colour: str, *, been: bool) -> str:
    """Return a stretch of line: heavy and full where somebody has been, light where they have not."""
    return shapes.path(d, colour if been else tint(colour, FAINT), HEAVY if been else LIGHT)
