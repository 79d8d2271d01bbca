"""Applying the retention schedule: category by category, each in a transaction of its own, with an audit entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from people.actions import audit
from portfolio.actions.locks import is_free
from portfolio.rules.retention import RetentionCategory, in_order


class RetentionIsBusy(Exception):
    """Another process applies the schedule."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows of a category went, or would go."""

    category: RetentionCategory
    rows: int


def apply_retention(*, as_at: datetime, at: datetime, dry_run: bool = False) -> Iterator[Swept]:
    """Remove what is kept no longer at ``as_at``, and give each category with what went. Again, nothing goes.

    A dry run does it all and takes it back.

    :raises RetentionIsBusy: when another process is at it.
    """
    for category in in_order():
        if category.sweep is None:
            continue
        with transaction.atomic():
            if not is_free():
                raise RetentionIsBusy
            rows = category.sweep(as_at)
            if rows:
                detail = {"category": category.code, "rows": rows, "as_at": as_at.date()}
                audit.write(
                    at=at, by=None, action="retention applied", subject="portfolio.schedule", detail=detail
                )
            transaction.set_rollback(dry_run)
        yield Swept(category, rows)
