"""Making the weekly summaries: one for a person and week, however often this is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from foundations.london import LONDON
from notifications.actions.locks import Lock, is_free
from notifications.actions.outbox import new_message_id, send_on_commit
from notifications.models import Digest, Mail, Notification
from notifications.queries.digest import DueDigest, due_digests
from notifications.rules.digest import digest_lines
from notifications.rules.hours import week_of
from notifications.vocabulary import DIGEST_KIND

AT_A_TIME = 500
SUBJECT = "Your week on Linkway"
WHY = "You get this once a week, when there is something that you have not read."


def make_digests(*, at: datetime) -> int:
    """Queue every summary that is due; return how many."""
    made = 0
    while fresh := _make_some(at=at):
        made += fresh
    return made


@transaction.atomic
def _make_some(*, at: datetime) -> int:
    if not is_free(Lock.DIGESTS):
        return 0
    due = due_digests(at=at, at_most=AT_A_TIME)
    week = week_of(at.astimezone(LONDON).date())
    rows = Digest.objects.bulk_create(Digest(person=each.person, week=week, made_at=at) for each in due)
    for row, each in zip(rows, due, strict=True):
        Notification.objects.filter(pk__in=[told.pk for told in each.notifications]).update(digest=row)
    mails = [_mail(row, each, at) for row, each in zip(rows, due, strict=True)]
    send_on_commit(Mail.objects.bulk_create(mails), at=at)
    return len(rows)


def _mail(row: Digest, due: DueDigest, at: datetime) -> Mail:
    return Mail(
        message_id=new_message_id(),
        person=due.person,
        digest=row,
        address=due.person.email or "",
        kind=DIGEST_KIND,
        occasion=row.week.isoformat(),
        subject=SUBJECT,
        message=_message(due),
        keeps_hours=True,
        queued_at=at,
        not_before=due.not_before,
    )


def _message(due: DueDigest) -> dict[str, Any]:
    return {
        "greeting": f"Hello {due.person.get_short_name()},",
        "paragraphs": [
            "This waits for you in your inbox:",
            *digest_lines([told.subject for told in due.notifications]),
        ],
        "action": {"label": "Open my inbox", "url": reverse("notifications:inbox")},
        "why": WHY,
    }
