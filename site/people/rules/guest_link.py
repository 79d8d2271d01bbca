"""When a link for somebody without an account still works, and to whom it may go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from foundations.verdict import Refusal, Verdict

UNKNOWN: Final = Refusal(
    "unknown",
    "We do not know this link. Open the latest e-mail from Linkway, and copy the whole link from there.",
)
EXPIRED: Final = Refusal(
    "expired", "This link has expired. Whoever asked you can send you a new one; nothing was lost."
)
USED: Final = Refusal(
    "used", "This link has been used: you have answered already. There is nothing left to do."
)
REVOKED: Final = Refusal(
    "revoked", "What you were asked has been withdrawn. There is nothing left for you to do."
)
OWN: Final = Refusal(
    "own", "You asked for this yourself, so somebody else has to answer. Send the link to nobody but them."
)
NOT_CONFIRMED: Final = Refusal("not_confirmed", "Say who you are first; then you can answer.")
OWN_ADDRESS: Final = Refusal(
    "own_address",
    "This is an address of your own. Somebody else has to answer: give their work address.",
)


def standing_of(
    *, expires_at: datetime, used_at: datetime | None, revoked_at: datetime | None, at: datetime
) -> Verdict:
    """Return whether a link still works, or the one reason why not; the moment of its end is too late.

    >>> from datetime import UTC
    >>> end = datetime(2026, 12, 7, tzinfo=UTC)
    >>> standing_of(expires_at=end, used_at=None, revoked_at=None, at=end).refusals[0].code
    'expired'
    """
    if used_at is not None:
        return Verdict((USED,))
    if revoked_at is not None:
        return Verdict((REVOKED,))
    return Verdict() if at < expires_at else Verdict((EXPIRED,))


def may_send_to(address: str, *, own: Collection[str]) -> Verdict:
    """Return whether a link may go to an address; those of whom it is about never count, however they are written.

    >>> may_send_to("Ann+work@Practice.example", own={"ann@practice.example"}).allowed
    False
    """
    kept = {same_mailbox(each) for each in own}
    return Verdict((OWN_ADDRESS,)) if same_mailbox(address) in kept else Verdict()


def same_mailbox(address: str) -> str:
    """Return what two ways of writing one mailbox have in common.

    >>> same_mailbox(" Ann.Lee+nhs@googlemail.com ")
    'annlee@gmail.com'
    """
    name, _, place = address.strip().lower().rpartition("@")
    name = name.partition("+")[0]
    if place in {"gmail.com", "googlemail.com"}:
        name, place = name.replace(".", ""), "gmail.com"
    return f"{name}@{place}"
