"""Confirming an employer's whole list at once, set-wise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from people.actions.post_statements import PostNews, PostSaid, tell
from people.models import Deployment, Person, Post


@transaction.atomic
def confirm_posts(post_ids: Iterable[int], *, by: Person, at: datetime, today: date) -> int:
    """Say that these posts are still held today; return how many that was news of. Six queries, however many posts.

    Posts that do not run today, and those confirmed today already, are left as they are.
    """
    rows = Post.objects.select_for_update(of=("self",)).on(today).filter(pk__in=list(post_ids))
    posts = [
        post
        for post in rows.select_related("person", "role", "employer").order_by("pk")
        if post.last_confirmed_on != today
    ]
    places = dict(
        Deployment.objects.filter(post__in=posts, started_on__lte=today)
        .order_by("started_on")
        .values_list("post_id", "place__uuid")
    )
    Post.objects.filter(pk__in=[post.pk for post in posts]).update(last_confirmed_on=today)
    news = [
        PostNews(
            PostSaid(
                actor=post.person.actor,
                post=post.uuid,
                role_code=post.role.code,
                role_title=post.role.title,
                employer=post.employer.uuid,
                place=places.get(post.pk),
                fte=post.fte,
            ),
            confirmed_on=today,
        )
        for post in posts
    ]
    tell(news, by=by.actor, at=at)
    return len(posts)
