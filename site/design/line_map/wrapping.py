"""Titles broken into short lines, since SVG does not wrap."""

NARROW, WIDE = frozenset("fijlrt.,:;'’|()I "), frozenset("mwMWOQ%")
SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"})


def width_of(text: str, size: float = 15) -> float:
    """Return about how wide a text is in Atkinson Hyperlegible Next, in the drawing's units.

    >>> width_of("ill") < width_of("mmm")
    True
    """
    ems = sum(0.31 if c in NARROW else 0.86 if c in WIDE else 0.66 if c.isupper() else 0.545 for c in text)
    return ems * size


def wrapped(text: str, *, width: float, size: float = 15, lines: int = 3) -> list[str]:
    """Break a text at spaces and after hyphens; what does not fit ends in an ellipsis.

    >>> wrapped("The what-matters conversation", width=90)
    ['The what-', 'matters', 'conversation']
    >>> wrapped("Money, home and work essentials for everybody", width=90, lines=2)
    ['Money,', 'home…']
    """
    rows: list[str] = [""]
    for piece in _pieces(text):
        if rows[-1] and width_of((rows[-1] + piece).rstrip(), size) > width:
            rows.append("")
        rows[-1] += piece
    rows = [row.strip() for row in rows]
    if len(rows) > lines:
        rows = rows[:lines]
        while rows[-1].rstrip(",").split(" ")[-1] in SMALL_WORDS and " " in rows[-1]:
            rows[-1] = rows[-1].rpartition(" ")[0]
        rows[-1] = rows[-1].rstrip(",;:- ") + "…"
    return rows


def _pieces(text: str) -> list[str]:
    return [part for word in text.split() for part in (word + " ").replace("-", "-\n").split("\n")]
