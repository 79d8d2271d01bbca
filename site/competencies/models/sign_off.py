"""Signing off a year's whole profile: what was declared, what stood, and who signed.

Both declarations are kept as they were shown. The snapshot is frozen with the learner's declaration; the certificate
says what it says. Append-only, by trigger.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from competencies.models.version import FrameworkVersion
from foundations.database import UUIDv7


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def open(self) -> Self:
        return self.filter(decision__isnull=True, withdrawn_at__isnull=True, person__isnull=False)

    def with_everything(self) -> Self:
        return self.select_related("person", "verifier", "decision__by")


class SignOff(models.Model):
    """A learner's declaration that they meet a year's profile, and whom they ask to sign it.

    ``snapshot`` is written and read by ``competencies.rules.sign_off``. Of several, those that stand are never removed.
    """

    uuid = models.UUIDField(unique=True, db_default=UUIDv7(), editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sign_offs_asked"
    )
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sign_offs_to_answer"
    )
    version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="sign_offs")
    year = models.CharField(max_length=100)
    title = models.CharField(max_length=255)
    declaration = models.TextField()
    snapshot = models.JSONField()
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-declared_at"], name="sign_offs_of_a_person")]
        constraints = [
            models.CheckConstraint(
                name="nobody_is_asked_to_sign_themselves_off",
                condition=Q(person__isnull=True) | Q(verifier__isnull=True) | ~Q(verifier=F("person")),
            )
        ]

    def __str__(self) -> str:
        return f"sign-off {self.pk} of person {self.person_id}"


class SignOffDecision(models.Model):
    """What the supervisor declared, or why they did not sign."""

    sign_off = models.OneToOneField(SignOff, models.PROTECT, related_name="decision")
    is_signed = models.BooleanField()
    declaration = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sign_offs_decided"
    )
    by_name = models.CharField(max_length=150, blank=True)
    by_role = models.CharField(max_length=150, blank=True)
    statement = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_signed_profile_keeps_the_declaration_and_its_statement",
                condition=Q(is_signed=False) | ~Q(declaration="") & Q(statement__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"decision {self.pk} on sign-off {self.sign_off_id}"
