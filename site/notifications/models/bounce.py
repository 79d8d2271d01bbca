"""That a mail came back, or was reported as unwanted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from notifications.models.mail import Mail
from notifications.vocabulary import BounceKind


class Bounce(models.Model):
    """One report about one address; the same report read twice is one row.

    An address fails while a permanent report about it has not been cleared.
    """

    report = models.CharField(max_length=200, help_text="What names the report where it came from.")
    address = models.EmailField("e-mail address")
    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="bounces")
    kind = models.CharField(max_length=10, choices=BounceKind)
    status = models.CharField(max_length=20, blank=True, help_text="The mail server's code, such as 5.1.1.")
    at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "address"], name="one_bounce_per_report_and_address")
        ]
        indexes = [
            models.Index(
                fields=["address"],
                name="failing_addresses",
                condition=Q(kind="permanent", cleared_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} for mail {self.mail_id}"
