"""Taking the second step of signing in off somebody who lost it: one of the team asks, another one approves."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from foundations.database import UUIDv7
from people.models.person import Person
from people.vocabulary import ResetState


class SecondStepResetQuerySet(models.QuerySet["SecondStepReset"]):
    def waiting(self) -> Self:
        return self.filter(state=ResetState.WAITING)


class SecondStepReset(models.Model):
    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="second_step_resets")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="second_step_resets_asked")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ResetState, default=ResetState.WAITING)
    decided_by = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="second_step_resets_decided",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SecondStepResetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", name="one_waiting_reset_for_a_person", condition=Q(state=ResetState.WAITING)
            ),
            models.CheckConstraint(
                name="a_reset_is_approved_by_a_second_person",
                condition=~Q(state=ResetState.APPROVED) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="nobody_asks_for_or_decides_their_own_reset",
                condition=~Q(asked_by=F("person")) & (Q(decided_by=None) | ~Q(decided_by=F("person"))),
            ),
            models.CheckConstraint(
                name="a_decided_reset_says_who_and_when",
                condition=Q(state=ResetState.WAITING, decided_by=None, decided_at=None)
                | (~Q(state=ResetState.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"reset {self.pk} of person {self.person_id}"
