"""What happens when all attempts at a quiz are used: somebody named is asked, by a day, and lessons are named to read again."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q

from foundations.database import UUIDv7


class AttemptRequestQuerySet(models.QuerySet["AttemptRequest"]):
    def of(self, person_id: int, quiz_id: int) -> Self:
        return self.filter(person_id=person_id, quiz_id=quiz_id).order_by("opened_at", "pk")

    def with_lessons_left(self) -> Self:
        return self.annotate(lessons_left=Count("lessons", filter=Q(lessons__revised_at__isnull=True)))


class AttemptRequest(models.Model):
    """A request for one further attempt. It is never refused: it opens with a reply, or when the day to reply has passed."""

    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attempt_requests")
    quiz = models.ForeignKey("courses.Activity", models.PROTECT, related_name="attempt_requests")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    reply_by = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reply = models.TextField(blank=True)

    objects = AttemptRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | ~Q(owner=F("person")),
                name="nobody_answers_their_own_attempt_request",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("opened_at")),
                name="attempt_request_is_answered_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt request {self.pk}"


class LessonToRevise(models.Model):
    """A lesson that is to be read again before the further attempt; the learner says when they have."""

    request = models.ForeignKey(AttemptRequest, models.CASCADE, related_name="lessons")
    lesson = models.ForeignKey("courses.Activity", models.PROTECT, related_name="+")
    revised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "lesson"], name="a_lesson_is_named_once_in_a_request"),
        ]

    def __str__(self) -> str:
        return f"Lesson {self.lesson_id} of request {self.request_id}"
