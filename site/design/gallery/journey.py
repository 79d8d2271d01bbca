"""A made-up learner's journey, as whoever shows a line map builds it."""

from design.line_map import LINE_COLOURS, Journey, Kind, Line, Pace, Stage, State, Stop

YEAR_1 = (
    "Social prescribing and personalised care",
    "Your role in the practice, PCN and neighbourhood",
    "The what-matters conversation",
    "Trauma-informed, strengths-based and inclusive practice",
    "Shared decisions and personalised plans",
    "Supporting change",
    "Safeguarding, risk and escalation",
    "Consent, records and the information standard",
    "Knowing and growing local assets",
    "Money, home and work essentials",
    "Mood, loneliness and loss",
    "Supervision, boundaries and endings",
)
YEAR_2 = (
    "Planning your second year",
    "Complexity and multiple conditions",
    "Equity and proactive social prescribing",
    "Measuring what matters",
    "Community development and co-production",
    "Referrers, pharmacists and hospital partners",
    "Digital inclusion and remote practice",
    "Group work and facilitation",
)
YEAR_3 = (
    ("Leading from where you are", ()),
    ("Supervising, mentoring and buddying", ("Educator",)),
    ("Facilitating peer learning", ("Educator",)),
    ("Quality improvement", ("Practice expert",)),
    ("Data and evaluation for leaders", ("Service leader",)),
    ("Equity leadership", ("Practice expert", "Service leader")),
    ("Partnerships and sustainable funding", ("Service leader",)),
    ("Building and keeping a workforce", ("Educator", "Service leader")),
    ("Best-practice capstone", ()),
)
LINES = (
    "Money and debt",
    "Housing",
    "Mental health",
    "Older people",
    "Children and families",
    "Nature-based",
    "Arts and culture",
    "Physical activity",
    "Work and health",
    "Hospital and discharge",
    "Inclusion health",
    "Proactive care",
    "Community builders",
)


def _stops(titles: tuple[str, ...], *, done: int) -> list[Stop]:
    states = [State.DONE] * done + [State.HERE] + [State.AHEAD] * len(titles)
    return [
        Stop(title, url="#", state=state, minutes=240) for title, state in zip(titles, states, strict=False)
    ]


def nature(*, chosen: bool) -> Line:
    titles = (
        "Evidence and fit",
        "Safe, accessible outdoor activity",
        "Working with nature providers",
        "Measuring benefit",
    )
    return Line(
        "Nature-based",
        "moss",
        tuple(Stop(title, state=State.COMING) for title in titles),
        url="#",
        chosen=chosen,
    )


def journey(*, year_2: bool = False) -> Journey:
    """Return somebody at the fourth module of Year 1, or of Year 2 with a chosen specialism."""
    first = _stops(YEAR_1, done=12 if year_2 else 3)
    for place, state in ((3, State.DONE), (8, State.AHEAD)):
        first.insert(
            place, Stop("Learning set", url="#", state=State.DONE if year_2 else state, kind=Kind.SESSION)
        )
    first.append(Stop("End of Year 1", kind=Kind.YEAR_END, state=State.DONE if year_2 else State.AHEAD))
    second = _stops(YEAR_2, done=3) if year_2 else [Stop(title, url="#") for title in YEAR_2]
    second += [Stop("Specialism capstone", url="#"), Stop("End of Year 2", kind=Kind.YEAR_END)]
    lines = tuple(
        nature(chosen=year_2) if name == "Nature-based" else Line(name, colour.name, url="#")
        for name, colour in zip(LINES, LINE_COLOURS, strict=True)
    )
    third = [Stop(title, state=State.COMING, tracks=tracks) for title, tracks in YEAR_3]
    third.append(Stop("End of Year 3", kind=Kind.YEAR_END))
    return Journey(
        "Your three years",
        (
            Stage("Orientation", (Stop("What this job is really like", url="#", state=State.DONE),)),
            Stage("Year 1", tuple(first), url="#"),
            Stage("Year 2", tuple(second), url="#", lines=lines, lines_after=8),
            Stage("Year 3", tuple(third), tracks=("Practice expert", "Educator", "Service leader")),
        ),
        pace=Pace(2 if year_2 else 1, 6),
    )
