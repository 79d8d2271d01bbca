"""The mails by which people get into their accounts: at once, whatever they prefer and whatever the hour.

A link or code in them lets somebody in, so the row in the outbox forgets its words once it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.db import transaction
from django.template.loader import render_to_string

from notifications.actions.outbox import new_message_id, send_on_commit
from notifications.models import Mail
from notifications.rules.words import one_line, paragraphs_of
from people.models import Person

WHY: Final = "You get this because of something done on Linkway with this address."
_ACTIONS: Final = (
    ("activate_url", "Confirm this address"),
    ("password_reset_url", "Choose a password"),
)
_SECRETS: Final = ("activate_url", "password_reset_url", "key", "code")


@transaction.atomic
def queue_account_mail(
    template_prefix: str, address: str, context: Mapping[str, Any], *, at: datetime
) -> Mail:
    """Put one of allauth's mails into the outbox; ``template_prefix`` is as in ``account/email/password_reset_key``."""
    words = {**context, "email": address}
    url, label = next(((words[name], label) for name, label in _ACTIONS if name in words), ("", ""))
    mail = Mail.objects.create(
        message_id=new_message_id(),
        person=Person.objects.known_as(address).first(),
        address=address.strip().lower(),
        kind=template_prefix.replace("/email/", ".").replace("/", "."),
        occasion=uuid4().hex,
        subject=one_line(render_to_string(f"{template_prefix}_subject.txt", words)),
        message={
            "greeting": "Hello,",
            "paragraphs": paragraphs_of(render_to_string(f"{template_prefix}_message.txt", words)),
            "action": {"label": label, "url": url} if url else None,
            "why": WHY,
        },
        is_secret=any(name in words for name in _SECRETS),
        queued_at=at,
        not_before=at,
    )
    send_on_commit([mail], at=at)
    return mail
