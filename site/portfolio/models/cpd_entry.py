"""An entry in somebody's CPD log: drafted by Linkway from what they completed, or written by hand.

What a person writes in it is theirs alone: it is in no admin screen, search, log or report.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundations.database import StatementTime, UUIDv7
from learning_records.models import Statement, one_row_per_statement_and_recipient
from portfolio.vocabulary import EntryKind, EntrySource, EntryStatus

if TYPE_CHECKING:
    from people.models import Person
    from portfolio.rules.cpd_year import CPDYear


class CPDEntryQuerySet(models.QuerySet["CPDEntry"]):
    def of_person(self, person: Person) -> CPDEntryQuerySet:
        return self.filter(person=person)

    def in_year(self, year: CPDYear) -> CPDEntryQuerySet:
        return self.filter(done_on__gte=year.starts_on, done_on__lt=year.ends_on)


class CPDEntry(models.Model):
    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    person: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cpd_entries"
    )
    consumer = models.CharField(max_length=100, blank=True, editable=False)
    statement: models.ForeignKey[Any, Any] = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=EntryKind)
    provider = models.CharField(max_length=200, blank=True)
    begun_on = models.DateField(null=True, blank=True)
    done_on = models.DateField()
    minutes = models.PositiveIntegerField(default=0)
    is_formal = models.BooleanField(default=False)
    is_participatory = models.BooleanField(default=False)
    competencies = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    learned = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    status = models.CharField(max_length=16, choices=EntryStatus, default=EntryStatus.DRAFT)
    source = models.CharField(max_length=16, choices=EntrySource, default=EntrySource.MANUAL)
    created_at = models.DateTimeField(db_default=StatementTime(), editable=False)
    changed_at = models.DateTimeField(db_default=StatementTime(), editable=False)

    objects = CPDEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "CPD entry"
        verbose_name_plural = "CPD entries"
        indexes = [models.Index(fields=["person", "-done_on", "-id"], name="cpd_entries_of_a_person")]
        constraints = [
            one_row_per_statement_and_recipient("one_cpd_draft_per_statement_and_person", "person"),
            models.CheckConstraint(
                name="a_cpd_entry_begins_on_or_before_it_ends",
                condition=Q(begun_on__isnull=True) | Q(begun_on__lte=F("done_on")),
            ),
            models.CheckConstraint(
                name="a_drafted_cpd_entry_names_its_statement",
                condition=~Q(source="platform") | Q(statement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"CPD entry {self.pk}"

    @property
    def hours(self) -> Decimal:
        return (Decimal(self.minutes) / 60).quantize(Decimal("0.01"))

    @property
    def is_draft(self) -> bool:
        return self.status == EntryStatus.DRAFT
