"""Two records of one person become one, and what happens when somebody is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import connection

from people.models import Person

JOINED: Final = frozenset({"competencies.Rating", "competencies.FrameworkVersion"})


def join_ratings(*, keep: Person, lose: Person, at: datetime) -> None:
    """Give the kept record the other's ratings. Who published a version stays as it was written."""
    _call("competencies_join_ratings", keep.pk, lose.pk, at)


def forget_ratings(ids: Sequence[int], at: datetime) -> int:
    """Blank what people wrote about their competencies and the link to them; the levels and days stay."""
    return _call("competencies_forget_ratings", list(ids), at)


def _call(function: str, *arguments: int | list[int] | datetime) -> int:
    places = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)
        return int(cursor.fetchone()[0])
