"""A real worker sends what a commit put into the outbox."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

from foundations import clock
from notifications.actions.write import write_to
from notifications.models import Mail
from notifications.vocabulary import MailState
from tests.notifications.news import AT_ONCE, LISTENING

pytestmark = [pytest.mark.crash, pytest.mark.django_db(transaction=True)]


def test_a_mail_is_sent_by_the_worker_soon_after_the_commit(
    a_worker: subprocess.Popen[bytes], wait_for: Callable[..., None]
) -> None:
    mail = write_to("nia@test.example", AT_ONCE, {}, clock.now(), about=LISTENING, occasion="once")

    wait_for(lambda: Mail.objects.filter(pk=mail.pk, state=MailState.SENT).exists(), seconds=60)
