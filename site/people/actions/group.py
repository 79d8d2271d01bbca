"""Making groups and changing them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from people.actions import audit
from people.models import Group, Person


@transaction.atomic
def save_group(group: Group, *, by: Person | None, at: datetime) -> Group:
    """Write a group, new or changed."""
    action = "group changed" if group.pk else "group added"
    group.save()
    audit.write(at=at, by=by, action=action, subject=group, detail={"slug": group.slug})
    return group
