"""An intake: people who begin a programme together, at one pace."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Self

from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Count, Q, Value
from django.db.models.functions import Lower

from people.models.dated import runs_on
from people.vocabulary import FACILITATING


class CohortQuerySet(models.QuerySet["Cohort"]):
    def with_names(self) -> Self:
        """Read the group, the pace and the programme in the same query."""
        return self.select_related("group", "pacing__programme")

    def with_member_count(self, on: date) -> Self:
        """Add ``member_count``, the members of that day."""
        running = runs_on(on, "group__memberships__")
        return self.annotate(member_count=Count("group__memberships", filter=running, distinct=True))

    def with_facilitators(self, on: date) -> Self:
        """Add ``facilitator_names``: who facilitates that day, the deputy included."""
        running = Q(group__responsibilities__kind__in=FACILITATING) & runs_on(on, "group__responsibilities__")
        names = StringAgg(
            "group__responsibilities__person__name", ", ", filter=running, distinct=True, default=Value("")
        )
        return self.annotate(facilitator_names=names)

    def matching(self, words: str) -> Self:
        """Keep those whose name, programme or facilitator has these words in it."""
        return self.filter(
            Q(group__name__icontains=words)
            | Q(pacing__programme__title__icontains=words)
            | Q(group__responsibilities__person__name__icontains=words)
        ).distinct()

    def by_name(self) -> Self:
        return self.order_by(Lower("group__name"), "pk")


class Cohort(models.Model):
    """What makes a group a cohort: the pace at which it goes through a programme.

    Who belongs to it and who facilitates it is the group's (memberships, responsibilities), with its days.
    """

    group = models.OneToOneField("people.Group", models.PROTECT, related_name="cohort")
    pacing = models.OneToOneField("courses.Pacing", models.PROTECT, related_name="cohort")

    # Everything about a cohort's name, start and pace stands elsewhere: read it with ``with_names()``.
    objects = CohortQuerySet.as_manager()

    def __str__(self) -> str:
        return self.group.name

    @property
    def name(self) -> str:
        return self.group.name

    @property
    def programme_title(self) -> str:
        return self.pacing.programme.title

    @property
    def starts_on(self) -> date:
        return self.pacing.started_on

    @property
    def modules_per_month(self) -> Decimal:
        return self.pacing.modules_per_month
