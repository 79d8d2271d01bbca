"""Who lives in the demo world: the same people whenever it is made, with days counted back from the day of making.

Everything is drawn from one seed. The shares are chosen so that a screen has something of everything to show: posts
with charities and networks, moves, leavers with reasons, posts that were running before recording began, people who
are behind, paused or finished. They are not estimates of the real workforce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final, TypeVar

from demo.vocabulary import DOMAIN, FUNDERS, GIVEN_NAMES, SURNAMES, Manner
from foundations.period import add_months
from people.vocabulary import LeavingReason

T = TypeVar("T")

YEARS_OF_RECORDING: Final = 3
COHORT_BEGAN_MONTHS_AGO: Final = (26, 14, 2)
LEAVES_IN_A_MONTH: Final = 0.016
MOVES_IN_A_MONTH: Final = 0.006
DAYS_IN_A_MONTH: Final = 30
CONFIRMED_DAYS_AGO: Final = (3, 20, 45, 80, 130)
REASONS: Final[Sequence[tuple[str, int]]] = (
    (LeavingReason.CONTRACT_END, 20),
    (LeavingReason.WORKLOAD, 18),
    (LeavingReason.PAY, 16),
    (LeavingReason.PROGRESSION, 14),
    (LeavingReason.SUPPORT, 12),
    (LeavingReason.ROLE_CHANGE, 10),
    (LeavingReason.PERSONAL, 6),
    (LeavingReason.RETIREMENT, 4),
)
MANNERS: Final[Sequence[tuple[Manner, int]]] = (
    (Manner.STEADY, 62),
    (Manner.LATE, 10),
    (Manner.STOPPED, 14),
    (Manner.PAUSED, 6),
    (Manner.NOT_STARTED, 8),
)
ROLES: Final = (("link_worker", 84), ("senior_link_worker", 8), ("cyp_link_worker", 8))
HOURS: Final[Sequence[tuple[Decimal, int]]] = (
    (Decimal("1"), 50),
    (Decimal("0.8"), 25),
    (Decimal("0.6"), 20),
    (Decimal("0.4"), 5),
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A network of practices, and who employs link workers there, by code."""

    network: str
    employers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedPost:
    role: str
    employer: str
    place: str
    funder: str
    fte: Decimal
    started_on: date
    observed_from: date
    ended_on: date | None
    leaving_reason: str
    last_confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class PlannedPerson:
    """``cohort`` counts from 0; ``stop`` is the share of what has fallen due after which somebody stopped, 0 to 1."""

    email: str
    name: str
    posts: tuple[PlannedPost, ...]
    cohort: int | None
    manner: Manner
    stop: float


def cohort_start(index: int, today: date) -> date:
    """Return the first day of the month in which a cohort began."""
    return add_months(today.replace(day=1), -COHORT_BEGAN_MONTHS_AGO[index])


def population(
    people: int, workplaces: Sequence[Workplace], *, seed: int, today: date
) -> list[PlannedPerson]:
    """Return so many link workers, the same ones for the same seed, workplaces and day."""
    draw = Random(seed)  # noqa: S311
    return [_person(number, draw, workplaces, today) for number in range(people)]


def _one_of(draw: Random, weighted: Sequence[tuple[T, int]]) -> T:
    return draw.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]


def _person(number: int, draw: Random, workplaces: Sequence[Workplace], today: date) -> PlannedPerson:
    given, surname = draw.choice(GIVEN_NAMES), draw.choice(SURNAMES)
    posts = _posts(draw, draw.choice(workplaces), today, workplaces)
    return PlannedPerson(
        email=f"{given}.{surname}.{number + 1}@{DOMAIN}".lower(),
        name=f"{given} {surname}",
        posts=posts,
        cohort=_cohort(posts, draw, today),
        manner=_one_of(draw, MANNERS),
        stop=draw.random(),
    )


def _posts(
    draw: Random, at: Workplace, today: date, all_places: Sequence[Workplace]
) -> tuple[PlannedPost, ...]:
    recording_began = add_months(today, -12 * YEARS_OF_RECORDING)
    started = today - timedelta(days=draw.randrange(20, 365 * YEARS_OF_RECORDING + 400))
    role = _one_of(draw, ROLES)
    fte = _one_of(draw, HOURS)
    posts: list[PlannedPost] = []
    while True:
        ended, moves = _end(draw, max(started, recording_began), today)
        reason = "" if ended is None else _reason(draw, moves)
        posts.append(
            PlannedPost(
                role=role,
                employer=draw.choice(at.employers),
                place=at.network,
                funder=_one_of(draw, FUNDERS),
                fte=fte,
                started_on=started,
                observed_from=max(started, recording_began),
                ended_on=ended,
                leaving_reason=reason,
                last_confirmed_on=None if ended else _confirmed(draw, started, today),
            )
        )
        if ended is None or not moves:
            return tuple(posts)
        started = ended + timedelta(days=draw.choice((0, 1, 14, 28, 60)))
        at = draw.choice(all_places)
        if started >= today:
            return tuple(posts)


def _end(draw: Random, watched_from: date, today: date) -> tuple[date | None, bool]:
    """Return the day out of post, if it came by today, and whether another post followed."""
    day = watched_from
    while (day := day + timedelta(days=DAYS_IN_A_MONTH)) <= today:
        chance = draw.random()
        if chance < LEAVES_IN_A_MONTH + MOVES_IN_A_MONTH:
            return day - timedelta(days=draw.randrange(0, 20)), chance < MOVES_IN_A_MONTH
    return None, False


def _confirmed(draw: Random, started: date, today: date) -> date:
    """Return when the list of open posts that last named this one was sent in."""
    days = [today - timedelta(days=days) for days in CONFIRMED_DAYS_AGO]
    return draw.choice([day for day in days if day >= started] or [today])


def _reason(draw: Random, moves: bool) -> str:
    if moves:
        return LeavingReason.PROGRESSION
    return _one_of(draw, REASONS)


def _cohort(posts: tuple[PlannedPost, ...], draw: Random, today: date) -> int | None:
    """Return the first cohort that began after somebody started and while they were in post, for most people."""
    if draw.random() < 0.12:
        return None
    for index in range(len(COHORT_BEGAN_MONTHS_AGO)):
        begins = cohort_start(index, today)
        if any(
            post.started_on <= begins and (post.ended_on is None or post.ended_on > begins) for post in posts
        ):
            return index
    return None
