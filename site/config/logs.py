"""What a log line may hold.

Every line passes through `ScrubbingFormatter`, which leaves out e-mail addresses, the values that
PostgreSQL quotes when a constraint refuses a row, and the keys in links that sign somebody in. It is a
net under the rule, not the rule: code never logs what people wrote.
"""

from __future__ import annotations

import logging
import re

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_QUOTED_ROW = re.compile(r"(DETAIL:|CONTEXT:|Key \().*")
_KEY_IN_LINK = re.compile(
    r"(/accounts/(?:confirm-email|password/reset/key)/|/join/(?:invitation|request)/|/mail/stop/|/guest/[\w-]+/)[^\s/]+"
)
_QUERY = re.compile(r"(\s/[^\s?]*)\?\S+")


def scrubbed(text: str) -> str:
    """Return the text without what a log must not hold.

    >>> scrubbed("Refused ada@example.nhs.uk at /accounts/confirm-email/MQ:1x/")
    'Refused [address] at /accounts/confirm-email/[key]/'
    >>> scrubbed("GET /join/invitation/Zm9v/ 302")
    'GET /join/invitation/[key]/ 302'
    >>> scrubbed("GET /guest/verification/Zm9v/ 302")
    'GET /guest/verification/[key]/ 302'
    >>> scrubbed("DETAIL:  Key (email)=(ada@example.nhs.uk) already exists.")
    'DETAIL: [left out]'
    >>> scrubbed("Not Found: /search/?q=my+patient")
    'Not Found: /search/?[query]'
    """
    text = _QUOTED_ROW.sub(lambda found: f"{found[1].rstrip('( ')} [left out]", text)
    text = _KEY_IN_LINK.sub(r"\1[key]", text)
    text = _QUERY.sub(r"\1?[query]", text)
    return _ADDRESS.sub("[address]", text)


class ScrubbingFormatter(logging.Formatter):
    """A formatter whose every line, tracebacks included, has been scrubbed."""

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record))
