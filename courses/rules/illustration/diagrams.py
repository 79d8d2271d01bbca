"""The diagrams that explain: the six parts of personalised care, who is around a link worker, the information standard."""

from __future__ import annotations

from courses.rules.illustration.palette import CLAY, INK, MARIGOLD, PAPER, SAND, mix
from courses.rules.illustration.pen import box, circle, path
from courses.rules.illustration.words import diagram, lines, words

TEAL, TEAL_DARK, COBALT = "#0f5c5c", "#0a3f41", "#2a66b5"

PARTS = (
    (("Shared decision making",), ("The person and the clinician", "choose together")),
    (("Personalised care", "and support planning"), ("One plan holds what matters", "and who does what")),
    (
        ("Social prescribing and", "community-based support"),
        ("Your part: people, groups", "and places that help"),
    ),
    (("Supported self-management",), ("Knowing how to live with a", "condition, and feeling able to")),
    (("Choice",), ("Being able to choose, and", "being told so")),
    (("Personal health budgets",), ("An agreed sum of NHS money", "for agreed needs")),
)
GROUPS = (
    ("The person", ("Demographics: who the", "person is and how to", "reach them")),
    ("Needs and concerns", ("What brings them, and what", "they say matters")),
    (
        "Support offered",
        ("What you did together, with", "the activities and services", "you connected them to"),
    ),
    ("Outcomes", ("What changed, in their own", "words and by any measure", "you used")),
)


def six_parts() -> str:
    """Return the six parts as stations of one line that starts from what matters."""
    top, y, drawn = 30, 96, ""
    places = []
    for names, meaning in PARTS:
        places.append(y)
        is_own = names[0].startswith("Social")
        tall = 22 * len(names) + 20 * len(meaning)
        if is_own:
            drawn += box(68, y - 26, 286, tall + 18, mix(MARIGOLD, PAPER, 0.28), round_by=10)
        drawn += lines(80, y, names, size=18.5, gap=22, bold=True)
        drawn += lines(80, y + 22 * len(names), meaning)
        y += tall + 26
    line = path(f"M34 {top}V{places[-1] - 6}", "", TEAL, 9)
    stops = "".join(circle(34, place - 6, 11, PAPER, TEAL, 6) for place in places)
    here = circle(34, places[2] - 6, 22, MARIGOLD) + circle(34, places[2] - 6, 12, PAPER, INK, 6)
    start = box(6, 6, 348, 48, TEAL, round_by=24)
    start += words(180, 37, "What matters to the person", size=19, bold=True, fill=PAPER, anchor="middle")
    said = (
        "A line with six stops starts from what matters to the person. The stops are shared decision making, personalised care "
        "and support planning, social prescribing and community-based support, supported self-management, choice, and personal "
        "health budgets. The third stop, social prescribing, is marked as your part."
    )
    return diagram(
        line + start + drawn + stops + here,
        height=y - 20,
        title="The six parts of personalised care",
        description=said,
    )


BANDS = (
    ("Integrated care board", ("plans and pays for most health", "services over a large area"), 0.10),
    ("Neighbourhood", ("council teams, schools, housing,", "community nurses, faith groups,", "charities and community groups"), 0.2),
    ("Network (PCN)", ("practices that work together,", "pharmacists, care coordinators,", "health coaches, link workers"), 0.34),
    ("Practice", ("where most people know you from",), 0.52),
)  # fmt: skip
TIES = (
    ("Who employs you", ("a practice, the network,", "or a host such as a charity"), TEAL, ""),
    ("Where you work", ("one practice, several,", "or a whole neighbourhood"), CLAY, "double"),
    ("Who pays for the post", ("the network, the board,", "a council or a charity"), COBALT, "dots"),
)


def around_you() -> str:
    """Return the places around a link worker as one inside the other, and the three ties that run through them."""
    drawn, x, y = "", 4, 4
    nested = []
    for name, meaning, strength in BANDS:
        nested.append((x, y, strength))
        drawn += words(x + 14, y + 26, name, size=18, bold=True) + lines(
            x + 14, y + 47, meaning, size=15.5, gap=19
        )
        y += 34 + 19 * len(meaning) + 12
        x += 9
    you = y + 26
    bottom = you + 40
    frames = ""
    for n, (left, top, strength) in enumerate(nested):
        low = bottom + 9 * (len(nested) - n)
        frames += box(
            left,
            top,
            360 - 2 * left,
            low - top,
            mix(TEAL, PAPER, strength),
            round_by=18,
            stroke=PAPER,
            edge=3,
        )
    first = bottom + 9 * len(nested) + 52
    ties = ""
    for n, (name, meaning, colour, kind) in enumerate(TIES):
        place, row = 22 + 22 * n, first + 80 * n
        d = f"M180 {you + 4}C180 {bottom + 30} {place} {bottom - 10} {place} {first - 30}V{row - 6}"
        ties += path(d, "", colour, 8 if kind == "double" else 6)
        ties += path(d, "", PAPER, 2.5) if kind == "double" else ""
        ties += path(d, "", PAPER, 7).replace("/>", ' stroke-dasharray="1 13"/>') if kind == "dots" else ""
        ties += circle(place, row - 6, 9, PAPER, colour, 5)
        ties += words(92, row, name, size=18, bold=True) + lines(92, row + 21, meaning)
    middle = circle(180, you, 24, MARIGOLD) + circle(180, you, 13, PAPER, INK, 6)
    middle += words(214, you + 7, "You", size=20, bold=True)
    said = (
        "Four places, one inside the other. Outermost is the integrated care board, then the neighbourhood, then the network or "
        "PCN, then the practice. You are in the middle. Three lines run from you: who employs you, where you work, and who pays "
        "for the post. They may lead to three different bodies."
    )
    return diagram(
        frames + drawn + ties + middle,
        height=first + 80 * 3 - 30,
        title="Who is around a link worker",
        description=said,
    )


def four_groups() -> str:
    """Return the four groups of the minimum data set as cards of one folder."""
    drawn, y = "", 6
    colours = (CLAY, MARIGOLD, mix(TEAL, PAPER, 0.45), TEAL)
    for n, (name, meaning) in enumerate(GROUPS):
        tall = 44 + 20 * len(meaning) + 10
        drawn += box(4, y, 352, tall, SAND, round_by=12) + path(
            f"M16 {y}h48v{tall}h-48q-12 0 -12 -12v-{tall - 24}q0 -12 12 -12z", colours[n]
        )
        drawn += words(
            34,
            y + tall / 2 + 9,
            str(n + 1),
            size=26,
            bold=True,
            fill=PAPER if n == 3 else INK,
            anchor="middle",
        )
        drawn += words(80, y + 30, name, size=19, bold=True) + lines(80, y + 53, meaning)
        y += tall + 12
    drawn += box(4, y, 352, 44, TEAL_DARK, round_by=22)
    drawn += words(
        180,
        y + 28,
        "Coded so that systems agree: SNOMED CT",
        size=15.5,
        bold=True,
        fill=PAPER,
        anchor="middle",
    )
    said = (
        "Four cards. One, the person: demographics. Two, needs and concerns. Three, support offered, with the activities and services "
        "that the person was connected to. Four, outcomes. All four are coded in SNOMED CT."
    )
    return diagram(
        drawn, height=y + 50, title="The four groups of the information standard", description=said
    )
