"""A file that somebody brings as evidence of what they knew before: a certificate, a job description, an appraisal."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from assessments.vocabulary import FileKind


class EvidenceFile(models.Model):
    """A file of one person. They point to it in their claims; who may answer such a claim may open it, and nobody else.

    ``confirmed`` are the kinds of things found in it that its person has said are an organisation's or their own.
    """

    uuid = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="evidence_files")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=FileKind.choices)
    size = models.PositiveIntegerField()
    confirmed = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "added_at"], name="evidence_files_of_a_person")]

    def __str__(self) -> str:
        return f"Evidence file {self.pk} of person {self.person_id}"

    @property
    def stored_name(self) -> str:
        """Where it lies in the private storage; the name that its owner gave it is never part of that."""
        return f"evidence/{self.uuid}.{self.kind}"
