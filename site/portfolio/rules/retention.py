"""How long what is held about people is kept: one line of the schedule, and the days that it counts.

Sources: UK GDPR articles 5(1)(e), 5(2), 17(3) and 89; Limitation Act 1980, section 5 (six years); NHS Records
Management Code of Practice, Appendix II (training records: ten years where statutory or mandatory, otherwise six).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from foundations.period import add_months
from foundations.registries import Registry
from foundations.verdict import Refusal, Verdict
from portfolio.vocabulary import OnErasure

EXPORT_KEPT_FOR: Final = timedelta(days=7)
LAST_MAIL_KEPT_FOR: Final = timedelta(days=30)
PRIVATE_MONTHS: Final = 12
RECORD_MONTHS: Final = 72
TRAINING_MONTHS: Final = 120

ONLY_ADMINISTRATOR = Refusal(
    "only_administrator",
    "You are the only person who runs the programme. Name somebody else first; then you can be erased.",
)
ERASED_ALREADY = Refusal("erased_already", "This record is being erased already.")


@dataclass(frozen=True)
class RetentionCategory:
    """One line of the schedule.

    ``models`` are those of the list of personal data that it covers. ``sweep`` removes what is due at a moment and
    returns how many rows; ``erase`` does what happens when people, given by their ids, are erased.
    """

    code: str
    order: int
    title: str
    models: tuple[str, ...]
    kept: str
    counted_from: str
    reason: str
    at_end: str
    on_erasure: OnErasure
    kept_because: str = ""
    sweep: Callable[[datetime], int] | None = None
    erase: Callable[[Sequence[int], datetime], int] | None = None

    @property
    def erasure_in_words(self) -> str:
        return f"{OnErasure(self.on_erasure).label}. {self.kept_because}".rstrip()


retention_schedule: Registry[RetentionCategory] = Registry("retention_schedule")


def in_order() -> Sequence[RetentionCategory]:
    """Return the lines of the schedule as a person reads them."""
    return sorted(retention_schedule, key=lambda category: (category.order, category.code))


def active_until(
    *, joined_on: date, signed_in_on: date | None, left_on: date | None, in_post: bool, closed_on: date | None
) -> date | None:
    """Return the day on which a record was last needed, or nothing while somebody is in post.

    >>> active_until(joined_on=date(2020, 1, 1), signed_in_on=date(2021, 5, 4), left_on=None, in_post=False,
    ...              closed_on=None)
    datetime.date(2021, 5, 4)
    """
    if in_post:
        return None
    days = [day for day in (joined_on, signed_in_on, left_on, closed_on) if day is not None]
    return max(days)


def is_over(day: date | None, *, months: int, on: date) -> bool:
    """Return whether so many whole months have passed since a day.

    >>> is_over(date(2020, 11, 23), months=72, on=date(2026, 11, 23))
    True
    """
    return day is not None and add_months(day, months) <= on


def may_erase(*, is_only_administrator: bool, is_asked: bool) -> Verdict:
    """Return whether somebody may be erased now."""
    found = ((is_only_administrator, ONLY_ADMINISTRATOR), (is_asked, ERASED_ALREADY))
    return Verdict.of(refusal for is_so, refusal in found if is_so)
