"""A certificate: that somebody completed a module or a year.

The row is the certificate, written once by a reaction; the PDF is made from it afterwards and can be made again. What
it says (name, title, hours) is what was true when it was issued, kept as values.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from foundations.database import UUIDv7
from learning_records.models import ReactionRow, Statement, one_row_per_statement_and_recipient
from learning_records.vocabulary import Verb
from portfolio.vocabulary import CertificateKind

if TYPE_CHECKING:
    from people.models import Person


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of_person(self, person: Person) -> CertificateQuerySet:
        return self.filter(recipient=person)

    def with_standing(self) -> CertificateQuerySet:
        """Annotate ``is_withdrawn``: the statement behind it was voided."""
        voided = Statement.objects.filter(verb=Verb.VOIDED, activity_id=models.OuterRef("statement_id"))
        return self.annotate(is_withdrawn=models.Exists(voided))

    def without_file(self) -> CertificateQuerySet:
        return self.filter(rendered_at__isnull=True)


class Certificate(ReactionRow):
    id = models.UUIDField(primary_key=True, db_default=UUIDv7(), editable=False)
    recipient: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates"
    )
    kind = models.CharField(max_length=16, choices=CertificateKind)
    name = models.CharField(max_length=150)
    title = models.CharField(max_length=255)
    activity = models.UUIDField()
    minutes = models.PositiveIntegerField(null=True)
    achieved_at = models.DateTimeField()
    content_hash = models.CharField(max_length=64, blank=True)
    rendered_at = models.DateTimeField(null=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [one_row_per_statement_and_recipient("one_certificate_per_statement_and_recipient")]
        indexes = [
            models.Index(
                fields=["id"],
                name="certificates_without_file",
                condition=models.Q(rendered_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"

    @property
    def achieved_on(self) -> date:
        return timezone.localdate(self.achieved_at)

    @property
    def file_name(self) -> str:
        """Where the file is kept; fixed by the row, so that making it twice makes it once."""
        return f"certificates/{self.id}.pdf"

    @property
    def verify_path(self) -> str:
        return reverse("portfolio:verify", args=[self.id])
