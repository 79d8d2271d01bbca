"""Posts in the ledger: joined, left, moved, confirmed; and what is said again when a record is corrected.

A statement carries the day that it is about in ``extra["on"]``; its time is that day's beginning, never later than the
moment of recording. Why somebody left is not in the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from foundations.london import LONDON
from learning_records.actions.statement import record_many
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context, Extra, NewStatement
from learning_records.vocabulary import ActivityType, Verb


@dataclass(frozen=True, slots=True)
class PostSaid:
    """What every statement about a post says."""

    actor: UUID
    post: UUID
    role_code: str
    role_title: str
    employer: UUID
    place: UUID | None
    fte: Decimal | None


def said_on(day: date, at: datetime) -> datetime:
    """Return the time of a statement about a day."""
    return min(datetime.combine(day, time.min, tzinfo=LONDON), at)


def post_statement(said: PostSaid, verb: Verb, day: date, at: datetime) -> NewStatement:
    """Return a statement about a post on a day."""
    extra: dict[str, Extra] = {"on": day.isoformat(), "role": said.role_code}
    if said.fte is not None:
        extra["fte"] = float(said.fte)
    return NewStatement(
        actor=said.actor,
        verb=verb,
        activity=ActivityRef(said.post, ActivityType.POST, said.role_title),
        at=said_on(day, at),
        context=Context(employer=said.employer, place=said.place, extra=extra),
    )


def standing(posts: Iterable[UUID], verbs: Sequence[Verb]) -> dict[tuple[UUID, str], list[UUID]]:
    """Return the statements with these verbs about each post that nobody has voided; two queries."""
    found = Statement.objects.filter(
        activity_id__in=list(posts), activity_type=ActivityType.POST, verb__in=[verb.value for verb in verbs]
    )
    rows = list(found.order_by("id").values_list("id", "activity_id", "verb"))
    voided = set(
        Statement.objects.filter(
            verb=Verb.VOIDED, activity_id__in=[statement_id for statement_id, _, _ in rows]
        ).values_list("activity_id", flat=True)
    )
    by_post: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
    for statement_id, post, verb in rows:
        if statement_id not in voided:
            by_post[post, verb].append(statement_id)
    return by_post


def voiding(statement_id: UUID, actor: UUID, at: datetime) -> NewStatement:
    """Return the statement that another should not have been made."""
    return NewStatement(actor, Verb.VOIDED, ActivityRef(statement_id, ActivityType.STATEMENT), at)


@dataclass(frozen=True, slots=True)
class PostNews:
    """What is to be said of one post; ``corrects`` names what was said before and no longer holds."""

    said: PostSaid
    joined_on: date | None = None
    left_on: date | None = None
    moved_on: date | None = None
    confirmed_on: date | None = None
    corrects: tuple[Verb, ...] = ()


def tell(news: Iterable[PostNews], *, by: UUID | None, at: datetime) -> list[UUID]:
    """Record everything that is to be said, corrections first; ``by`` is who corrects."""
    news = list(news)
    corrected = [each.said.post for each in news if each.corrects]
    earlier = standing(corrected, (Verb.JOINED, Verb.LEFT)) if corrected else {}
    return record_many(statement for each in news for statement in _statements(each, earlier, by, at))


def _statements(
    news: PostNews, earlier: dict[tuple[UUID, str], list[UUID]], by: UUID | None, at: datetime
) -> Iterable[NewStatement]:
    for verb in news.corrects:
        for statement_id in earlier.get((news.said.post, verb.value), ()):
            yield voiding(statement_id, by or news.said.actor, at)
    days = (
        (Verb.JOINED, news.joined_on),
        (Verb.MOVED, news.moved_on),
        (Verb.CONFIRMED, news.confirmed_on),
        (Verb.LEFT, news.left_on),
    )
    for verb, day in days:
        if day is not None:
            yield post_statement(news.said, verb, day, at)
