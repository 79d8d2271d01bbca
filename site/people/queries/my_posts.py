"""Somebody's own posts, as Linkway has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from people.models import Person, Post, PostDoubt
from people.models.dated import not_over_on
from people.queries.post_list import PostLine, post_lines
from people.rules.post_doubt import may_raise
from people.vocabulary import DoubtAbout


@dataclass(frozen=True, slots=True)
class Kept:
    """The latest word about a post, where it was answered that it is right as it is, or that answer was raised."""

    about: tuple[str, ...]
    why: str
    by: str
    at: datetime
    waits_for_the_team: bool
    may_raise: bool


@dataclass(frozen=True, slots=True)
class MyPosts:
    """The posts that run or are to begin, those that have an end, and what the person says of a post that is missing.

    ``kept`` has, by post, what was answered last, where it was that the post is right as it is.
    """

    lines: tuple[PostLine, ...]
    missing: tuple[str, ...]
    ended: tuple[Post, ...] = ()
    kept: Mapping[int, Kept] = field(default_factory=dict)


def my_posts(person: Person, on: date) -> MyPosts:
    """Return a person's own posts; six queries, however many."""
    posts = Post.objects.filter(not_over_on(on), person=person).select_related("person", "role", "employer")
    said = PostDoubt.objects.open().filter(person=person, post__isnull=True)
    about = [label for doubt in said for label in doubt.about]
    return MyPosts(
        tuple(post_lines(posts.order_by("started_on", "pk"), on)),
        tuple(str(DoubtAbout(label).label) for label in about),
        tuple(
            Post.objects.for_person(person)
            .filter(ended_on__isnull=False)
            .select_related("role", "employer")
            .order_by("-ended_on", "-pk")
        ),
        _kept(person),
    )


def _kept(person: Person) -> dict[int, Kept]:
    """Return the answers that stand, by post; one query."""
    said = PostDoubt.objects.filter(person=person, post__isnull=False)
    rows = said.select_related("settled_by", "raises__settled_by").order_by("said_at", "pk")
    latest = {row.post_id: row for row in rows if row.post_id is not None}
    return {post: kept for post, row in latest.items() if (kept := _as_kept(row))}


def _as_kept(row: PostDoubt) -> Kept | None:
    waits = row.settled_at is None and row.raises is not None
    answered = row.raises if waits else row
    if answered is None or answered.settled_at is None or not answered.kept_because:
        return None
    return Kept(
        about=tuple(str(DoubtAbout(about).label) for about in answered.about),
        why=answered.kept_because,
        by=answered.settled_by.name if answered.settled_by else "",
        at=answered.settled_at,
        waits_for_the_team=waits,
        may_raise=may_raise(
            was_kept=True, is_raised=waits or row.raises_id is not None, has_open=False
        ).allowed,
    )
