"""A mail to an address, for somebody without an account, or outside what they may choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications.actions.outbox import message_of, new_message_id, send_on_commit
from notifications.kinds import About, NotificationKind, notification_kinds
from notifications.models import Mail
from notifications.rules.words import one_line


@transaction.atomic
def write_to(
    address: str,
    kind: NotificationKind | str,
    context: Mapping[str, Any],
    at: datetime,
    *,
    about: About,
    occasion: object,
    name: str = "",
) -> Mail:
    """Put one mail into the outbox and return it; told again for the same thing and occasion, return the first.

    It goes at once, unless its kind keeps to working hours. ``about.url`` is where its one action leads.
    """
    known = kind if isinstance(kind, NotificationKind) else notification_kinds[kind]
    words = {"title": about.title, **context}
    mail, is_new = Mail.objects.get_or_create(
        address=address.strip().lower(),
        kind=known.code,
        about_kind=about.kind,
        about_id=str(about.id),
        occasion=str(occasion),
        notification=None,
        digest=None,
        defaults={
            "message_id": new_message_id(),
            "subject": one_line(known.subject_of(words)),
            "message": message_of(known, words, url=about.url, name=name),
            "is_secret": known.is_secret,
            "queued_at": at,
            "not_before": at,
        },
    )
    if is_new:
        send_on_commit([mail], at=at)
    return mail
