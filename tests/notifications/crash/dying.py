"""A mail server's client that is killed when the mail has gone and before anybody notes it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend


class DyingBackend(EmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> Any:
        super().send_messages(email_messages)
        os.kill(os.getpid(), signal.SIGKILL)
