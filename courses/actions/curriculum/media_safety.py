"""Which images and documents a curriculum may bring: known types, whose content is what their name says."""

from __future__ import annotations

import re
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image as Picture
from PIL import UnidentifiedImageError

IMAGES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".ogg": (b"OggS",),
    ".webm": (b"\x1a\x45\xdf\xa3",),
}
BOXED = {".mp4", ".m4a", ".m4v"}
PLAIN_TEXT = {".txt", ".csv", ".vtt", ".srt", ".md"}
DOCUMENTS = {*SIGNATURES, *BOXED, *PLAIN_TEXT}

MOST_PIXELS = 50_000_000

SVG_ELEMENTS = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "symbol", "use",
}  # fmt: skip


def is_image(path: str) -> bool:
    """Return whether a file is kept among the images rather than the documents."""
    return Path(path).suffix.lower() in {*IMAGES, ".svg"}


def unsafe_reason(path: Path) -> str:
    """Return why a file is refused, or nothing."""
    kind = path.suffix.lower()
    if kind == ".svg":
        return _svg_reason(path)
    if kind in IMAGES:
        return _image_reason(path, IMAGES[kind])
    if kind not in DOCUMENTS:
        known = ", ".join(sorted({*IMAGES, ".svg", *DOCUMENTS}))
        return f"Files of the type “{kind or path.name}” are not taken. The types are {known}."
    with path.open("rb") as file:
        head = file.read(4096)
    if kind in SIGNATURES and not head.startswith(SIGNATURES[kind]):
        return f"The content is not what “{kind}” says."
    if kind in BOXED and head[4:8] != b"ftyp":
        return f"The content is not what “{kind}” says."
    if kind in PLAIN_TEXT and b"\x00" in head:
        return f"The content is not what “{kind}” says."
    return ""


def _image_reason(path: Path, expected: str) -> str:
    try:
        with Picture.open(path) as picture:
            if picture.format != expected:
                return f"The content is {picture.format}, not what the name says."
            if picture.width * picture.height > MOST_PIXELS:
                return "The image has too many pixels."
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Picture.DecompressionBombError):
        return "This image cannot be read."
    return ""


def _svg_reason(path: Path) -> str:
    """Refuse a drawing that holds anything but drawing: scripts, styles, foreign content, references elsewhere."""
    try:
        root = fromstring(path.read_bytes(), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return "This SVG cannot be read, or declares entities."
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name not in SVG_ELEMENTS:
            return f"An SVG holds drawing only, and this one has a “{name}”."
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            leads_out = attribute in {"href", "src"} and not value.startswith("#")
            if (
                attribute.startswith("on")
                or leads_out
                or re.search(r"url\(\s*['\"]?(?!#)|javascript:", value, re.I)
            ):
                return f"An SVG holds drawing only, and this one has “{attribute}={value[:40]}”."
    return ""
