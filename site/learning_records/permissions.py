"""Who may look after the ledger."""

from __future__ import annotations

from typing import Any

MAY_LOOK = "learning_records.view_parked"
MAY_RELEASE = "learning_records.change_parked"


def may_see_parked(person: Any) -> bool:
    """Return whether somebody may see which statements wait; never whose they are by name."""
    return bool(person.is_active and person.has_perm(MAY_LOOK))


def may_release_parked(person: Any) -> bool:
    """Return whether somebody may have them tried again."""
    return may_see_parked(person) and bool(person.has_perm(MAY_RELEASE))
