"""The one door for messages to people who have an account.

A message is written once for a person, kind, thing and occasion, however often it is told. It stands in the inbox, and
is mailed by how the person wants that kind: all in the transaction of whoever tells it, so that nothing is told of what
did not happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications.actions.outbox import message_of, new_message_id, send_on_commit
from notifications.actions.quiet import is_quiet
from notifications.kinds import About, NotificationKind, notification_kinds
from notifications.models import Mail, Notification
from notifications.queries.delivery import choices_of, days_of, failing_addresses
from notifications.rules.delivery import chosen_delivery, is_mailed
from notifications.rules.hours import next_working_moment
from notifications.rules.words import one_line
from people.models import Person

NO_WORDS: Mapping[str, Any] = {}


@dataclass(frozen=True)
class News:
    """What one person is to be told; ``occasion`` is a due day, a period or a statement.

    ``at`` is when it happened, where that is another moment than that of the telling.
    """

    person: Person
    kind: NotificationKind
    about: About
    occasion: object
    words: Mapping[str, Any] = field(default_factory=dict)
    at: datetime | None = None

    @property
    def all_words(self) -> dict[str, Any]:
        return {"title": self.about.title, **self.words}


def notify(
    person: Person,
    kind: NotificationKind | str,
    about: About,
    at: datetime,
    occasion: object,
    *,
    words: Mapping[str, Any] = NO_WORDS,
) -> Notification:
    """Tell one person something, and return what stands in their inbox, new or from before."""
    known = kind if isinstance(kind, NotificationKind) else notification_kinds[kind]
    tell([News(person, known, about, occasion, words)], at=at)
    return Notification.objects.get(
        person=person,
        kind=known.code,
        about_kind=about.kind,
        about_id=str(about.id),
        occasion=str(occasion),
    )


@transaction.atomic
def tell(news: Iterable[News], *, at: datetime) -> int:
    """Tell many people at once, in the same number of queries however many; return how many messages are new."""
    told = {_key(each): each for each in news}
    ordered = [told[key] for key in sorted(told)]  # the same order everywhere, so that nobody waits in a ring
    people = {each.person.pk for each in ordered}
    chosen = choices_of(people, {each.kind.code for each in ordered})
    rows = [_row(each, chosen.get((each.person.pk, each.kind.code)), at) for each in ordered]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    uuids = [row.uuid for row in rows]
    written = {row.uuid: row for row in Notification.objects.filter(uuid__in=uuids)}
    fresh = [
        (written[row.uuid], each) for row, each in zip(rows, ordered, strict=True) if row.uuid in written
    ]
    if not is_quiet():
        _queue(fresh, at=at)
    return len(fresh)


def _key(news: News) -> tuple[int, str, str, str, str]:
    return (news.person.pk, news.kind.code, news.about.kind, str(news.about.id), str(news.occasion))


def _row(news: News, chosen: str | None, at: datetime) -> Notification:
    kind, words = news.kind, news.all_words
    return Notification(
        person=news.person,
        kind=kind.code,
        about_kind=news.about.kind,
        about_id=str(news.about.id),
        occasion=str(news.occasion),
        at=news.at or at,
        subject=one_line(kind.subject_of(words)),
        sentence=kind.sentence_of(words),
        action=kind.action,
        url=news.about.url,
        delivery=chosen_delivery(
            default=kind.default_delivery, chosen=chosen, may_be_stopped=kind.may_be_stopped
        ),
    )


def _queue(fresh: Sequence[tuple[Notification, News]], *, at: datetime) -> None:
    failing = failing_addresses({news.person.email for _, news in fresh if news.person.email})
    mailed = [
        (row, news)
        for row, news in fresh
        if is_mailed(
            delivery=row.delivery,
            is_active=news.person.is_active,
            address=news.person.email,
            is_failing=news.person.email in failing,
        )
    ]
    if not mailed:
        return
    days = days_of({news.person.pk for _, news in mailed})
    mails = [_mail(row, news, days[news.person.pk], at) for row, news in mailed]
    send_on_commit(Mail.objects.bulk_create(mails), at=at)


def _mail(row: Notification, news: News, days: Sequence[int], at: datetime) -> Mail:
    kind = news.kind
    return Mail(
        message_id=new_message_id(),
        person=news.person,
        notification=row,
        address=news.person.email or "",
        kind=kind.code,
        about_kind=row.about_kind,
        about_id=row.about_id,
        occasion=row.occasion,
        subject=row.subject,
        message=message_of(kind, news.all_words, url=row.url, name=news.person.get_short_name()),
        is_secret=kind.is_secret,
        keeps_hours=kind.keeps_hours,
        queued_at=at,
        not_before=next_working_moment(at, days) if kind.keeps_hours else at,
    )
