"""Reading the mails that development keeps in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

AT_MOST = 200


@dataclass(frozen=True)
class KeptMail:
    name: str
    at: datetime
    to: str
    subject: str
    headers: tuple[tuple[str, str], ...] = ()
    text: str = ""
    html: str = ""


def kept_mails() -> list[KeptMail]:
    """Return the latest mails, newest first, without their bodies."""
    files = sorted(_folder().glob("*.eml"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_read(file) for file in files[:AT_MOST]]


def kept_mail(name: str) -> KeptMail | None:
    """Return one whole mail."""
    file = next((file for file in _folder().glob("*.eml") if file.stem == name), None)
    return _read(file) if file else None


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _read(file: Path) -> KeptMail:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    return KeptMail(
        name=file.stem,
        at=datetime.fromtimestamp(file.stat().st_mtime, tz=UTC),
        to=str(message["To"]),
        subject=str(message["Subject"]),
        headers=tuple((name, str(value)) for name, value in message.items()),
        text=_body(message, "plain"),
        html=_body(message, "html"),
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""
