"""When an attempt may begin, take answers and be handed in, and what comes of it.

The server's clock decides. An attempt with an end takes answers until then and a little longer, for what was sent in time and
arrived late; after that it is handed in as it stands, whoever is there or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from assessments.vocabulary import AttemptStatus, CountedAttempt
from foundations.verdict import Refusal, Verdict

GRACE = timedelta(seconds=15)
"""For answers that were sent in time and arrive late."""

PASSED_ALREADY = Refusal("passed", "You have passed this already.")
NO_QUESTIONS = Refusal("no_questions", "This quiz has no questions yet.")
HANDED_IN = Refusal("handed_in", "This attempt has been handed in, so its answers stay as they are.")
TIME_IS_UP = Refusal(
    "time_is_up", "The time for this attempt is over. Everything you had saved has been handed in."
)
NOT_OPEN_YET = Refusal("not_open_yet", "This quiz has not opened yet.")
CLOSED = Refusal("closed", "This quiz has closed.")
NONE_LEFT = Refusal("none_left", "You have used your attempts for now.")
TOO_SOON = Refusal("too_soon", "The next attempt opens after a pause.")


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """An attempt that has ended. ``share`` is its score from 0 to 1; one that was abandoned has none."""

    handed_in_at: datetime
    passed: bool
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of a quiz for one person: what it says, with what was granted to them."""

    limit: int | None
    pass_mark: int
    counts: CountedAttempt = CountedAttempt.HIGHEST
    wait: timedelta = timedelta()
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    granted: int = 0

    @property
    def total(self) -> int | None:
        """How many attempts there are altogether, further ones included; no number without a limit."""
        return None if self.limit is None else self.limit + self.granted


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many attempts are left, and from when the next one is open, if that is later than now."""

    left: int | None
    opens_at: datetime | None = None


def allowance(*, past: Sequence[PastAttempt], terms: Terms, at: datetime) -> Allowance:
    """Return what somebody may still try. ``past`` is in the order of handing in.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 11, 23, tzinfo=UTC)
    >>> allowance(past=[PastAttempt(monday, False)], terms=Terms(3, 80), at=monday).left
    2
    """
    left = None if terms.total is None else max(0, terms.total - len(past))
    opens = [moment for moment in (terms.opens_at,) if moment is not None]
    if past and terms.wait:
        opens.append(past[-1].handed_in_at + terms.wait)
    next_at = max(opens, default=None)
    return Allowance(left, next_at if next_at and next_at > at and left != 0 else None)


def may_begin(*, past: Sequence[PastAttempt], terms: Terms, question_count: int, at: datetime) -> Verdict:
    """Return whether somebody may begin another attempt now."""
    refusals = []
    allowed = allowance(past=past, terms=terms, at=at)
    if is_passed(past, terms):
        refusals.append(PASSED_ALREADY)
    if not question_count:
        refusals.append(NO_QUESTIONS)
    if terms.closes_at is not None and at >= terms.closes_at:
        refusals.append(CLOSED)
    elif terms.opens_at is not None and at < terms.opens_at:
        refusals.append(NOT_OPEN_YET)
    elif allowed.opens_at is not None:
        refusals.append(TOO_SOON)
    if allowed.left == 0:
        refusals.append(NONE_LEFT)
    return Verdict.of(refusals)


def may_answer(
    status: AttemptStatus, *, ends_at: datetime | None = None, at: datetime | None = None
) -> Verdict:
    """Return whether an attempt takes answers."""
    if status != AttemptStatus.IN_PROGRESS:
        return Verdict((TIME_IS_UP if status == AttemptStatus.EXPIRED else HANDED_IN,))
    if at is not None and is_over(ends_at, at):
        return Verdict((TIME_IS_UP,))
    return Verdict()


def is_over(ends_at: datetime | None, at: datetime) -> bool:
    """Return whether an attempt's time has run out, the little while for late arrivals included."""
    return ends_at is not None and at > ends_at + GRACE


def end_of(
    *,
    begun_at: datetime,
    minutes: int | None,
    pace: Decimal = Decimal(1),
    extra_percent: int = 0,
    closes_at: datetime | None = None,
) -> datetime | None:
    """Return when an attempt ends: after its time, at the pace chosen and with what was granted, or when the quiz closes.

    >>> from datetime import UTC
    >>> nine = datetime(2026, 11, 23, 9, tzinfo=UTC)
    >>> end_of(begun_at=nine, minutes=20, pace=Decimal("1.5"), extra_percent=25).minute
    35
    """
    ends = []
    if minutes is not None:
        share = Fraction(pace) + Fraction(extra_percent, 100)
        ends.append(begun_at + timedelta(seconds=float(minutes * 60 * share)))
    if closes_at is not None:
        ends.append(max(closes_at, begun_at))
    return min(ends, default=None)


def end_status(*, has_answers: bool) -> AttemptStatus:
    """Return what becomes of an attempt whose time is over: it is marked as it stands, if anything was answered."""
    return AttemptStatus.EXPIRED if has_answers else AttemptStatus.ABANDONED


def has_passed(score: Fraction, score_max: int, pass_mark: int) -> bool:
    """Return whether a score reaches the pass mark, exactly: no rounding carries anybody over it.

    >>> has_passed(Fraction(4), 5, 80), has_passed(Fraction(399, 100), 5, 80), has_passed(Fraction(0), 0, 80)
    (True, False, False)
    """
    return score_max > 0 and score * 100 >= Fraction(pass_mark) * score_max


def counted_share(past: Sequence[PastAttempt], counts: CountedAttempt) -> Fraction | None:
    """Return the share that counts for the quiz, from 0 to 1; none before anything was marked."""
    shares = [attempt.share for attempt in past if attempt.share is not None]
    if not shares:
        return None
    match counts:
        case CountedAttempt.FIRST:
            return shares[0]
        case CountedAttempt.LATEST:
            return shares[-1]
        case CountedAttempt.AVERAGE:
            return sum(shares, Fraction(0)) / len(shares)
        case _:
            return max(shares)


def is_passed(past: Sequence[PastAttempt], terms: Terms) -> bool:
    """Return whether the quiz is passed by the attempt that counts. The best counts as it was marked at the time."""
    if terms.counts == CountedAttempt.HIGHEST:
        return any(attempt.passed for attempt in past)
    if terms.counts == CountedAttempt.LATEST:
        return bool(past) and past[-1].passed
    if terms.counts == CountedAttempt.FIRST:
        return bool(past) and past[0].passed
    share = counted_share(past, terms.counts)
    return share is not None and has_passed(share, 1, terms.pass_mark)
