"""What the learners of the demo world find in their inboxes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from demo.actions.inbox import fill_inboxes
from learning_records.actions.pump import pump
from notifications.models import Mail, Notification
from tests.courses.world import a_learner, study, the_programme

pytestmark = pytest.mark.django_db


def test_their_latest_certificates_stand_there_once_and_no_mail_waits() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", at=timezone.now() - timedelta(days=9))
    pump()

    fill_inboxes([learner])
    fill_inboxes([learner])

    assert sorted(Notification.objects.order_by("pk").values_list("kind", flat=True)) == [
        "website.certificate_ready",
        "website.year_completed",
    ]
    assert not Mail.objects.exists()
