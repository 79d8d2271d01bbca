"""Putting mails into the outbox, and asking that they be sent once this transaction has committed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.utils import parseaddr
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from learning_records.actions.send import send_task
from notifications.kinds import NotificationKind
from notifications.models import Mail
from notifications.rules.words import paragraphs_of

SEND = "notifications.send_mail"
# Whatever is told to more people at once is sent by the scheduler's task, some at a time.
_SENT_AT_ONCE = 25


def new_message_id() -> str:
    """Return a name for a mail that no other mail has, under the sender's own domain."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid4()}@{domain or 'localhost'}>"


def message_of(kind: NotificationKind, words: Mapping[str, Any], *, url: str, name: str) -> dict[str, Any]:
    """Return the words of a mail, from which its HTML and its text are both made."""
    body = render_to_string(kind.template, dict(words)) if kind.template else kind.sentence_of(words)
    return {
        "greeting": f"Hello {name}," if name else "Hello,",
        "paragraphs": paragraphs_of(body),
        "action": {"label": kind.action, "url": url} if url else None,
        "why": kind.why,
    }


def send_on_commit(mails: Iterable[Mail], *, at: datetime) -> None:
    """Ask for those mails that are due; the scheduler finds the others, and those whose asking was lost."""
    due: Sequence[Mail] = [mail for mail in mails if mail.not_before <= at]
    for mail in due[:_SENT_AT_ONCE]:
        transaction.on_commit(partial(send_task, SEND, mail.pk), robust=True)
