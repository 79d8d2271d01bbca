"""Who may have a second step of signing in taken off, and who may decide that it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from foundations.verdict import Refusal, Verdict

ANSWERED_WITHIN: Final = timedelta(days=7)

NOT_ONES_OWN = Refusal("own", "Nobody asks for, or decides about, their own. Ask somebody else of the team.")
HAS_NONE = Refusal("has_none", "This person has no second step: a password, or a link to set one, is enough.")
CLOSED = Refusal("closed", "This person's account is closed. Open it first.")
WAITS_ALREADY = Refusal("waits", "Somebody has asked for this already. It waits for a second person.")
DECIDED = Refusal("decided", "Somebody has decided about this already.")
ASKED_BY_YOU = Refusal("asked_by_you", "You asked for this, so somebody else of the team has to approve it.")
TOO_OLD = Refusal(
    "too_old", "This was asked for more than a week ago. Decline it; then it can be asked again."
)


def may_ask(*, is_own: bool, is_active: bool, has_second_step: bool, waits_already: bool) -> Verdict:
    """Return whether the reset of somebody's second step may be asked for."""
    checks = (
        (is_own, NOT_ONES_OWN),
        (not is_active, CLOSED),
        (is_active and not has_second_step, HAS_NONE),
        (waits_already, WAITS_ALREADY),
    )
    return Verdict(tuple(refusal for applies, refusal in checks if applies))


def may_approve(
    *, is_waiting: bool, is_own: bool, is_asker: bool, asked_at: datetime, at: datetime
) -> Verdict:
    """Return whether somebody may approve a reset: a second person, within a week.

    >>> from datetime import UTC
    >>> asked = datetime(2026, 11, 23, tzinfo=UTC)
    >>> may_approve(is_waiting=True, is_own=False, is_asker=True, asked_at=asked, at=asked).sentences
    ('You asked for this, so somebody else of the team has to approve it.',)
    """
    checks = (
        (not is_waiting, DECIDED),
        (is_own, NOT_ONES_OWN),
        (is_waiting and is_asker, ASKED_BY_YOU),
        (is_waiting and at - asked_at >= ANSWERED_WITHIN, TOO_OLD),
    )
    return Verdict(tuple(refusal for applies, refusal in checks if applies))


def may_decline(*, is_waiting: bool, is_own: bool) -> Verdict:
    """Return whether somebody may decline a reset; whoever asked may take it back."""
    checks = ((not is_waiting, DECIDED), (is_own, NOT_ONES_OWN))
    return Verdict(tuple(refusal for applies, refusal in checks if applies))
