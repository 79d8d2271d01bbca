"""What keeping a form refuses when another tab or device has kept something else since."""

from __future__ import annotations

from collections.abc import Mapping


class FormDraftIsNewer(Exception):
    """Something else was kept since; nothing was changed. ``kept`` is what was kept there, at its ``edition``."""

    def __init__(self, kept: Mapping[str, str], edition: int) -> None:
        super().__init__("Something else was kept since.")
        self.kept, self.edition = dict(kept), edition
