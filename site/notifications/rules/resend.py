"""Whether a mail may be sent again."""

from __future__ import annotations

from foundations.verdict import Refusal, Verdict

STILL_WAITING = Refusal("still_waiting", "This mail still waits, so there is nothing to send again.")
NO_LONGER_THEIRS = Refusal("cancelled", "This mail was not sent because it was no longer for them.")
FORGOTTEN = Refusal(
    "forgotten",
    "The words of this mail are no longer kept, because they held a link that lets somebody in, or are older than 30 "
    "days. Ask the person to ask for a new one.",
)


def may_resend(*, is_waiting: bool, is_cancelled: bool, is_blank: bool) -> Verdict:
    """Return whether a mail may be sent again, with every reason why not.

    >>> may_resend(is_waiting=False, is_cancelled=False, is_blank=False).allowed
    True
    """
    if is_waiting:
        return Verdict((STILL_WAITING,))
    if is_cancelled:
        return Verdict((NO_LONGER_THEIRS,))
    return Verdict((FORGOTTEN,)) if is_blank else Verdict()
