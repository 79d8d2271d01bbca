"""How one message reaches one person."""

from __future__ import annotations


def chosen_delivery(*, default: str, chosen: str | None, may_be_stopped: bool) -> str:
    """Return the person's choice where they have one to make.

    >>> chosen_delivery(default="email", chosen="site", may_be_stopped=True)
    'site'
    >>> chosen_delivery(default="email", chosen="site", may_be_stopped=False)
    'email'
    """
    return chosen if chosen and may_be_stopped else default


def is_mailed(*, delivery: str, is_active: bool, address: str | None, is_failing: bool) -> bool:
    """Return whether a mail is queued: to somebody who may sign in, at an address that takes mail."""
    return delivery == "email" and is_active and bool(address) and not is_failing
