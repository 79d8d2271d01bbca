"""Organisations, and who belonged to whom on which days.

Boundaries change, so an organisation has no parent: it has dated links, and every question about places says as at
which day it is asked.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models.functions import Upper

from foundations.constraints import no_overlap
from foundations.database import UUIDv7
from people.models.dated import Dated, ends_after_it_starts, runs_on
from people.vocabulary import OrganisationKind


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def on(self, day: date) -> Self:
        """Keep the organisations that exist on a day; no first day means that it always did."""
        return self.filter(
            models.Q(started_on__isnull=True) | models.Q(started_on__lte=day),
            models.Q(ended_on__isnull=True) | models.Q(ended_on__gt=day),
        )

    def of_kind(self, *kinds: OrganisationKind) -> Self:
        return self.filter(kind__in=kinds)


class Organisation(models.Model):
    uuid = models.UUIDField(unique=True, editable=False, db_default=UUIDv7())
    code = models.CharField(
        max_length=40, unique=True, help_text="Our own code: the ODS code where there is one."
    )
    ods_code = models.CharField("ODS code", max_length=20, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    started_on = models.DateField("first day", null=True, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Upper("code"), name="an_organisation_code_is_one_whatever_its_case"),
            models.UniqueConstraint(
                Upper("ods_code"),
                name="an_ods_code_is_one_organisation",
                condition=~models.Q(ods_code=""),
            ),
            models.CheckConstraint(
                name="an_organisation_ends_after_it_starts",
                condition=models.Q(started_on__isnull=True)
                | models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gt=models.F("started_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class OrganisationLinkQuerySet(models.QuerySet["OrganisationLink"]):
    def on(self, day: date) -> Self:
        return self.filter(runs_on(day))


class OrganisationLink(Dated):
    """A child belongs to a parent for some days; to one parent at a time."""

    child = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="child_links")

    objects = OrganisationLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            no_overlap("an_organisation_has_one_parent_at_a_time", "child"),
            ends_after_it_starts("an_organisation_link_ends_after_it_starts"),
            models.CheckConstraint(
                name="an_organisation_is_not_its_own_parent",
                condition=~models.Q(child=models.F("parent")),
            ),
        ]

    def __str__(self) -> str:
        return f"organisation {self.child_id} in {self.parent_id} from {self.started_on}"
