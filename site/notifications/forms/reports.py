"""Reading what a mail service posts about mails that came back."""

from __future__ import annotations

import json
from typing import Any

from notifications.rules.bounce_report import BounceReport
from notifications.vocabulary import BounceKind

AT_MOST = 1000


class ReportsRefused(Exception):
    """The posted text is not what the documentation asks for; the message says what is wrong."""


def read_reports(body: bytes) -> list[BounceReport]:
    """Return the reports of a JSON body.

    :raises ReportsRefused: when it cannot be read.
    """
    try:
        posted = json.loads(body)
        rows = posted["reports"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ReportsRefused('The body must be JSON: {"reports": [...]}.') from None
    if not isinstance(rows, list) or len(rows) > AT_MOST:
        raise ReportsRefused(f"reports must be a list of at most {AT_MOST}.")
    return [_report(number, row) for number, row in enumerate(rows, start=1)]


def _report(number: int, row: Any) -> BounceReport:
    def text(name: str, at_most: int) -> str:
        value = row.get(name, "")
        if not isinstance(value, str) or len(value) > at_most or "\x00" in value:
            raise ReportsRefused(f"Report {number}: {name} must be text of at most {at_most} characters.")
        return value.strip()

    if not isinstance(row, dict):
        raise ReportsRefused(f"Report {number} must be an object.")
    report = BounceReport(
        report=text("id", 200),
        address=text("address", 254).lower(),
        kind=text("kind", 10),
        status=text("status", 20),
        message_id=text("message_id", 200),
    )
    if not report.report or not (report.address or report.message_id):
        raise ReportsRefused(f"Report {number} needs an id, and an address or a message_id.")
    if report.kind not in BounceKind.values:
        raise ReportsRefused(f"Report {number}: kind must be one of {', '.join(BounceKind.values)}.")
    return report
