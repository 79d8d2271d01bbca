"""What people put aside to read later."""

from __future__ import annotations

from typing import Self

from django.db import models

from people.models import Person


class SavedQuerySet(models.QuerySet["Saved"]):
    def of_person(self, person: Person) -> Self:
        return self.filter(person=person)

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class Saved(models.Model):
    """One thing that one person put aside, named as in the search; its title is kept for when it is gone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved")
    source = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    place = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    objects = SavedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved things"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "source", "key"], name="a_thing_is_saved_once_by_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.source} {self.key}"
