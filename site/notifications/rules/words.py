"""Cutting and dividing words for mails."""

from __future__ import annotations

import re

_EMPTY_LINES = re.compile(r"\n\s*\n")


def one_line(text: str, *, at_most: int = 200) -> str:
    """Return a text as one line that fits.

    >>> one_line("A certificate\\n is ready", at_most=12)
    'A certifica…'
    """
    line = " ".join(text.split())
    return line if len(line) <= at_most else line[: at_most - 1] + "…"


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines divide, each as one line.

    >>> paragraphs_of("One\\nline.\\n\\nTwo.")
    ['One line.', 'Two.']
    """
    return [" ".join(part.split()) for part in _EMPTY_LINES.split(text) if part.strip()]
