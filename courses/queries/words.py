"""What surrounds a page's text when it is shown: the glossary, and where links lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache import cache
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.models import GlossaryTerm, MediaFile
from courses.queries.outline import KEPT_SECONDS, current_outline
from courses.rules.markdown.rendering import Writing


def meanings_of(curriculum: str) -> dict[str, str]:
    """Return a curriculum's glossary by the term in lower case; from the cache, under the Outline's edition."""
    version = current_outline().version
    key = f"courses:glossary:{version}:{curriculum}"
    found: dict[str, str] | None = cache.get(key) if version else None
    if found is None:
        rows = GlossaryTerm.objects.filter(curriculum=curriculum).order_by("pk")
        found = {term.casefold(): meaning for term, meaning in rows.values_list("term", "definition")}
        if version:
            cache.set(key, found, KEPT_SECONDS)
    return found


def writing_for(curriculum: str, blocks: Iterable[Mapping[str, Any]] = ()) -> Writing:
    """Return what is needed to show texts of a curriculum's page with these blocks."""
    notes = [
        str(note["label"])
        for block in blocks
        if block["type"] == "footnotes"
        for note in _plain(block["value"].get("notes", ()))
    ]
    return Writing(
        meanings=_Glossary(curriculum), notes=notes, link=lambda address: _address(address, curriculum)
    )


class _Glossary(Mapping[str, str]):
    """A glossary that is read when the first term asks for it."""

    def __init__(self, curriculum: str) -> None:
        self.curriculum = curriculum
        self.held: dict[str, str] | None = None

    def _all(self) -> dict[str, str]:
        if self.held is None:
            self.held = meanings_of(self.curriculum)
        return self.held

    def __getitem__(self, term: str) -> str:
        return self._all()[term]

    def __iter__(self) -> Any:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _plain(items: Iterable[Any]) -> list[Any]:
    return [item.get("value", item) for item in items]


def _address(address: str, curriculum: str) -> str | None:
    """Return where a link leads: by id to a page, by path to a document, else where it says."""
    if address.startswith("to:"):
        return current_outline().url_of(address.removeprefix("to:"), curriculum)
    if address.startswith("media/"):
        return _media_url(address, curriculum)
    return address


def _media_url(path: str, curriculum: str) -> str | None:
    row = MediaFile.objects.filter(curriculum=curriculum, path=path).first()
    if row is None:
        return None
    if row.document_id:
        document = get_document_model().objects.filter(pk=row.document_id).first()
        return str(document.url) if document else None
    image = get_image_model().objects.filter(pk=row.image_id).first()
    return str(image.file.url) if image else None
