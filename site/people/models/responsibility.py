"""Who answers for whom: over an organisation, a group, a person, or the whole programme; with its days."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from foundations.constraints import no_overlap
from people.models.dated import Dated, ends_after_it_starts, runs_on
from people.models.group import Group
from people.models.organisation import Organisation
from people.models.person import Person
from people.vocabulary import ResponsibilityKind


class ResponsibilityQuerySet(models.QuerySet["Responsibility"]):
    def on(self, day: date) -> Self:
        return self.filter(runs_on(day))

    def of_kind(self, *kinds: ResponsibilityKind) -> Self:
        return self.filter(kind__in=kinds)


def _one(number: Func | F) -> Func:
    """A whole number as a range of one, which GiST compares without an extension."""
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def _word() -> Func:
    return Func(F("kind"), Value(0), function="hashtextextended", output_field=models.BigIntegerField())


def _or_none(field: str) -> Coalesce:
    return Coalesce(field, Value(0), output_field=models.BigIntegerField())


class Responsibility(Dated):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="responsibilities")
    kind = models.CharField(max_length=30, choices=ResponsibilityKind)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="responsibilities"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="responsibilities"
    )
    subject = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="responsibilities_over_me",
        verbose_name="person",
    )

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints = [
            ends_after_it_starts("a_responsibility_ends_after_it_starts"),
            models.CheckConstraint(
                name="a_responsibility_has_one_scope_at_most",
                condition=Q(organisation__isnull=True, group__isnull=True)
                | Q(organisation__isnull=True, subject__isnull=True)
                | Q(group__isnull=True, subject__isnull=True),
            ),
            models.CheckConstraint(
                name="nobody_is_responsible_for_themselves",
                condition=Q(subject__isnull=True) | ~Q(person=F("subject")),
            ),
            ExclusionConstraint(
                name="a_responsibility_is_held_once_at_a_time",
                index_type="GIST",
                expressions=[
                    *no_overlap("", "person").expressions,
                    (_one(_word()), RangeOperators.OVERLAPS),
                    (_one(_or_none("organisation")), RangeOperators.OVERLAPS),
                    (_one(_or_none("group")), RangeOperators.OVERLAPS),
                    (_one(_or_none("subject")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} as {self.kind} from {self.started_on}"
