"""The kinds of person of the access table, each signed in."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

STARTED = datetime.date(2026, 1, 1)


@pytest.fixture
def kinds_of_person(db: None) -> dict[str, Client]:
    """Return a client for a visitor, a link worker, a lead and a trainer."""
    from people.models import Responsibility
    from people.vocabulary import ResponsibilityKind

    people = get_user_model()._default_manager
    signed_in = {"visitor": Client()}
    for kind in ("link_worker", "lead", "trainer"):
        person = people.create(email=f"{kind}@example.test", name=kind.replace("_", " ").title())
        signed_in[kind] = Client()
        signed_in[kind].force_login(person)
        if kind == "trainer":
            Responsibility.objects.create(person=person, kind=ResponsibilityKind.TRAINER, started_on=STARTED)
        if kind == "lead":
            subject = people.create(email="led@example.test", name="Led Person")
            Responsibility.objects.create(
                person=person, kind=ResponsibilityKind.LINE_MANAGER, subject=subject, started_on=STARTED
            )
    return signed_in
