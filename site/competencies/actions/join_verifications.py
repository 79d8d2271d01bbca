"""What becomes of requests and decisions when two records become one, and when somebody is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection

from people.models import Person

JOINED: Final = frozenset(
    {
        "competencies.VerificationRequest",
        "competencies.VerificationDecision",
        "competencies.SignOff",
        "competencies.SignOffDecision",
    }
)


def join_verifications(*, keep: Person, lose: Person, at: datetime) -> None:
    """Give the kept record what the other asked and decided; nobody becomes their own verifier by it."""
    _call("competencies_join_verifications", keep.pk, lose.pk, at)


def forget_verifications(ids: Sequence[int], at: datetime) -> int:
    """Blank what was written and the links to erased people; levels, days and decisions stay."""
    return _call("competencies_forget_verifications", list(ids), at)


def _call(function: str, *arguments: Any) -> int:
    places = ", ".join(["%s"] * len(arguments))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", list(arguments))
        return int(cursor.fetchone()[0])
