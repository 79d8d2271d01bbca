"""How long an invitation lasts, and what can be done with one."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from foundations.verdict import Refusal, Verdict

LASTS: Final = timedelta(days=30)

HAS_SIGNED_IN = Refusal("has_signed_in", "This person has an account that they use already.")
MAY_NOT_SIGN_IN = Refusal("may_not_sign_in", "This person's account is closed. Open it first.")
NO_ADDRESS = Refusal("no_address", "No e-mail address is on record for this person.")


class InvitationStanding(Enum):
    """What somebody who opens a link meets."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


def standing_of(
    *, accepted_at: datetime | None, expires_at: datetime, is_closed: bool, is_in_use: bool, at: datetime
) -> InvitationStanding:
    """Return how an invitation stands; one of somebody who is in already counts as used, and so never opens again.

    >>> from datetime import UTC
    >>> sent = datetime(2026, 11, 1, tzinfo=UTC)
    >>> standing_of(
    ...     accepted_at=None, expires_at=sent + LASTS, is_closed=False, is_in_use=False, at=sent + LASTS
    ... ).value
    'expired'
    """
    if is_closed:
        return InvitationStanding.UNKNOWN
    if accepted_at is not None or is_in_use:
        return InvitationStanding.USED
    return InvitationStanding.OPEN if at < expires_at else InvitationStanding.EXPIRED


def may_invite(*, is_in_use: bool, is_active: bool, has_address: bool) -> Verdict:
    """Return whether somebody may be sent an invitation, with every refusal.

    >>> may_invite(is_in_use=False, is_active=True, has_address=True).allowed
    True
    """
    found = (
        (is_in_use, HAS_SIGNED_IN),
        (not is_active, MAY_NOT_SIGN_IN),
        (not has_address, NO_ADDRESS),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)
