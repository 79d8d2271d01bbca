"""What is granted is written down, without the reason."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assessments.actions.accommodation import grant, take_back
from assessments.models import Accommodation
from people.models import AuditEntry
from tests.courses.world import AT, a_person

pytestmark = pytest.mark.django_db


def test_granting_changing_and_taking_back_are_each_written_down() -> None:
    maya, tara = a_person("Maya"), a_person("Tara")
    granted = grant(
        accommodation=Accommodation(person=maya, extra_percent=25, started_on=AT.date()), by=tara, at=AT
    )
    granted.extra_percent = 50
    grant(accommodation=granted, by=tara, at=AT + timedelta(hours=1))

    take_back(accommodation=granted, by=tara, at=AT + timedelta(hours=2))

    entries = AuditEntry.objects.filter(person=maya).order_by("at")
    assert [(entry.action, entry.by, entry.detail["extra_percent"]) for entry in entries] == [
        ("more time or attempts granted", tara, 25),
        ("more time or attempts changed", tara, 50),
        ("more time or attempts taken back", tara, 50),
    ]
