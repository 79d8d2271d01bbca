"""What people write to themselves in a lesson.

Nobody but its author ever reads a note: it is in no listing, search, log, report, preview or e-mail, and has no place
in ``/admin/``. Do not give it one.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ReflectionNote(models.Model):
    """One person's private answer to one prompt of a lesson, kept as it is typed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reflection_notes")
    activity = models.ForeignKey("courses.Activity", models.PROTECT, related_name="+")
    prompt_code = models.CharField(max_length=120)
    prompt = models.TextField("the prompt as it read when this was written", blank=True)
    text = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity", "prompt_code"], name="one_note_per_person_and_prompt"
            ),
        ]

    def __str__(self) -> str:
        return f"Note {self.pk}"
