"""Somebody's own posts, as Linkway has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people.models import Person, Post, PostDoubt
from people.models.dated import not_over_on
from people.queries.post_list import PostLine, post_lines
from people.vocabulary import DoubtAbout


@dataclass(frozen=True, slots=True)
class MyPosts:
    """The posts that run or are to begin, those that have an end, and what the person says of a post that is missing."""

    lines: tuple[PostLine, ...]
    missing: tuple[str, ...]
    ended: tuple[Post, ...] = ()


def my_posts(person: Person, on: date) -> MyPosts:
    """Return a person's own posts; five queries, however many."""
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
    )
