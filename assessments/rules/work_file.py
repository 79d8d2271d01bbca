"""A file that somebody hands in: what it is by its content, what it may be called, and the words in it."""

from __future__ import annotations

import io
import re
import unicodedata
from html import unescape
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from assessments.vocabulary import FileKind
from foundations.identifiers import IN_WORDS, Identifier
from foundations.verdict import Refusal, Verdict

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 120
MOST_PAGES = 300
MOST_WORDS = 20 * 1024 * 1024
"""Bytes of text that are read out of a document; what is packed to become larger than that is refused."""
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2400

TOO_LARGE = Refusal(
    "too_large", "This file is larger than 10 MB. Make it smaller, for example by smaller pictures."
)
EMPTY_FILE = Refusal("empty_file", "This file is empty.")
UNKNOWN_KIND = Refusal(
    "unknown_kind", "This is not a PDF, Word (.docx), text, JPEG or PNG file. Save it as one of these first."
)
UNREADABLE = Refusal(
    "unreadable", "This file could not be opened. It may be damaged. Save it again, and add it once more."
)
LOCKED = Refusal(
    "locked", "This file is protected by a password, so nobody could read it. Save it without one."
)

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.TXT: "text/plain; charset=utf-8",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
}
PICTURES = (FileKind.JPEG, FileKind.PNG)
_DOCX_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_PARAGRAPH = re.compile(r"</w:p>|<w:br\s*/>|<w:tab\s*/>")
_TAG = re.compile(r"<[^>]*>")


class FileRefused(Exception):
    """A file that cannot be taken, and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.verdict = Verdict((refusal,))


def clean_name(name: str, kind: FileKind) -> str:
    """Return a name that is safe to show and to save under: no folders, no signs that steer, the ending of its kind.

    >>> clean_name("../../My  story\\r\\n.exe", FileKind.PDF)
    'My story.pdf'
    >>> clean_name("", FileKind.TXT)
    'file.txt'
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    stem = last.rsplit(".", 1)[0] if "." in last else last
    plain = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in stem)
    words = " ".join(re.sub(r'[<>:"/|?*]', " ", plain).split()).strip(". ")
    return f"{words[: LONGEST_NAME - 6] or 'file'}.{kind.value}"


def kind_of(content: bytes) -> FileKind:
    """Return what a file is by its content, whatever it is called.

    :raises FileRefused: when it is empty, too large, or nothing that may be handed in.
    """
    if not content:
        raise FileRefused(EMPTY_FILE)
    if len(content) > LARGEST:
        raise FileRefused(TOO_LARGE)
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content.startswith(b"PK\x03\x04"):
        return _zipped_kind(content)
    if _text(content) is not None:
        return FileKind.TXT
    raise FileRefused(UNKNOWN_KIND)


def _zipped_kind(content: bytes) -> FileKind:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, OSError):
        raise FileRefused(UNREADABLE) from None
    if "word/document.xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused(UNKNOWN_KIND)
    return FileKind.DOCX


def _text(content: bytes) -> str | None:
    """Return plain text, or nothing for what is none."""
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for encoding in (
        ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    ):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        steering = sum(unicodedata.category(sign) == "Cc" and sign not in "\t\r\n\f" for sign in text)
        return text if steering == 0 else None
    return None


def words_in(content: bytes, kind: FileKind) -> str:
    """Return the words of a document for the check of identifiers; nothing for pictures.

    :raises FileRefused: when it cannot be read.
    """
    if kind == FileKind.TXT:
        return _text(content) or ""
    if kind == FileKind.DOCX:
        return _docx_words(content)
    return _pdf_words(content) if kind == FileKind.PDF else ""


def _docx_words(content: bytes) -> str:
    texts, left = [], MOST_WORDS
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if not _DOCX_PART.fullmatch(name):
                    continue
                with archive.open(name) as part:
                    xml = part.read(left + 1)
                left -= len(xml)
                if left < 0:
                    raise FileRefused(TOO_LARGE)
                spaced = _PARAGRAPH.sub("\n", xml.decode("utf-8", errors="replace"))
                texts.append(unescape(_TAG.sub("", spaced)))
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise FileRefused(UNREADABLE) from None
    return "\n".join(texts)


def _pdf_words(content: bytes) -> str:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefused(LOCKED)
        texts = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except (PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise FileRefused(UNREADABLE) from None
    return "\n".join(texts)


def without_traces(content: bytes, kind: FileKind) -> bytes:
    """Return a picture without what its camera wrote into it, such as the place; anything else as it is.

    :raises FileRefused: when it is no picture that can be opened.
    """
    if kind not in PICTURES:
        return content
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused(TOO_LARGE)
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            bare = upright.convert("RGBA" if kind == FileKind.PNG else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise FileRefused(UNREADABLE) from None
    bare.info.clear()
    out = io.BytesIO()
    bare.save(out, format="PNG" if kind == FileKind.PNG else "JPEG", quality=88)
    return out.getvalue()


def question_about(name: str, kinds: list[str]) -> str:
    """Return what is asked about a file in which something may be somebody's.

    >>> question_about("My story.docx", ["postcode"])
    'The file “My story.docx” has a postcode in it.'
    """
    words = [IN_WORDS[Identifier(kind)] for kind in kinds]
    said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"The file “{name}” has {said} in it."
