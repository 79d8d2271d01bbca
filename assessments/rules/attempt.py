"""When an attempt may begin, take answers and be handed in, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from assessments.vocabulary import AttemptStatus
from foundations.verdict import Refusal, Verdict

REST = timedelta(days=7)
"""After the last attempt of a round: time to study, and then a new round, so that nobody is shut out for good."""

PASSED_ALREADY = Refusal("passed", "You have passed this already.")
NO_QUESTIONS = Refusal("no_questions", "This quiz has no questions yet.")
HANDED_IN = Refusal("handed_in", "This attempt has been handed in, so its answers stay as they are.")


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """An attempt that was handed in."""

    handed_in_at: datetime
    passed: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many attempts are left before a rest, and when the next one opens; no number where there is no limit."""

    left: int | None
    opens_at: datetime | None = None


def allowance(*, past: Sequence[PastAttempt], limit: int | None, at: datetime) -> Allowance:
    """Return what somebody may still try. ``past`` is in the order of handing in.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 11, 23, tzinfo=UTC)
    >>> allowance(past=[PastAttempt(monday, False)], limit=3, at=monday).left
    2
    """
    if limit is None:
        return Allowance(None)
    used = len(past) % limit
    if past and used == 0:
        opens_at = past[-1].handed_in_at + REST
        return Allowance(limit) if opens_at <= at else Allowance(0, opens_at)
    return Allowance(limit - used)


def may_begin(
    *, past: Sequence[PastAttempt], limit: int | None, question_count: int, at: datetime
) -> Verdict:
    """Return whether somebody may begin another attempt now."""
    refusals = []
    if any(attempt.passed for attempt in past):
        refusals.append(PASSED_ALREADY)
    if not question_count:
        refusals.append(NO_QUESTIONS)
    allowed = allowance(past=past, limit=limit, at=at)
    if allowed.opens_at is not None:
        refusals.append(Refusal("resting", "You have used your attempts for now."))
    return Verdict.of(refusals)


def may_answer(status: AttemptStatus) -> Verdict:
    return Verdict() if status == AttemptStatus.OPEN else Verdict((HANDED_IN,))


def has_passed(score: Fraction, score_max: int, pass_mark: int) -> bool:
    """Return whether a score reaches the pass mark, exactly: no rounding carries anybody over it.

    >>> has_passed(Fraction(4), 5, 80), has_passed(Fraction(399, 100), 5, 80), has_passed(Fraction(0), 0, 80)
    (True, False, False)
    """
    return score_max > 0 and score * 100 >= Fraction(pass_mark) * score_max
