"""What mail servers send back: delivery reports and complaints, as RFC 3464 and RFC 5965 write them."""

from __future__ import annotations

from pathlib import Path

_DELIVERY = """\
From: MAILER-DAEMON@mx.test.example
To: linkway@demo.linkway.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <report-{status}@mx.test.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

Sorry.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test.example
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{address}>: no

--b
Content-Type: message/rfc822

From: linkway@demo.linkway.example
To: {address}
Subject: Ready
Message-ID: {message_id}

Words.
--b--
"""

_COMPLAINT = """\
From: abuse@mx.test.example
Subject: complaint
Message-ID: <complaint@mx.test.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

A complaint.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: mx/1
Version: 1
Original-Rcpt-To: <{address}>

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
"""


def a_delivery_report(
    message_id: str, address: str, *, action: str = "failed", status: str = "5.1.1"
) -> bytes:
    return _DELIVERY.format(message_id=message_id, address=address, action=action, status=status).encode()


def a_complaint(message_id: str, address: str) -> bytes:
    return _COMPLAINT.format(message_id=message_id, address=address).encode()


def a_mailbox(file: Path, *messages: bytes) -> Path:
    file.write_bytes(b"".join(b"From mx Mon Nov 23 10:00:00 2026\n" + raw + b"\n\n" for raw in messages))
    return file
