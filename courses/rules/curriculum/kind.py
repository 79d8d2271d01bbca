"""What a storey brings so that its kind of step can be loaded from a file and exported to one.

It registers ``CurriculumKind(word, "app.PageModel", handler)`` in ``foundations.registries.curriculum_kinds`` when its app is
ready; the handler answers to ``StepHandler``. The loader calls, in this order: ``read`` for every file, before anything is
changed; ``put`` on a page that is new or found by its id; then, once the page is saved, ``put_rows``; and publishes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from courses.rules.body.prose import Reading
from courses.rules.body.stream import MediaIds
from courses.rules.curriculum.document import Document
from courses.rules.front_matter import Front


@dataclass(frozen=True)
class StepDraft:
    """A step's file as read.

    ``competencies`` are the codes that it names, each with its line, so that the load can check them. ``kept`` are
    words of the format that no storey knows yet: a file that has any is kept as text, without a page.
    """

    document: Document
    competencies: tuple[tuple[str, int], ...] = ()
    reflections: tuple[tuple[str, int], ...] = ()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where and when a page is filled: its curriculum, the moment, its media by path, its competencies by code."""

    curriculum: str
    at: datetime
    media: MediaIds
    competencies: Mapping[str, int]


class StepHandler(Protocol):
    """How one kind of step stands in a file.

    A handler may say ``has_rows = False``: its page holds all that its file says, so a load that finds both unchanged
    passes it by.
    """

    def read(self, front: Front, reading: Reading) -> StepDraft:
        """Read a file; what is wrong goes to ``reading.problems``. Ends with ``front.finish()``."""

    def write(self, document: Any) -> str:
        """Return the whole text of a file."""

    def get(self, page: Any, place: Place) -> Document:
        """Return what a page (its latest revision) says, as a document."""

    def put(self, page: Any, document: Any, place: Place) -> None:
        """Set a page's own fields, before it is saved. Id, title and address are set already."""

    def put_rows(self, page: Any, document: Any, place: Place) -> None:
        """Make or change the rows that hang on a page, after it is saved."""
