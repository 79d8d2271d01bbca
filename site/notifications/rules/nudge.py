"""Whether somebody may be reminded again."""

from __future__ import annotations

from datetime import date

from foundations.verdict import Refusal, Verdict


def may_nudge(*, until: date | None, today: date, is_self: bool = False) -> Verdict:
    """Return whether a reminder may go; ``until`` is the first day after the last one's two weeks.

    >>> may_nudge(until=date(2026, 11, 23), today=date(2026, 11, 23)).allowed
    True
    """
    refusals = []
    if is_self:
        refusals.append(Refusal("nudges_themselves", "You cannot remind yourself."))
    if until is not None and today < until:
        day = f"{until:%A} {until.day} {until:%B}"
        refusals.append(
            Refusal(
                "reminded_lately",
                f"They were reminded of this within the last two weeks. You can remind them again on {day}; until "
                "then, a call or a message of your own says more.",
            )
        )
    return Verdict(tuple(refusals))
