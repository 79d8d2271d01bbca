"""The margin of handed-in work: its paragraphs, and the words that a comment is about."""

from __future__ import annotations

import re
from typing import Final

MOST_PARAGRAPHS: Final = 200
"""What comes after is one paragraph with the last, so that a form about it stays of a size that is taken."""

LONGEST_QUOTATION: Final = 300
OPENING_WORDS: Final = 14
GAP: Final = re.compile(r"\n\s*\n")


def paragraphs(text: str) -> list[str]:
    r"""Return the paragraphs of a text in order, as a blank line parts them; the first is number 1.

    >>> paragraphs("I rang her.\n\n\nShe was out.\nI wrote.")
    ['I rang her.', 'She was out.\nI wrote.']
    """
    found = [part.strip("\n") for part in GAP.split(text.replace("\r\n", "\n")) if part.strip()]
    if len(found) > MOST_PARAGRAPHS:
        found = [*found[: MOST_PARAGRAPHS - 1], "\n\n".join(found[MOST_PARAGRAPHS - 1 :])]
    return found


def quotation(paragraph: str, chosen: str = "") -> str:
    """Return the words that a comment is about: those chosen, if they stand there, else how the paragraph begins.

    >>> quotation("I asked what mattered to her.", "what  mattered")
    'what mattered'
    >>> quotation("I asked what mattered to her.", "something else")
    'I asked what mattered to her.'
    """
    whole, words = " ".join(paragraph.split()), " ".join(chosen.split())
    if words and words in whole:
        return shortened(words)
    begins = " ".join(whole.split(" ")[:OPENING_WORDS])
    return shortened(begins if begins == whole else f"{begins} …")


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTATION else f"{words[: LONGEST_QUOTATION - 2]} …"
