"""Keeping what somebody says about a post that they left. Nothing is recorded elsewhere, and nobody is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from analytics.models import LeavingAnswer
from analytics.vocabulary import StayReason
from people.models import Person, Post
from people.vocabulary import LeavingReason


@transaction.atomic
def answer_about_leaving(
    person: Person,
    post: Post,
    *,
    reason: LeavingReason,
    would_have_stayed_for: Sequence[StayReason],
    words: str,
    at: datetime,
) -> LeavingAnswer:
    """Keep an answer, new or in place of the one before."""
    said = {
        "reason": reason,
        "would_have_stayed_for": list(would_have_stayed_for),
        "words": words,
        "answered_at": at,
    }
    answer, _ = LeavingAnswer.objects.update_or_create(person=person, post=post, defaults=said)
    return answer


def take_back_answer(person: Person, post: Post) -> None:
    LeavingAnswer.objects.filter(person=person, post=post).delete()


def join_answers(*, keep: Person, lose: Person, at: datetime, **_: Any) -> None:
    """Give one person the other's answers; of two about one post the kept person's stands."""
    own = LeavingAnswer.objects.filter(person=keep).values("post_id")
    LeavingAnswer.objects.filter(person=lose, post_id__in=own).delete()
    LeavingAnswer.objects.filter(person=lose).update(person=keep)


def forget_answers(ids: Sequence[int], at: datetime) -> int:
    return LeavingAnswer.objects.filter(person__in=ids).delete()[0]
