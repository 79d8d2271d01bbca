"""``module.md`` and ``*.lesson.md``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from courses.rules.body.prose import Reading
from courses.rules.curriculum.document import Document, close_writer, open_document, open_writer
from courses.rules.curriculum.lists import (
    CompetencyLevel,
    Source,
    read_codes,
    read_competencies,
    read_sources,
)
from courses.rules.front_matter import Front
from courses.rules.front_writing import FrontWriter

REVIEW_TOPICS = ("safeguarding", "clinical", "legal", "money")
COMPLETIONS = ("button", "scroll")


@dataclass(frozen=True)
class Review:
    """What a practitioner must have read, and who has, when."""

    needed: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None

    @property
    def is_awaited(self) -> bool:
        return bool(self.needed) and not (self.by and self.on)


@dataclass(kw_only=True)
class ModuleDocument(Document):
    """A module without its steps, which are files beside it."""

    summary: str = ""
    outcomes: tuple[str, ...] = ()
    competencies: tuple[CompetencyLevel, ...] = ()
    minutes: int | None = None
    requires: tuple[str, ...] = ()
    requires_lines: tuple[int, ...] = field(default=(), compare=False)
    review: Review = field(default_factory=Review)
    sources: tuple[Source, ...] = ()
    cover: str = ""


@dataclass(kw_only=True)
class LessonDocument(Document):
    """Something to read."""

    minutes: int | None = None
    completion: str = ""


def read_module(front: Front, reading: Reading) -> ModuleDocument:
    document = open_document(ModuleDocument(), front, reading)
    document.summary = front.text("summary")
    document.outcomes = tuple(entry.value for entry in front.texts("outcomes"))
    document.competencies = read_competencies(front)
    document.minutes = front.number("minutes", most=100_000)
    required = read_codes(front, "requires")
    document.requires = tuple(code for code, _ in required)
    document.requires_lines = tuple(line for _, line in required)
    document.review = _read_review(front)
    document.sources = read_sources(front)
    document.cover = front.text("cover")
    front.finish()
    return document


def _read_review(front: Front) -> Review:
    inner = front.record("review", "needed", "by", "on")
    topics = inner.texts("needed")
    for topic in topics:
        if topic.value not in REVIEW_TOPICS:
            front.problems.add(topic.line, f"“{topic.value}” is not a topic: {', '.join(REVIEW_TOPICS)}.")
    return Review(tuple(topic.value for topic in topics), inner.text("by", longest=255), inner.day("on"))


def write_module(document: ModuleDocument) -> str:
    writer = open_writer(document).text("summary", document.summary).items("outcomes", document.outcomes)
    writer.levels("competencies", [(entry.code, entry.level) for entry in document.competencies])
    writer.number("minutes", document.minutes).flow("requires", document.requires)
    review = document.review
    writer.record(
        "review", FrontWriter().flow("needed", review.needed).text("by", review.by).day("on", review.on)
    )
    writer.records(
        "sources",
        [
            {"title": source.title, "address": source.address, "date": source.date}
            for source in document.sources
        ],
    )
    return close_writer(writer.optional_text("cover", document.cover), document)


def read_lesson(front: Front, reading: Reading) -> LessonDocument:
    document = open_document(LessonDocument(), front, reading)
    document.minutes = front.number("minutes", most=10_000)
    document.completion = front.choice("completion", COMPLETIONS) or COMPLETIONS[0]
    front.finish()
    return document


def write_lesson(document: LessonDocument) -> str:
    writer = open_writer(document).number("minutes", document.minutes)
    return close_writer(writer.text("completion", document.completion), document)
