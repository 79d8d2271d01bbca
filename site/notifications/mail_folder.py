"""A mail server for development: each mail is a file, named by its Message-ID, so that a repeat is the same file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9@.-]+")


class FolderBackend(BaseEmailBackend):
    """Keeps mails in ``EMAIL_FILE_PATH`` instead of sending them."""

    def __init__(self, file_path: str | Path | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        for email in email_messages:
            message = email.message()
            name = _NOT_IN_NAMES.sub("", str(message["Message-ID"]))
            (self.folder / f"{name}.eml").write_bytes(message.as_bytes())
        return len(email_messages)


def is_in_use() -> bool:
    """Return whether mails are kept rather than sent."""
    return str(settings.EMAIL_BACKEND) == f"{__name__}.{FolderBackend.__name__}"
