"""Removing what has been kept for as long as it is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from people.models import GuestLink

AUDIT_KEPT_FOR: Final = timedelta(days=6 * 365)
OPENINGS_KEPT_FOR: Final = timedelta(days=365)
SIGN_INS_KEPT_FOR: Final = timedelta(days=365)


def purge_old_entries(*, at: datetime) -> int:
    """Remove old audit entries and openings by the one database function that may; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_purge(%s, %s, %s)", [at - AUDIT_KEPT_FOR, at - OPENINGS_KEPT_FOR, at])
        return int(cursor.fetchone()[0])


def purge_old_sign_ins(*, at: datetime) -> int:
    """Remove records of signing in older than a year, by the one database function that may; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_purge_sign_ins(%s, %s)", [at - SIGN_INS_KEPT_FOR, at])
        return int(cursor.fetchone()[0])


def purge_old_guest_links(*, at: datetime) -> int:
    """Remove what was done with links six years ago, and blank who was asked and never answered a year ago."""
    unanswered = GuestLink.objects.filter(used_at__isnull=True, expires_at__lt=at - OPENINGS_KEPT_FOR)
    blanked = unanswered.exclude(email="", name="").update(
        email="", name="", confirmed_name="", confirmed_role=""
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_purge_guest_accesses(%s, %s)", [at - AUDIT_KEPT_FOR, at])
        return blanked + int(cursor.fetchone()[0])
