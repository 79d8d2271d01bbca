"""Telling somebody whose post has ended, however the end came in, and asking what would have made them stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate

from learning_records.rules.batch import PositionedStatement
from notifications.actions.notify import News, tell
from notifications.kinds import About
from notifications.models import Notification
from people.models import Post
from people.queries.invitation import is_in_use
from website.moving_kinds import POST_ENDED
from website.rules.news import END_IS_NEWS_FOR, end_is_news

_POST = "people.Post"


def tell_of_ends(batch: Sequence[PositionedStatement]) -> None:
    """Tell whoever left a post, and never why it ended; three queries. An end that is corrected is told once.

    What ended long before it was written down is history that was loaded, and nobody is asked about it.
    """
    said = {
        statement.activity_id: statement
        for statement in batch
        if end_is_news(ended_on=_day_of(statement), written_on=localdate(statement.stored_at))
    }
    if not said:
        return
    posts = Post.objects.select_related("person", "employer").filter(uuid__in=said, ended_on__isnull=False)
    ended = [post for post in posts.order_by("pk") if post.person.is_active and is_in_use(post.person)]
    at = max(statement.stored_at for statement in said.values())
    told = _told_lately(ended, at)
    tell([_news(post, said[post.uuid]) for post in ended if str(post.uuid) not in told], at=at)


def _day_of(statement: PositionedStatement) -> date:
    return date.fromisoformat(str(statement.context.extra["on"]))


def _told_lately(posts: Collection[Post], at: datetime) -> set[str]:
    """Return the posts whose end their holder was told of in the last three months."""
    earlier = Notification.objects.filter(
        kind=POST_ENDED.code,
        about_kind=_POST,
        about_id__in=[str(post.uuid) for post in posts],
        at__gt=at - END_IS_NEWS_FOR,
    )
    return set(earlier.values_list("about_id", flat=True))


def _news(post: Post, statement: PositionedStatement) -> News:
    about = About(_POST, str(post.uuid), reverse("website:my_posts"))
    return News(
        post.person, POST_ENDED, about, statement.id, {"where": post.employer.name}, statement.stored_at
    )
