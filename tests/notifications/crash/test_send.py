"""A worker is killed between sending a mail and marking it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime

import pytest
from django.db import connection

from notifications.actions.send import send_due
from notifications.models import Mail
from tests.notifications.news import MONDAY_MORNING, a_notification
from tests.notifications.sink import Sink
from tests.people.factories import a_person

pytestmark = [pytest.mark.crash, pytest.mark.django_db(transaction=True)]

_WORKER = """
import sys
from datetime import datetime
import django
from django.conf import settings
django.setup()
settings.EMAIL_BACKEND = "tests.notifications.crash.dying.DyingBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(sys.argv[1])
from notifications.actions.send import send_due
send_due(at=datetime.fromisoformat(sys.argv[2]))
"""


def a_worker_that_dies(port: int, at: datetime) -> int:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "LINKWAY_TEST_DATABASE": str(connection.settings_dict["NAME"]),
    }
    command = [sys.executable, "-c", _WORKER, str(port), at.isoformat()]
    return subprocess.run(command, env=environment, check=False, timeout=60).returncode


def test_a_mail_whose_worker_was_killed_goes_again_under_the_same_name(sink: Sink) -> None:
    a_notification(a_person())

    assert a_worker_that_dies(sink.port, MONDAY_MORNING) == -signal.SIGKILL
    assert Mail.objects.get().state == "waiting"
    assert send_due(at=MONDAY_MORNING) == 1

    assert len(sink.taken) == 2
    assert len(set(sink.message_ids)) == 1
    assert Mail.objects.get().state == "sent"
