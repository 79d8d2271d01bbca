"""Pages that an editor has given a day and an hour: they come and go by themselves."""

from __future__ import annotations

from typing import Final

from django.core.management import call_command
from django.db import transaction

from foundations.database import take_lock

LOCK: Final = (0x4C53, 1)  # "LS": schedules of pages


@transaction.atomic
def publish_what_is_due() -> bool:
    """Publish every revision whose hour has come, and take down what has expired, with Wagtail's own command.

    Return False, having done nothing, while another process is at it. What a checklist stops is let go (``CurriculumPage.publish``).
    """
    if not take_lock(*LOCK):
        return False
    call_command("publish_scheduled", verbosity=0)
    return True
