"""Pages as documents, and documents as pages: one handler for each kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from courses.models import CurriculumPage, LessonPage, ModulePage, PathwayPage, ProgrammePage, YearPage
from courses.rules.body.prose import Reading
from courses.rules.body.stream import from_stream, to_stream
from courses.rules.curriculum.document import Document
from courses.rules.curriculum.kind import Place, StepDraft
from courses.rules.curriculum.layout import Role
from courses.rules.curriculum.lists import CompetencyLevel, Slot, Source, Track
from courses.rules.curriculum.module import (
    LessonDocument,
    ModuleDocument,
    Review,
    read_lesson,
    write_lesson,
    write_module,
)
from courses.rules.curriculum.programme import (
    PathwayDocument,
    ProgrammeDocument,
    YearDocument,
    write_pathway,
    write_programme,
    write_year,
)
from courses.rules.front_matter import Front
from courses.vocabulary import Completion


def put_body(page: Any, document: Document, place: Place) -> None:
    """Give a page the blocks of a document's body."""
    page.body = json.dumps(to_stream(document.parts, place.media, document.code))


def get_body(page: CurriculumPage, place: Place) -> list[Any]:
    return from_stream(page.body.raw_data, place.media)


def _stream(kind: str, values: list[Any]) -> str:
    return json.dumps([{"type": kind, "value": value} for value in values])


def _values(stream: Any) -> list[Any]:
    return [block["value"] for block in stream.raw_data]


def _slots(page: Any) -> tuple[Slot, ...]:
    return tuple(Slot(value["code"], value["title"]) for value in _values(page.modules))


def _slot_stream(slots: tuple[Slot, ...]) -> str:
    return _stream("module", [{"code": slot.code, "title": slot.title} for slot in slots])


def _put_programme(page: Any, document: ProgrammeDocument, place: Place) -> None:
    page.summary, page.audience = document.summary, document.audience
    page.modules = _slot_stream(document.modules)


def _get_programme(page: ProgrammePage, place: Place) -> ProgrammeDocument:
    years = YearPage.objects.child_of(page).order_by("path").values_list("slug", flat=True) if page.pk else ()
    return ProgrammeDocument(
        summary=page.summary, audience=page.audience, years=tuple(years), modules=_slots(page)
    )


def _put_year(page: Any, document: YearDocument, place: Place) -> None:
    page.summary, page.hours = document.summary, document.hours
    page.modules = _slot_stream(document.modules)
    page.tracks = _stream(
        "track", [{"name": track.name, "modules": list(track.modules)} for track in document.tracks]
    )


def _get_year(page: YearPage, place: Place) -> YearDocument:
    tracks = (Track(value["name"], tuple(_plain(value["modules"]))) for value in _values(page.tracks))
    return YearDocument(summary=page.summary, modules=_slots(page), tracks=tuple(tracks), hours=page.hours)


def _plain(items: Any) -> list[str]:
    return [item["value"] if isinstance(item, dict) else item for item in items]


def _put_pathway(page: Any, document: PathwayDocument, place: Place) -> None:
    page.summary, page.colour = document.summary, document.colour
    page.modules = _slot_stream(document.modules)
    page.outcomes = _stream("outcome", list(document.outcomes))
    page.cover_id = place.media.image(document.cover)


def _get_pathway(page: PathwayPage, place: Place) -> PathwayDocument:
    return PathwayDocument(
        summary=page.summary,
        colour=page.colour,
        modules=_slots(page),
        outcomes=tuple(_values(page.outcomes)),
        cover=place.media.image_path(page.cover_id),
    )


def _put_module(page: Any, document: ModuleDocument, place: Place) -> None:
    page.summary, page.minutes, page.requires = document.summary, document.minutes, list(document.requires)
    page.outcomes = _stream("outcome", list(document.outcomes))
    levels = [(place.competencies[entry.code], entry.level) for entry in document.competencies]
    page.competencies = _stream("competency", [{"competency": pk, "level": level} for pk, level in levels])
    page.review_needed = list(document.review.needed)
    page.reviewed_by, page.reviewed_on = document.review.by, document.review.on
    page.sources = _stream(
        "source",
        [
            {"title": source.title, "address": source.address, "date": source.date}
            for source in document.sources
        ],
    )
    page.cover_id = place.media.image(document.cover)


def _get_module(page: ModulePage, place: Place) -> ModuleDocument:
    codes = {pk: code for code, pk in place.competencies.items()}
    levels = ((codes.get(value["competency"], ""), value["level"]) for value in _values(page.competencies))
    return ModuleDocument(
        summary=page.summary,
        outcomes=tuple(_values(page.outcomes)),
        competencies=tuple(CompetencyLevel(code, level) for code, level in levels if code),
        minutes=page.minutes,
        requires=tuple(page.requires),
        review=Review(tuple(page.review_needed), page.reviewed_by, page.reviewed_on),
        sources=tuple(
            Source(value["title"], value.get("address") or "", value.get("date") or "")
            for value in _values(page.sources)
        ),
        cover=place.media.image_path(page.cover_id),
    )


class LessonHandler:
    """How a lesson stands in a file."""

    has_rows = False

    def read(self, front: Front, reading: Reading) -> StepDraft:
        return StepDraft(read_lesson(front, reading))

    def write(self, document: LessonDocument) -> str:
        return write_lesson(document)

    def get(self, page: LessonPage, place: Place) -> LessonDocument:
        document = LessonDocument(minutes=page.minutes, completion=page.completion or Completion.BUTTON.value)
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        return document

    def put(self, page: LessonPage, document: LessonDocument, place: Place) -> None:
        page.minutes, page.completion = document.minutes, document.completion
        put_body(page, document, place)

    def put_rows(self, page: LessonPage, document: LessonDocument, place: Place) -> None:
        """A lesson is its page."""


LESSON = LessonHandler()


@dataclass(frozen=True)
class _PageHandler:
    """A kind of page that stands above the steps."""

    has_rows: ClassVar[bool] = False
    put_fields: Callable[[Any, Any, Place], None]
    get_fields: Callable[[Any, Place], Document]
    write: Callable[[Any], str]

    def get(self, page: CurriculumPage, place: Place) -> Document:
        document = self.get_fields(page, place)
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        return document

    def put(self, page: CurriculumPage, document: Document, place: Place) -> None:
        self.put_fields(page, document, place)
        put_body(page, document, place)

    def put_rows(self, page: CurriculumPage, document: Document, place: Place) -> None:
        """These pages have no rows of their own."""


PROGRAMME = _PageHandler(_put_programme, _get_programme, write_programme)
HANDLERS: dict[type[CurriculumPage], Any] = {
    ProgrammePage: PROGRAMME,
    YearPage: _PageHandler(_put_year, _get_year, write_year),
    PathwayPage: _PageHandler(_put_pathway, _get_pathway, write_pathway),
    ModulePage: _PageHandler(_put_module, _get_module, write_module),
}
PAGE_CLASSES: dict[Role, type[CurriculumPage]] = {
    Role.PROGRAMME: ProgrammePage,
    Role.ROUTE: ProgrammePage,
    Role.YEAR: YearPage,
    Role.PATHWAY: PathwayPage,
    Role.MODULE: ModulePage,
}
