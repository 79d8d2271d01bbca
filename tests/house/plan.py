"""The plan of the house, as names: storeys from top to bottom, and where their files lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

STOREYS = (
    "config",
    "demo",
    "website",
    "analytics",
    "portfolio",
    "peer_learning",
    "assessments",
    "courses",
    "competencies",
    "notifications",
    "people",
    "learning_records",
    "design",
    "foundations",
)
TOP_LEVEL = ("courses", "assessments", "peer_learning")
SOURCE_SUFFIXES = {".py", ".html", ".css", ".js", ".sh"}


def folder_of(storey: str) -> Path:
    return ROOT / storey if storey in TOP_LEVEL else ROOT / "site" / storey


def height(storey: str) -> int:
    """Return how high a storey stands; foundations are 0. A stranger (Django, Wagtail) stands below all."""
    return len(STOREYS) - 1 - STOREYS.index(storey) if storey in STOREYS else -1


def may_know(storey: str, other: str) -> bool:
    """Say whether one storey may refer to another: itself, or one below."""
    return height(other) <= height(storey)


def our_files(suffix: str) -> Iterator[tuple[str, Path]]:
    """Yield each storey's files with this suffix; what others wrote (vendor) and what is made is left out."""
    for storey in STOREYS:
        for path in sorted(folder_of(storey).rglob(f"*{suffix}")):
            if not {"vendor", "vendor_build", "node_modules", "__pycache__"} & set(path.parts):
                yield storey, path
