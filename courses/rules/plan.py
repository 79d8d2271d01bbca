"""When each module of somebody's own plan falls due.

A plan has a first day, a pace in modules a month, and pauses. Each module has a slot of its own in the order of the
programme: the third module at one a month is due three months after the first day. A module that is not written yet
keeps its slot but is never due, so its months pass to the next one that is. What somebody had already done when the
plan began takes no time at all.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from foundations.period import Period, add_months

DAYS_IN_A_MONTH = Decimal("30.4375")
PACE_OF_FULL_TIME = Decimal(1)
SLOWEST_PROPOSED_PACE = Decimal("0.5")
PACE_STEP = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """One stop of a plan; ``done_on`` is the day on which it was completed or recognised, if it was."""

    key: Hashable
    is_published: bool = True
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A first day, a pace and the pauses, in any order and not overlapping."""

    starts_on: date
    modules_per_month: Decimal
    pauses: tuple[Period, ...] = ()

    def is_paused(self, day: date) -> bool:
        return any(pause.contains(day) for pause in self.pauses)

    def paused_until(self, day: date) -> date | None:
        """Return the first day back, if the plan is paused on this day."""
        return next((pause.end for pause in self.pauses if pause.contains(day)), None)


def pace_for_fte(fte: Decimal) -> Decimal:
    """Return the modules a month to propose to somebody who works this much of full time.

    >>> pace_for_fte(Decimal("1")), pace_for_fte(Decimal("0.6")), pace_for_fte(Decimal("0.1"))
    (Decimal('1.00'), Decimal('0.50'), Decimal('0.50'))
    """
    quarters = (fte * PACE_OF_FULL_TIME / PACE_STEP).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return max(SLOWEST_PROPOSED_PACE, quarters * PACE_STEP).quantize(Decimal("0.01"))


@lru_cache(maxsize=50_000)
def months_after(day: date, months: Decimal) -> date:
    """Return the day so many months on: whole months by the calendar, the rest in days.

    >>> months_after(date(2026, 1, 5), Decimal("1.5"))
    datetime.date(2026, 2, 20)
    """
    whole = int(months)
    rest = (months - whole) * DAYS_IN_A_MONTH
    return add_months(day, whole) + timedelta(days=int(rest.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def shifted_by_pauses(day: date, pauses: Iterable[Period], *, starts_on: date) -> date:
    """Return the day moved past every pause that begins on or before it, by that pause's days within the plan."""
    for pause in sorted(pauses, key=lambda period: period.start):
        start = max(pause.start, starts_on)
        if start > day or pause.end is None or pause.end <= start:
            continue
        day += pause.end - start
    return day


def due_dates(modules: Sequence[PlannedModule], plan: Plan) -> Mapping[Hashable, date]:
    """Return the day on which each module that can fall due does, in the programme's order.

    >>> plan = Plan(date(2026, 1, 1), Decimal(1))
    >>> due_dates([PlannedModule("a"), PlannedModule("b", is_published=False), PlannedModule("c")], plan)
    {'a': datetime.date(2026, 2, 1), 'c': datetime.date(2026, 4, 1)}
    """
    due: dict[Hashable, date] = {}
    slot = 0
    for module in modules:
        if module.done_on is not None and module.done_on <= plan.starts_on:
            continue
        slot += 1
        if module.is_published:
            day = months_after(plan.starts_on, slot / plan.modules_per_month)
            due[module.key] = shifted_by_pauses(day, plan.pauses, starts_on=plan.starts_on)
    return due
