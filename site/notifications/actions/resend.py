"""Sending a mail again, because an operator says so."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from foundations.verdict import Refused
from notifications.actions.outbox import new_message_id, send_on_commit
from notifications.models import Mail
from notifications.rules.resend import may_resend
from notifications.vocabulary import MailState
from people.actions import audit
from people.models import Person


class ResendRefused(Refused):
    """This mail may not be sent again; nothing was changed."""


@transaction.atomic
def resend(mail: Mail, *, by: Person, at: datetime) -> Mail:
    """Put a mail back into the outbox, to go at once, and write down who did it.

    A mail that was taken before goes under a new Message-ID, or mail programs would take it for the one they have.

    :raises ResendRefused: when it still waits, was cancelled, or its words are no longer kept.
    """
    locked = Mail.objects.select_for_update().get(pk=mail.pk)
    verdict = may_resend(
        is_waiting=locked.state == MailState.WAITING,
        is_cancelled=locked.state == MailState.CANCELLED,
        is_blank=locked.blanked_at is not None,
    )
    if not verdict.allowed:
        raise ResendRefused(verdict)
    if locked.sent_at is not None:
        locked.message_id = new_message_id()
    locked.state, locked.not_before, locked.attempts, locked.problem = MailState.WAITING, at, 0, ""
    locked.sent_at, locked.keeps_hours = None, False
    locked.save()
    subject = f"notifications.Mail {locked.pk}"
    audit.write(at=at, by=by, action="mail sent again", subject=subject, person_id=locked.person_id)
    send_on_commit([locked], at=at)
    return locked
