"""The bytes of somebody's file as text, whichever program wrote it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from assessments.rules.exchange.found import UnreadableFile

LARGEST_BYTES = 20 * 1024 * 1024
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark begins alike."""
DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
NOT_UTF_8 = "The file is not in UTF-8. It was read as {}; look whether letters with accents and quotation marks are right."
BREAKS = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with plain line ends, and what was guessed about it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    r"""Return a file's text.

    A byte order mark decides; then what an XML file declares of itself; then UTF-8, where the bytes are that; else
    Windows-1252, which is what older programs write, and that is said.

    >>> decode(b"\xff\xfeA\x00\r\x00\n\x00").text
    'A\n'
    >>> decode(b"caf\xe9").text
    'café'

    :raises UnreadableFile: if it is empty or too large, has NULs, or is not in the encoding that it says it is in.
    """
    if len(content) > LARGEST_BYTES:
        raise UnreadableFile("The file is larger than 20 MB. Split it.")
    text, notes = _text(content)
    if "\x00" in text:
        line = BREAKS.sub("\n", text[: text.index("\x00")]).count("\n") + 1
        raise UnreadableFile("The file has NUL characters here, so it is not a text file.", line)
    text = BREAKS.sub("\n", text).lstrip("\ufeff")
    if not text.strip():
        raise UnreadableFile("The file is empty.")
    return Decoded(text, notes)


def _text(content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ()
    wide = _wide(content)
    if wide:
        return _strictly(content, wide), ()
    declared = DECLARED.match(content)
    if declared:
        name = declared[1].decode("ascii").lower()
        if name not in {"utf-8", "utf8", "utf-16"}:
            return _declared(content, name), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _older(content)


def _older(content: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode("cp1252"), (NOT_UTF_8.format("Windows-1252"),)
    except UnicodeDecodeError:
        return content.decode("latin-1"), (NOT_UTF_8.format("Latin-1"),)


def _wide(content: bytes) -> str:
    """Return which UTF-16 it is, without a mark, from where the NULs stand in its beginning."""
    head = content[:400]
    if len(head) < 4 or len(content) % 2:
        return ""
    first, second = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if second > half * 0.7 and first == 0:
        return "utf-16-le"
    return "utf-16-be" if first > half * 0.7 and second == 0 else ""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise UnreadableFile(
            f"The file says that it is {encoding.upper()}, and here it is not.", line
        ) from None


def _declared(content: bytes, name: str) -> str:
    try:
        return _strictly(content, name)
    except LookupError:
        raise UnreadableFile(
            f"The file says that it is in “{name}”, which is no encoding known here.", 1
        ) from None
