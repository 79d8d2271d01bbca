"""Making the mail itself, HTML and text from the same words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from notifications.kinds import may_be_stopped
from notifications.models import Mail
from notifications.stopping import stop_url
from notifications.vocabulary import DIGEST_KIND


def email_of(mail: Mail) -> EmailMultiAlternatives:
    """Return the mail of a row, always under the same Message-ID."""
    words = _words(mail)
    stop = words["stop"]
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if stop:
        # RFC 8058: one press in the mail program, without opening a page.
        headers["List-Unsubscribe"] = f"<{stop['url']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    email = EmailMultiAlternatives(
        mail.subject,
        render_to_string("design/emails/base.txt", words).strip(),
        to=[mail.address],
        headers=headers,
    )
    email.attach_alternative(render_to_string("design/emails/base.html", words), "text/html")
    return email


def _words(mail: Mail) -> dict[str, Any]:
    action = mail.message.get("action")
    return {
        **mail.message,
        "subject": mail.subject,
        "action": action and {**action, "url": _whole(action["url"])},
        "stop": _stop(mail),
        "site_url": settings.SITE_ADDRESS,
    }


def _whole(url: str) -> str:
    return settings.SITE_ADDRESS + url if url.startswith("/") else url


def _stop(mail: Mail) -> dict[str, str] | None:
    """Return how this kind is stopped, where it is mail that a person may choose."""
    if mail.person is None or not may_be_stopped(mail.kind):
        return None
    if mail.notification_id is None and mail.digest_id is None:
        return None
    label = "Stop the weekly summary" if mail.kind == DIGEST_KIND else "Stop e-mails about this"
    return {"label": label, "url": stop_url(mail.person, mail.kind)}
