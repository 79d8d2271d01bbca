"""Keeping what somebody writes to themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from courses.models import ReflectionNote
from people.models import Person

LONGEST_NOTE = 20_000


@transaction.atomic
def save_note(
    *, person: Person, activity_id: int, prompt_code: str, prompt: str, text: str, at: datetime
) -> ReflectionNote:
    """Keep a private note; the newest words win. Nothing of it goes into the ledger.

    The prompt is kept as it read when somebody first wrote under it.
    """
    note, is_new = ReflectionNote.objects.select_for_update().get_or_create(
        person=person,
        activity_id=activity_id,
        prompt_code=prompt_code,
        defaults={"prompt": prompt, "text": text[:LONGEST_NOTE], "begun_at": at, "saved_at": at},
    )
    if not is_new:
        note.text, note.saved_at = text[:LONGEST_NOTE], at
        note.save(update_fields=["text", "saved_at"])
    return note
