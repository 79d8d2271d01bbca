"""The images and documents of a curriculum, kept in Wagtail under the paths that its texts name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.actions.curriculum.media_safety import is_image
from courses.models import MediaFile

CHUNK = 1 << 20


class Media:
    """Finds media by path and paths by media; new images and documents get a path of their own."""

    def __init__(self, curriculum: str) -> None:
        self.curriculum = curriculum
        self.rows = {
            row.path: row for row in MediaFile.objects.filter(curriculum=curriculum).order_by("path")
        }
        self.images = {row.image_id: row.path for row in self.rows.values() if row.image_id}
        self.documents = {row.document_id: row.path for row in self.rows.values() if row.document_id}
        self.replaced: dict[tuple[str, int], str] = {}
        self.met_replaced = False

    def image(self, path: str) -> int | None:
        row = self.rows.get(path)
        return row.image_id if row else None

    def document(self, path: str) -> int | None:
        row = self.rows.get(path)
        return row.document_id if row else None

    def image_path(self, pk: int | None) -> str:
        if pk is None:
            return ""
        if ("image", pk) in self.replaced:
            self.met_replaced = True
            return self.replaced["image", pk]
        if pk not in self.images:
            image = get_image_model().objects.filter(pk=pk).first()
            self.images[pk] = self._free_path(image.filename) if image else ""
        return self.images[pk]

    def document_path(self, pk: int | None) -> str:
        if pk is None:
            return ""
        if ("document", pk) in self.replaced:
            self.met_replaced = True
            return self.replaced["document", pk]
        if pk not in self.documents:
            document = get_document_model().objects.filter(pk=pk).first()
            self.documents[pk] = self._free_path(document.filename) if document else ""
        return self.documents[pk]

    def note_replaced(self, row: MediaFile | None) -> None:
        """Remember what a path named until now, before it names something newer."""
        if row is not None and row.image_id:
            self.replaced["image", row.image_id] = row.path
        if row is not None and row.document_id:
            self.replaced["document", row.document_id] = row.path

    def _free_path(self, name: str) -> str:
        """Return a path for a file that was added in ``/admin/``, beside those that have theirs."""
        taken = {*self.rows, *self.images.values(), *self.documents.values()}
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        path, number = f"media/{name}", 2
        while path in taken:
            path, number = f"media/{stem}-{number}{suffix}", number + 1
        return path


def store_media(curriculum: str, files: Mapping[str, Path]) -> Media:
    """Keep each file that is new or has changed, and return them all.

    A changed file becomes a new image or document, so that what an earlier revision shows stays as it was. Pages that
    still name the old one name it by the same path, and are told apart by ``met_replaced``.
    """
    media = Media(curriculum)
    for path, file in files.items():
        digest = _digest(file)
        row = media.rows.get(path)
        if row is None or row.sha256 != digest:
            media.note_replaced(row)
            media.rows[path] = _store(row or MediaFile(curriculum=curriculum, path=path), file, digest)
    media.images = {row.image_id: row.path for row in media.rows.values() if row.image_id}
    media.documents = {row.document_id: row.path for row in media.rows.values() if row.document_id}
    return media


def _digest(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _store(row: MediaFile, file: Path, digest: str) -> MediaFile:
    title = file.stem.replace("-", " ").capitalize()
    with file.open("rb") as opened:
        content = File(opened, name=file.name)
        if is_image(row.path):
            image: Any = get_image_model()(title=title, description="", file=content)
            image.file_size = file.stat().st_size
            image.save()
            row.image = image
        else:
            document: Any = get_document_model()(title=title, file=content)
            document.file_size = file.stat().st_size
            document.save()
            row.document = document
    row.sha256 = digest
    row.save()
    return row


def write_media(media: Media, used: Iterable[str], folder: Path) -> None:
    """Copy the curriculum's files, and whatever else its texts use, into a folder."""
    images = {path: pk for pk, path in media.images.items() if path}
    documents = {path: pk for pk, path in media.documents.items() if path}
    for path in sorted({*media.rows, *used}):
        if path in images:
            item = get_image_model().objects.filter(pk=images[path]).first()
        else:
            item = get_document_model().objects.filter(pk=documents.get(path)).first()
        if item is not None:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with item.file.open("rb") as source, target.open("wb") as out:
                while chunk := source.read(CHUNK):
                    out.write(chunk)
