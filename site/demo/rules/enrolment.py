"""Who of the demo world has a place on the programme, from when, with which pause, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from courses.rules.plan import Plan
from demo.rules.population import PlannedPerson, cohort_start
from demo.vocabulary import SEED, Manner
from foundations.period import Period

COHORT_PACE: Final = Decimal(1)
OWN_PACE: Final = Decimal("0.5")
MORNING: Final = time(9, tzinfo=UTC)
ON_THEIR_OWN: Final = 0.5
LONGEST_ALONE: Final = timedelta(days=260)
SETTLING_IN: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A place on the programme; ``cohort`` is None for somebody who studies on their own."""

    cohort: int | None
    enrolled_at: datetime
    starts_on: date
    modules_per_month: Decimal
    pause: Period | None
    left_at: datetime | None
    until: datetime

    @property
    def plan(self) -> Plan:
        return Plan(self.starts_on, self.modules_per_month, (self.pause,) if self.pause else ())


def chance_of(person: PlannedPerson) -> Random:
    """Return what decides everything that is drawn for one person, whoever else there is."""
    return Random(f"{SEED} {person.email}")  # noqa: S311


def place_of(person: PlannedPerson, chance: Random, now: datetime) -> PlannedPlace | None:
    """Return somebody's place: in their cohort, or, for some who are in post without one, on their own."""
    today = now.date()
    ended_on = person.posts[-1].ended_on
    if person.cohort is not None:
        starts_on, pace = cohort_start(person.cohort, today), COHORT_PACE
    elif ended_on is None and chance.random() < ON_THEIR_OWN:
        starts_on, pace = max(person.posts[-1].started_on, today - LONGEST_ALONE), OWN_PACE
    else:
        return None
    left_at = datetime.combine(ended_on, MORNING) if ended_on is not None else None
    pause = _pause(person, chance, starts_on, today) if left_at is None else None
    until = now
    if left_at is not None:
        until = left_at
    elif pause is not None:
        until = datetime.combine(pause.start, MORNING)
    return PlannedPlace(
        person.cohort, datetime.combine(starts_on, MORNING), starts_on, pace, pause, left_at, until
    )


def _pause(person: PlannedPerson, chance: Random, starts_on: date, today: date) -> Period | None:
    """Return a pause that holds today, for those who pause and have begun."""
    if person.manner != Manner.PAUSED:
        return None
    began = max(today - timedelta(days=chance.randrange(12, 75)), starts_on + SETTLING_IN)
    return Period(began, today + timedelta(days=chance.randrange(14, 60))) if began <= today else None
