"""Kinds of message, and the smallest message, for the tests of notifications."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from foundations import clock
from notifications.actions.notify import notify
from notifications.actions.send import send_due
from notifications.kinds import About, NotificationKind
from notifications.models import Notification
from notifications.vocabulary import Urgency
from people.models import Person

MONDAY_MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
LISTENING = About("courses.Activity", "7", "/programmes/listening/", "Listening")


def a_kind(code: str = "test.ready", **fields: Any) -> NotificationKind:
    terms: dict[str, Any] = {
        "title": "Something is ready",
        "subject": "Ready: {title}",
        "sentence": "“{title}” is ready for you.",
        "action": "Open it",
        "why": "You get this because you asked for it.",
    }
    return NotificationKind(code=code, **(terms | fields))


READY = a_kind()
AT_ONCE = a_kind("test.at_once", urgency=Urgency.AT_ONCE)
QUIET = a_kind("test.quiet", urgency=Urgency.DIGEST)
ALWAYS = a_kind("test.always", urgency=Urgency.AT_ONCE, may_be_stopped=False)


def a_notification(
    person: Person,
    kind: NotificationKind = READY,
    *,
    about: About = LISTENING,
    at: datetime = MONDAY_MORNING,
    occasion: object = "once",
    **words: Any,
) -> Notification:
    return notify(person, kind, about, at, occasion, words=words)


def send_everything() -> int:
    """Do what the worker does each minute: hand what is due to the mail server, which tests read as `mail.outbox`."""
    return send_due(at=clock.now())
