"""Who belongs together: cohorts, learning sets and teams."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from foundations.constraints import no_overlap
from foundations.database import UUIDv7
from people.models.dated import Dated, ends_after_it_starts, runs_on
from people.models.person import Person
from people.vocabulary import GroupKind


class GroupQuerySet(models.QuerySet["Group"]):
    def on(self, day: date) -> Self:
        """Keep the groups that exist on a day; no first day means that it always did."""
        return self.filter(
            Q(started_on__isnull=True) | Q(started_on__lte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
        )

    def of_kind(self, *kinds: GroupKind) -> Self:
        return self.filter(kind__in=kinds)


class Group(models.Model):
    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    kind = models.CharField(max_length=20, choices=GroupKind)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    started_on = models.DateField("first day", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_group_ends_after_it_starts",
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gt=F("started_on")),
            )
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> Self:
        return self.filter(runs_on(day))


class Membership(Dated):
    """A person belongs to a group for some days."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("a_person_is_in_a_group_once_at_a_time", "group", "person"),
            ends_after_it_starts("a_membership_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} in group {self.group_id} from {self.started_on}"
