"""Saying that a post on record is wrong, and settling it. Whoever calls these tells those who keep the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from people.actions import audit
from people.models import Person, Post, PostDoubt
from people.vocabulary import DoubtAbout


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
def settle_doubts(person: Person, post: Post | None, *, by: Person, at: datetime) -> int:
    """Close what a person said about a post, now that it was looked at; return how many."""
    open_ones = PostDoubt.objects.select_for_update().open().filter(person=person, post=post)
    settled = list(open_ones)
    for doubt in settled:
        doubt.settled_at, doubt.settled_by = at, by
        doubt.save(update_fields=["settled_at", "settled_by"])
        audit.write(at=at, by=by, action="post doubt settled", subject=doubt, person_id=person.pk)
    return len(settled)
