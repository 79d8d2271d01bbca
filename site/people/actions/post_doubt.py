"""Saying that a post on record is wrong, and settling it. Whoever calls these tells those who keep the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from foundations.verdict import Refused
from people.actions import audit
from people.models import Person, Post, PostDoubt
from people.rules.post_doubt import may_keep, may_raise
from people.vocabulary import DoubtAbout


class DoubtRefused(Refused):
    """What somebody said about a post cannot be answered or raised like this; nothing was written."""


@transaction.atomic
def doubt_post(person: Person, post: Post | None, *, about: Sequence[DoubtAbout], at: datetime) -> PostDoubt:
    """Write down what a person says is wrong; saying it again adds to what is open already."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    said = PostDoubt.objects.open().filter(person=person, post=post).first()
    if said is None:
        return PostDoubt.objects.create(person=person, post=post, about=list(about), said_at=at)
    said.about = sorted({*said.about, *about})
    said.save(update_fields=["about"])
    return said


@transaction.atomic
def settle_doubts(
    person: Person, post: Post | None, *, by: Person, at: datetime, leaves_raised: bool = False
) -> int:
    """Close what a person said about a post, now that it was looked at; return how many.

    What they took to the programme team stays open where it is to be left.
    """
    open_ones = PostDoubt.objects.select_for_update().open().filter(person=person, post=post)
    if leaves_raised:
        open_ones = open_ones.filter(raises__isnull=True)
    settled = list(open_ones)
    for doubt in settled:
        doubt.settled_at, doubt.settled_by = at, by
        doubt.save(update_fields=["settled_at", "settled_by"])
        audit.write(at=at, by=by, action="post doubt settled", subject=doubt, person_id=person.pk)
    return len(settled)


@transaction.atomic
def keep_as_it_is(post: Post, *, why: str, by: Person, is_of_the_team: bool, at: datetime) -> PostDoubt:
    """Answer what a post's holder said with "it is right as it is", and why.

    :raises DoubtRefused: where nothing is open, it is one's own, or it waits for the programme team.
    """
    doubt = PostDoubt.objects.select_for_update().open().filter(person=post.person, post=post).first()
    verdict = may_keep(
        is_open=doubt is not None,
        is_own=post.person_id == by.pk,
        is_raised=bool(doubt and doubt.raises_id),
        is_of_the_team=is_of_the_team,
    )
    if doubt is None or not verdict.allowed:
        raise DoubtRefused(verdict)
    doubt.settled_at, doubt.settled_by, doubt.kept_because = at, by, why
    doubt.save(update_fields=["settled_at", "settled_by", "kept_because"])
    audit.write(at=at, by=by, action="post kept as it is", subject=doubt, person_id=post.person_id)
    return doubt


@transaction.atomic
def raise_doubt(post: Post, *, at: datetime) -> PostDoubt:
    """Take the latest answer about a post to the programme team, in the name of its holder.

    :raises DoubtRefused: where it was not answered so, or was raised already.
    """
    Person.objects.select_for_update(of=("self",)).get(pk=post.person_id)
    said = PostDoubt.objects.filter(person=post.person, post=post)
    kept = said.exclude(kept_because="").order_by("-settled_at", "-pk").first()
    verdict = may_raise(
        was_kept=kept is not None,
        is_raised=kept is not None and (kept.raises_id is not None or said.filter(raises=kept).exists()),
        has_open=said.open().exists(),
    )
    if kept is None or not verdict.allowed:
        raise DoubtRefused(verdict)
    raised = PostDoubt.objects.create(
        person=post.person, post=post, about=kept.about, said_at=at, raises=kept
    )
    audit.write(at=at, by=post.person, action="post doubt raised", subject=raised, person_id=post.person_id)
    return raised
