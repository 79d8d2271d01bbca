"""In which order rows are locked, so that two tabs and the worker never wait for each other: the person first, then the attempt.

The person's lock leaves the key alone, so that others may still write rows that point to them.
"""

from __future__ import annotations

from assessments.models import Attempt
from people.models import Person


def lock_person(person_id: int) -> None:
    Person.objects.select_for_update(no_key=True).only("pk").get(pk=person_id)


def locked(attempt: Attempt) -> Attempt:
    """Return an attempt as it is now, for this transaction alone."""
    lock_person(attempt.person_id)
    return Attempt.objects.select_for_update(no_key=True).get(pk=attempt.pk)
