"""Whether a mail that has waited is still to be sent."""

from __future__ import annotations

LEFT, STOPPED, READ = "left", "stopped", "read"


def reason_to_cancel(*, may_sign_in: bool, is_stopped: bool, is_read: bool, keeps_hours: bool) -> str:
    """Return why a message to a person is not mailed after all, or nothing.

    What was read on the site while it waited for the morning needs no mail; what goes at once goes all the same.

    >>> reason_to_cancel(may_sign_in=True, is_stopped=False, is_read=True, keeps_hours=True)
    'read'
    """
    if not may_sign_in:
        return LEFT
    if is_stopped:
        return STOPPED
    return READ if is_read and keeps_hours else ""
