"""What was done to people's records, and who looked. Append-only, by trigger."""

from __future__ import annotations

from django.db import models

from people.models.person import Person
from people.vocabulary import OpeningKind


class AuditEntry(models.Model):
    """Somebody changed something; ``detail`` holds codes, ids and days, never what a person wrote."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="audit_entries"
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, help_text="The model and id of what was changed.")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="audited"
    )
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["person", "-at"]), models.Index(fields=["-at", "-id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class Opening(models.Model):
    """Somebody opened or exported a person's row, and to which purpose."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings_made")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="openings")
    kind = models.CharField(max_length=10, choices=OpeningKind)
    purpose = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"])]

    def __str__(self) -> str:
        return f"{self.kind} by {self.by_id} of {self.person_id}"
