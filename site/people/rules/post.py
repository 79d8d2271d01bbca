"""What a post may be, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from foundations.period import Period
from foundations.verdict import Refusal, Verdict

ENDS_BEFORE_IT_STARTS = Refusal(
    "ends_before_it_starts", "The first day out of post must be later than the first day in post."
)
WOULD_OVERLAP = Refusal(
    "would_overlap", "This person has that post with that employer already, on some of the same days."
)
FTE_OUT_OF_RANGE = Refusal("fte_out_of_range", "Full-time equivalent is over 0 and at most 1.")
REASON_WITHOUT_END = Refusal("reason_without_end", "A leaving reason needs the day on which the post ended.")
ENDED_ALREADY = Refusal("ended_already", "This post has ended already.")
NOT_RUNNING = Refusal("not_running", "This post does not run on that day.")
REF_TAKEN = Refusal("ref_taken", "Another post has this reference.")


def may_stand(
    period_start: date,
    period_end: date | None,
    *,
    fte: Decimal | None,
    leaving_reason: str,
    others: Iterable[Period],
) -> Verdict:
    """Return whether a post may be on record; ``others`` are those of the same person, employer and role.

    >>> may_stand(date(2026, 1, 5), None, fte=Decimal("1.2"), leaving_reason="", others=()).sentences
    ('Full-time equivalent is over 0 and at most 1.',)
    """
    refusals = []
    if fte is not None and not 0 < fte <= 1:
        refusals.append(FTE_OUT_OF_RANGE)
    if leaving_reason and period_end is None:
        refusals.append(REASON_WITHOUT_END)
    if period_end is not None and period_end <= period_start:
        refusals.append(ENDS_BEFORE_IT_STARTS)
    elif any(Period(period_start, period_end).overlaps(other) for other in others):
        refusals.append(WOULD_OVERLAP)
    return Verdict.of(refusals)
