"""The posts of two records become one person's."""

from __future__ import annotations

from datetime import datetime

from learning_records.vocabulary import Verb
from people.actions.post_statements import PostNews, PostSaid, tell
from people.models import Person, Post
from people.rules.merge import DatedRow, reconcile


def join_posts(*, keep: Person, lose: Person, at: datetime) -> None:
    """Move the lost record's posts; two that overlap become one, and the ledger is told."""
    posts = {
        post.pk: post
        for post in Post.objects.filter(person__in=[keep, lose]).select_related("role", "employer", "person")
    }
    dated = [
        DatedRow(
            post.pk,
            (post.employer_id, post.role_id),
            post.started_on,
            post.ended_on,
            is_kept=post.person_id == keep.pk,
        )
        for post in posts.values()
    ]
    result = reconcile(dated)
    into = dict(result.taken_in)
    news = [_corrected(posts[lost]) for lost in into]
    refs = {stays: posts[lost].ref for lost, stays in into.items() if posts[lost].ref}
    for lost, stays in into.items():
        _take_in(posts[stays], posts[lost])
    for row in result.rows:
        post = posts[row.id]
        changed = (post.started_on, post.ended_on) != (row.started_on, row.ended_on)
        _settle(post, row, [posts[lost] for lost, stays in into.items() if stays == row.id])
        post.ref = post.ref or refs.get(post.pk)
        post.person = keep
        post.save()
        if changed:
            news.append(_corrected(post, joined=True))
    tell(news, by=None, at=at)


def _take_in(stays: Post, goes: Post) -> None:
    """Keep where the post was and who paid on days of which the staying post says nothing."""
    for name in ("deployments", "fundings"):
        own = [row.period for row in getattr(stays, name).all()]
        for row in getattr(goes, name).all():
            if not any(row.period.overlaps(period) for period in own):
                row.post = stays
                row.save(update_fields=["post"])
    goes.delete()


def _settle(post: Post, row: DatedRow, taken_in: list[Post]) -> None:
    """Give a post the days of all that it took in, and what goes with those days."""
    everything = [post, *taken_in]
    confirmed = [each.last_confirmed_on for each in everything if each.last_confirmed_on is not None]
    reasons = [
        each.leaving_reason for each in everything if each.ended_on == row.ended_on and each.leaving_reason
    ]
    post.leaving_reason = reasons[0] if row.ended_on is not None and reasons else ""
    post.observed_from = min(each.observed_from for each in everything)
    post.last_confirmed_on = max(confirmed, default=None)
    if taken_in:
        _stretch(post, row)
    post.started_on, post.ended_on = row.started_on, row.ended_on


def _stretch(post: Post, row: DatedRow) -> None:
    """Let where it is worked and who pays go on where the post goes on after its old end."""
    for rows in (post.deployments, post.fundings):
        latest = rows.order_by("-started_on").first()
        if latest is not None and latest.ended_on is not None and latest.ended_on == post.ended_on:
            latest.ended_on = row.ended_on
            latest.save(update_fields=["ended_on"])


def _corrected(post: Post, *, joined: bool = False) -> PostNews:
    """Return what is said anew of a post, or that nothing said of it holds."""
    place = post.deployments.order_by("-started_on").select_related("place").first() if joined else None
    said = PostSaid(
        actor=post.person.actor,
        post=post.uuid,
        role_code=post.role.code,
        role_title=post.role.title,
        employer=post.employer.uuid,
        place=place.place.uuid if place else None,
        fte=post.fte,
    )
    return PostNews(
        said,
        joined_on=post.started_on if joined else None,
        left_on=post.ended_on if joined else None,
        corrects=(Verb.JOINED, Verb.LEFT),
    )
