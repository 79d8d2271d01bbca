"""Write a curriculum into a folder: the latest revision of what is published, in the one form of the files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from competencies.models import Framework
from courses.actions.curriculum.framework import competency_ids, framework_document
from courses.actions.curriculum.glossary import glossary_document
from courses.actions.curriculum.kinds import handler_of, word_of
from courses.actions.curriculum.media import Media, write_media
from courses.actions.curriculum.memory import Memory, digest, own_text
from courses.models import (
    CurriculumPage,
    GlossaryTerm,
    LoadedFile,
    ModulePage,
    PathwayPage,
    ProgrammePage,
    YearPage,
)
from courses.rules.body.prose import Reading
from courses.rules.curriculum.framework import write_framework
from courses.rules.curriculum.glossary import write_glossary
from courses.rules.curriculum.kind import Place
from courses.rules.curriculum.layout import NAME, join_name, numbers_for
from courses.rules.curriculum.lists import Slot
from courses.rules.curriculum.programme import ProgrammeDocument, read_programme
from courses.rules.front_matter import read_front
from courses.rules.outline import PATHWAY_SLOT
from courses.rules.problem import Problems


class NothingToExport(Exception):
    """There is no curriculum of that id."""


@dataclass
class ExportReport:
    """What was written, and what was not."""

    curriculum: str
    files: int = 0
    notices: list[str] = field(default_factory=list)


@dataclass
class _Item:
    """A page on its way to a file."""

    page: Any
    handler: Any
    document: Any
    path: str
    folder: str


def export_curriculum(folder: Path, *, curriculum: str, at: datetime) -> ExportReport:
    """Write a curriculum into an empty folder.

    :raises NothingToExport: when there is none of that id.
    """
    top = ProgrammePage.objects.filter(curriculum=curriculum, code=curriculum).first()
    if top is None:
        raise NothingToExport(curriculum)
    exporter = _Exporter(curriculum, at)
    texts = exporter.texts(top)
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    used = {*exporter.media.images.values(), *exporter.media.documents.values()} - {""}
    write_media(exporter.media, used, folder)
    return ExportReport(curriculum, len(texts), exporter.notices)


class _Exporter:
    def __init__(self, curriculum: str, at: datetime) -> None:
        self.curriculum = curriculum
        self.memory = Memory(curriculum, at)
        self.media = Media(curriculum)
        self.place = Place(curriculum, at, self.media, competency_ids(curriculum))
        self.items: list[_Item] = []
        self.notices: list[str] = []

    def texts(self, top: ProgrammePage) -> dict[str, str]:
        """Return every text file by its path."""
        self._add(top, "programme.md", "")
        self._below(top, "")
        routes = ProgrammePage.objects.filter(curriculum=self.curriculum).exclude(pk=top.pk).order_by("path")
        for route in routes:
            if self._is_exported(route):
                folder = self._old_folder(route) or f"routes/{route.slug}"
                self._add(route, f"{folder}/programme.md", folder)
                self._below(route, folder)
        self._correct_lists()
        written = {item.path: self._text(item) for item in self.items}
        return {**written, **self._kept(), **self._tables()}

    def _below(self, page: Any, folder: str) -> None:
        """Add the years, pathways, modules and steps below a page."""
        children = [child.specific for child in page.get_children().order_by("path")]
        shown = [child for child in children if self._is_exported(child)]
        for child in shown:
            if isinstance(child, YearPage | PathwayPage):
                word = "year" if isinstance(child, YearPage) else "pathway"
                own = self._old_folder(child) or (child.slug if word == "year" else f"pathways/{child.slug}")
                self._add(child, f"{own}/{word}.md", own)
                self._below(child, own)
        modules = [child for child in shown if isinstance(child, ModulePage)]
        for module, name in self._named(modules, page):
            own = f"{folder}/{name}"
            self._add(module, f"{own}/module.md", own)
            self._steps(module, own)

    def _steps(self, module: ModulePage, folder: str) -> None:
        children = [child.specific for child in module.get_children().order_by("path")]
        steps = [child for child in children if self._is_exported(child)]
        for step, name in self._named(steps, module):
            self._add(step, f"{folder}/{name}.{word_of(type(step))}.md", folder)

    def _is_exported(self, page: CurriculumPage) -> bool:
        """Return whether a page is published, or a load left it a draft until it is reviewed."""
        loaded = self.memory.by_code.get(getattr(page, "code", ""))
        if handler_of(type(page)) is None:
            self.notices.append(f"“{page.title}” has no form in files; it was left out.")
            return False
        if not page.live and not (loaded and loaded.awaits_review):
            self.notices.append(f"“{page.title}” is a draft; it was left out.")
            return False
        return True

    def _add(self, page: Any, path: str, folder: str) -> None:
        handler = handler_of(type(page))
        latest = page.get_latest_revision_as_object()
        self.items.append(_Item(latest, handler, handler.get(latest, self.place), path, folder))

    def _old_folder(self, page: CurriculumPage) -> str:
        """Return the folder from which a page was loaded, if its name still fits."""
        loaded = self.memory.by_code.get(page.code)
        if loaded is None:
            return ""
        folder = loaded.path.rpartition("/")[0]
        match = NAME.match(folder.rpartition("/")[2])
        fits = isinstance(page, ProgrammePage) or (match is not None and match["slug"] == page.slug)
        return folder if fits else ""

    def _named(self, pages: list[Any], parent: Any) -> Iterable[tuple[Any, str]]:
        """Name siblings ``NN-slug`` in their order, with the numbers that their files had."""
        olds = [self._old_number(page, parent) for page in pages]
        numbers = numbers_for(olds, self._reserved(parent))
        return [(page, join_name(number, page.slug)) for page, number in zip(pages, numbers, strict=True)]

    def _old_number(self, page: Any, parent: Any) -> int:
        loaded = self.memory.by_code.get(page.code)
        if loaded is not None:
            parts = loaded.path.split("/")
            name = parts[-2] if isinstance(page, ModulePage) else parts[-1]
            match = NAME.match(name.split(".")[0])
            return int(match["number"] or 0) if match else 0
        listed = (
            [block["value"]["code"] for block in parent.modules.raw_data]
            if isinstance(page, ModulePage)
            else []
        )
        return listed.index(page.code) + 1 if page.code in listed else 0

    def _reserved(self, parent: Any) -> set[int]:
        """Return the numbers that files kept for later have beside a module's steps."""
        loaded = self.memory.by_code.get(parent.code)
        folder = loaded.path.rpartition("/")[0] if loaded else ""
        names = [
            row.path.rpartition("/")[2]
            for row in self.memory.by_path.values()
            if folder and row.is_kept_for_later and row.path.rpartition("/")[0] == folder
        ]
        matches = (NAME.match(name.split(".")[0]) for name in names)
        return {int(match["number"] or 0) for match in matches if match}

    def _correct_lists(self) -> None:
        """Give lists of modules the titles that the modules have today, and those that they lack."""
        titles = {
            item.document.code: item.document.title
            for item in self.items
            if isinstance(item.page, ModulePage)
        }
        for item in self.items:
            if isinstance(item.document, ProgrammeDocument):
                years = [year for year in self.items if isinstance(year.page, YearPage)]
                is_top = item.path == "programme.md"
                item.document = replace(
                    item.document, years=tuple(year.folder for year in years) if is_top else ()
                )
            if hasattr(item.document, "modules"):
                below = [other.document for other in self.items if _stands_in(other, item)]
                item.document = replace(
                    item.document, modules=_corrected(item.document.modules, titles, below)
                )

    def _text(self, item: _Item) -> str:
        """Return the very text that was read, where it still says what the page says; else the page's own."""
        text = str(item.handler.write(item.document))
        loaded = self.memory.by_code.get(item.document.code)
        if loaded is None or loaded.path != item.path or ".md" in loaded.text:
            return text
        now = item.handler.get(item.page, self.place)
        is_as_loaded = loaded.became == digest(own_text(item.handler, now))
        says_more = own_text(item.handler, item.document) != own_text(item.handler, now)
        if isinstance(item.document, ProgrammeDocument):
            says_more = says_more or not _has_years(loaded, item.document)
        return loaded.text if is_as_loaded and not says_more else text

    def _kept(self) -> dict[str, str]:
        return {row.path: row.text for row in self.memory.by_path.values() if row.is_kept_for_later}

    def _tables(self) -> dict[str, str]:
        """Return the frameworks and the glossary."""
        texts: dict[str, str] = {}
        for framework in Framework.objects.filter(curriculum=self.curriculum).order_by("pk"):
            text = write_framework(framework_document(framework))
            path, text = self._table(framework.code, f"frameworks/{framework.code}.md", text)
            texts[path] = text
        if GlossaryTerm.objects.filter(curriculum=self.curriculum).exists():
            document = glossary_document(self.curriculum)
            path, text = self._table(document.code, "glossary.md", write_glossary(document))
            texts[path] = text
        return texts

    def _table(self, code: str, path: str, text: str) -> tuple[str, str]:
        loaded = self.memory.by_code.get(code)
        if loaded is None:
            return path, text
        return loaded.path, loaded.text if loaded.became == digest(text) else text


def _stands_in(module: _Item, owner: _Item) -> bool:
    is_module = isinstance(module.page, ModulePage)
    return is_module and owner.folder != "" and module.folder.rpartition("/")[0] == owner.folder


def _corrected(slots: tuple[Slot, ...], titles: dict[str, str], below: Iterable[Any]) -> tuple[Slot, ...]:
    listed = [
        Slot(slot.code, titles.get(slot.code, slot.title) if slot.title and slot.title.lower() != PATHWAY_SLOT else slot.title)
        for slot in slots
    ]  # fmt: skip
    codes = {slot.code for slot in slots}
    return (
        *listed,
        *(Slot(document.code, document.title) for document in below if document.code not in codes),
    )


def _has_years(loaded: LoadedFile, document: ProgrammeDocument) -> bool:
    """Return whether the text that was read lists the years as they stand today."""
    problems = Problems(loaded.path)
    return read_programme(read_front(loaded.text, problems), Reading(problems)).years == document.years
