"""What a load remembers of each file, and what that says about a page today."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from courses.models import LoadedFile
from courses.rules.curriculum.programme import ProgrammeDocument


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def own_text(handler: Any, document: Any) -> str:
    """Return a document's text as far as its page alone decides it: a programme's years are the pages below it."""
    if isinstance(document, ProgrammeDocument):
        document = replace(document, years=())
    return str(handler.write(document))


class Memory:
    """The files of the last load of a curriculum, by id and by path."""

    def __init__(self, curriculum: str, at: datetime) -> None:
        self.curriculum = curriculum
        self.at = at
        rows = LoadedFile.objects.filter(curriculum=curriculum).order_by("path")
        self.by_path = {row.path: row for row in rows}
        self.by_code = {row.code: row for row in self.by_path.values() if row.code}

    def remember(self, path: str, code: str, kind: str, text: str, **facts: Any) -> None:
        """Note a file, under its path and, wherever it was before, its id."""
        row = self.by_code.get(code) or self.by_path.get(path) or LoadedFile(curriculum=self.curriculum)
        in_the_way = self.by_path.get(path)
        if in_the_way is not None and in_the_way.pk != row.pk:
            in_the_way.delete()
            self.by_code.pop(in_the_way.code, None)
        self.by_path.pop(row.path, None)
        wanted = {"path": path, "code": code, "kind": kind, "text": text, **facts}
        if row.pk is None or any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in {**wanted, "loaded_at": self.at}.items():
                setattr(row, name, value)
            row.save()
        self.by_path[path] = self.by_code[code] = row

    def forget(self, row: LoadedFile) -> None:
        self.by_path.pop(row.path, None)
        self.by_code.pop(row.code, None)
        row.delete()
