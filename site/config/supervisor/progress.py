"""What the supervisor says while it works: one line each, with the seconds since it began."""

from __future__ import annotations

import sys
import time

_BEGAN = time.monotonic()


class SupervisorRefused(RuntimeError):
    """Something that a person must mend; the message is all they see."""


def say(text: str) -> None:
    """Print a line at once, with the time since the start."""
    sys.stdout.write(f"{time.monotonic() - _BEGAN:6.1f} s  {text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Print a line about what went wrong, to standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
