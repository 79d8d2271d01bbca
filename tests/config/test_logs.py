"""What never reaches a log."""

from __future__ import annotations

import logging

from config.logs import ScrubbingFormatter


def test_a_traceback_is_scrubbed_too() -> None:
    try:
        raise ValueError("Key (email)=(ada@example.nhs.uk) already exists.")
    except ValueError as fault:
        record = logging.LogRecord(
            "people", logging.ERROR, __file__, 1, "Import of %s failed", ("ada@example.nhs.uk",),
            (ValueError, fault, fault.__traceback__),
        )  # fmt: skip

    line = ScrubbingFormatter().format(record)

    assert "Import of [address] failed" in line
    assert "example.nhs.uk" not in line
