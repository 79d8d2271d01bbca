"""Asking for a further attempt, replying, and reading the named lessons again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.actions.locks import lock_person
from assessments.kinds import ATTEMPT_REQUESTED, FURTHER_ATTEMPT
from assessments.models import AttemptRequest, LessonToRevise
from assessments.queries.further_attempt import is_waiting, lessons_of, owner_for
from assessments.rules.further_attempt import REPLY_WITHIN
from courses.models import Activity
from design.templatetags.linkway_dates import day as day_words
from foundations.period import add_working_days
from notifications.actions.notify import notify
from notifications.kinds import About
from people.actions import audit
from people.models import Person

LONGEST_REPLY = 1000


@transaction.atomic
def ask_for_another(*, person: Person, quiz: Activity, at: datetime) -> AttemptRequest | None:
    """Ask somebody named for one further attempt, unless that has been asked already and not been used."""
    lock_person(person.pk)
    today = localdate(at)
    if is_waiting(person.pk, quiz.pk, today):
        return None
    owner = owner_for(person.pk, today)
    request = AttemptRequest.objects.create(
        person=person, quiz=quiz, owner=owner, opened_at=at, reply_by=add_working_days(today, REPLY_WITHIN)
    )
    request.refresh_from_db(fields=["uuid"])
    LessonToRevise.objects.bulk_create(
        LessonToRevise(request=request, lesson_id=lesson) for lesson in lessons_of(quiz.pk)
    )
    if owner is not None:
        words = {"day": day_words(request.reply_by)}
        notify(owner, ATTEMPT_REQUESTED, _about(request), at, request.uuid, words=words)
    return request


@transaction.atomic
def reply(
    *, request: AttemptRequest, by: Person, lessons: Collection[int], words: str, at: datetime
) -> AttemptRequest:
    """Open one further attempt, for when the lessons that are kept have been read again; once."""
    locked = AttemptRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if locked.answered_at is not None:
        return locked
    locked.answered_at, locked.answered_by, locked.reply = (
        max(at, locked.opened_at),
        by,
        words.strip()[:LONGEST_REPLY],
    )
    locked.save(update_fields=["answered_at", "answered_by", "reply"])
    locked.lessons.filter(revised_at__isnull=True).exclude(lesson_id__in=lessons).delete()
    audit.write(at=at, by=by, action="further attempt opened", subject=locked, person_id=locked.person_id)
    notify(locked.person, FURTHER_ATTEMPT, _about(locked), at, locked.uuid, words={"owner": by.name})
    return locked


@transaction.atomic
def revise(*, request: AttemptRequest, lesson: int, at: datetime) -> None:
    """Note that a named lesson has been read again; the first time counts."""
    request.lessons.filter(lesson_id=lesson, revised_at__isnull=True).update(revised_at=at)


def _about(request: AttemptRequest) -> About:
    url = reverse("assessments:further_attempt", args=[request.uuid])
    return About("assessments.AttemptRequest", str(request.uuid), url, request.quiz.title)
