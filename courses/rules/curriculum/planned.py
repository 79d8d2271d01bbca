"""A file that becomes a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from courses.rules.curriculum.kind import StepDraft
from courses.rules.curriculum.layout import Location, Role


@dataclass
class Planned:
    """A page to be: where its file stands, what it says, and the text as it was read."""

    location: Location
    document: Any
    text: str
    draft: StepDraft | None = None

    @property
    def code(self) -> str:
        return str(self.document.code)

    @property
    def path(self) -> str:
        return self.location.path

    @property
    def folder(self) -> str:
        """The folder whose pages stand below this one."""
        return self.location.path.rpartition("/")[0]

    @property
    def slug(self) -> str:
        """Its part of the address; a programme's is its id."""
        if self.location.role in {Role.PROGRAMME, Role.ROUTE}:
            return self.code
        return self.location.slug
