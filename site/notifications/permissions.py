"""Who may look after the outbox."""

from __future__ import annotations

from typing import Any

MAY_LOOK = "notifications.view_mail"
MAY_RESEND = "notifications.change_mail"


def may_see_mails(person: Any) -> bool:
    """Return whether somebody may see what became of mails: to whom, of which kind, never what they say."""
    return bool(person.is_active and person.has_perm(MAY_LOOK))


def may_resend_mails(person: Any) -> bool:
    return may_see_mails(person) and bool(person.has_perm(MAY_RESEND))
