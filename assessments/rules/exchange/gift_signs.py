r"""The signs of GIFT, and how they are written where they are meant as they stand: ``\~ \= \# \{ \} \: \\`` and ``\n``.

While a question is read, each escaped sign is one character that no text has, so that nothing takes it for a sign of GIFT.
"""

from __future__ import annotations

import re

SIGNS = {
    "~": "\ufde0",
    "=": "\ufde1",
    "#": "\ufde2",
    "{": "\ufde3",
    "}": "\ufde4",
    ":": "\ufde5",
    "n": "\ufde6",
    "\\": "\ufde7",
}
BACK = str.maketrans({held: "\n" if sign == "n" else sign for sign, held in SIGNS.items()})
ESCAPED = re.compile(r"\\([~=#{}:n\\])")
STRANGE = re.compile("[\ufdd0-\ufdef]")
HARMLESS = re.compile(r"<[A-Za-z/][^<>{}]*>|&#\w{1,7};")
"""HTML in which ``=``, ``#`` and ``~`` are no signs, though somebody did not escape them."""
WRITTEN = re.compile(r"[\\~=#{}:\n]")


def hold(text: str) -> str:
    r"""Return a text whose escaped signs, and those within HTML, are held back.

    >>> show(hold(r"a \= b").replace("=", "!"))
    'a = b'
    """
    held = ESCAPED.sub(lambda found: SIGNS[found[1]], STRANGE.sub("", text))
    return HARMLESS.sub(lambda found: _hold_all(found[0]), held)


def _hold_all(text: str) -> str:
    return "".join(SIGNS.get(sign, sign) if sign in "~=#:" else sign for sign in text)


def show(text: str) -> str:
    """Return a text with what was held back in its place."""
    return text.translate(BACK)


def escape(text: str) -> str:
    r"""Return a text as GIFT writes it.

    >>> escape("a = {b}")
    'a \\= \\{b\\}'
    """
    return WRITTEN.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)
