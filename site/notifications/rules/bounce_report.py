"""Reading what mail servers say of mails that they could not deliver.

RFC 3464 (delivery status notifications) and RFC 5965 (complaints). Whatever else stands in a mailbox is passed over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from typing import Any, Final

PERMANENT, TEMPORARY, COMPLAINT = "permanent", "temporary", "complaint"
# RFC 3463, 3.3: the mailbox is full. It is of the permanent class, and passes.
_MAILBOX_FULL: Final = "5.2.2"


@dataclass(frozen=True)
class BounceReport:
    """One address of one report; ``message_id`` names our mail where the report says it."""

    report: str
    address: str
    kind: str
    status: str = ""
    message_id: str = ""


def reports_in(raw: bytes) -> list[BounceReport]:
    """Return what a message reports; nothing when it is not a report."""
    message = message_from_bytes(raw)
    if message.get_content_type() != "multipart/report":
        return []
    name = _one_line(message.get("Message-ID")) or hashlib.sha256(raw).hexdigest()
    original = _original_message_id(message)
    found = {each.address: each for each in _reports(message, name, original) if each.address}
    return list(found.values())


def _reports(message: Message, name: str, original: str) -> Iterator[BounceReport]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            yield from _deliveries(part, name, original)
        elif part.get_content_type() == "message/feedback-report":
            fields = _blocks(part)[0] if _blocks(part) else Message()
            address = _address(fields.get("Original-Rcpt-To"))
            yield BounceReport(name, address, COMPLAINT, "", original)


def _deliveries(part: Message, name: str, original: str) -> Iterator[BounceReport]:
    for fields in _blocks(part):
        action = _one_line(fields.get("Action")).lower()
        status = _one_line(fields.get("Status")).split(" ")[0]
        kind = kind_of(action=action, status=status)
        address = _address(fields.get("Original-Recipient")) or _address(fields.get("Final-Recipient"))
        if kind:
            yield BounceReport(name, address, kind, status[:20], original)


def kind_of(*, action: str, status: str) -> str:
    """Return what became of a mail by a report's action and status, or nothing where it arrived.

    >>> kind_of(action="failed", status="5.1.1")
    'permanent'
    >>> kind_of(action="failed", status="4.4.7")
    'temporary'
    """
    if action == "failed":
        return PERMANENT if status.startswith("5.") and status != _MAILBOX_FULL else TEMPORARY
    return TEMPORARY if action == "delayed" else ""


def _blocks(part: Message) -> list[Any]:
    payload = part.get_payload()
    if isinstance(payload, list):
        return [block for block in payload if isinstance(block, Message)]
    return [message_from_bytes(str(payload).encode("ascii", "replace"))] if payload else []


def _original_message_id(message: Message) -> str:
    """Return the Message-ID of the mail that came back: of the copy, or of its headers, in the report."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and _blocks(part):
            return _one_line(_blocks(part)[0].get("Message-ID"))
        if part.get_content_type() == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            return _one_line(message_from_bytes(raw).get("Message-ID")) if isinstance(raw, bytes) else ""
    return ""


def _address(field: Any) -> str:
    """Return the address of a field such as ``rfc822; nia@example.org``."""
    text = _one_line(field)
    return parseaddr(text.partition(";")[2] or text)[1].lower()[:254]


def _one_line(field: Any) -> str:
    return " ".join(str(field or "").split())[:200]
