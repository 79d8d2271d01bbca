"""Clearing away what has been kept long enough."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from notifications.actions.locks import Lock, is_free
from notifications.models import Digest, Mail, Notification, Nudge
from notifications.vocabulary import MailState

WORDS_KEPT: Final = timedelta(days=30)
MAILS_KEPT: Final = timedelta(days=365)
NOTIFICATIONS_KEPT: Final = timedelta(days=730)


@transaction.atomic
def purge(*, at: datetime) -> int:
    """Blank the words of mails after 30 days; remove mails and reminders after one year, messages after two."""
    if not is_free(Lock.PURGE):
        return 0
    old_words = Mail.objects.exclude(state=MailState.WAITING).filter(
        queued_at__lt=at - WORDS_KEPT, blanked_at__isnull=True
    )
    removed = old_words.update(message={}, blanked_at=at)
    for rows in (
        Mail.objects.filter(queued_at__lt=at - MAILS_KEPT),
        Digest.objects.filter(made_at__lt=at - MAILS_KEPT),
        Nudge.objects.filter(at__lt=at - MAILS_KEPT),
        Notification.objects.filter(at__lt=at - NOTIFICATIONS_KEPT),
    ):
        removed += rows.delete()[0]
    return removed
