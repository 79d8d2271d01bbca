"""How a person wants their messages; no row means the kind's own default."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from notifications.vocabulary import WORKING_DAYS, Delivery
from people.models import Person


class Preference(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notification_preferences")
    kind = models.CharField(max_length=60)
    delivery = models.CharField(max_length=10, choices=Delivery)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_preference_per_person_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of person {self.person_id}: {self.delivery}"


def working_days() -> list[int]:
    return list(WORKING_DAYS)


class DeliveryDays(models.Model):
    """On which days of the week somebody works, so that mail waits for them; Monday is 0."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="delivery_days")
    days = ArrayField(models.PositiveSmallIntegerField(), default=working_days)
    chosen_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "delivery days"
        constraints = [
            models.CheckConstraint(
                name="delivery_days_are_days_of_the_week",
                condition=Q(days__len__gt=0) & Q(days__contained_by=list(range(7))),
            )
        ]

    def __str__(self) -> str:
        return f"delivery days of person {self.person_id}"
