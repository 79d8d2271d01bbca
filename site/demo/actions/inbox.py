"""A few messages for the learners who sign in, so that their inbox shows what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F
from django.urls import reverse

from notifications.actions.notify import notify
from notifications.actions.quiet import quietly
from notifications.kinds import About
from notifications.models import Notification
from people.models import Person
from portfolio.models import Certificate
from portfolio.vocabulary import CertificateKind
from website.learning_kinds import CERTIFICATE_READY, YEAR_COMPLETED

SHOWN = 3


def fill_inboxes(people: Iterable[Person]) -> None:
    """Tell these people of their latest certificates, in the inbox alone, as the reaction would have told them."""
    url = reverse("portfolio:certificates")
    with quietly():
        for person in people:
            latest = Certificate.objects.of_person(person).order_by("-achieved_at", "-pk")[:SHOWN]
            for certificate in latest:
                kind = YEAR_COMPLETED if certificate.kind == CertificateKind.YEAR else CERTIFICATE_READY
                about = About("courses.Activity", str(certificate.activity), url, certificate.title)
                notify(person, kind, about, certificate.achieved_at, certificate.statement_id)


def read_what_is_old(before: datetime) -> None:
    """Let everybody have read, as it came, what they were told before a moment."""
    Notification.objects.unread().filter(at__lt=before).update(read_at=F("at"))
