"""Requests for help, as people make them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from courses.models import LessonPage
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import a_lesson, a_module, a_programme
from tests.people.factories import NOW, TODAY, a_person, a_responsibility
from website.actions.help_request import ask_for_help
from website.models import HelpRequest
from website.queries.help_request import named_page

NHS_NUMBER = "943 476 5919"
LATE = date(2026, 12, 8)
LATE_AT = datetime(2026, 12, 8, 9, 0, tzinfo=UTC)


def a_trainer(name: str = "Tia Trainer") -> Person:
    person = a_person(name, is_demo=True)
    a_responsibility(person, ResponsibilityKind.TRAINER)
    return person


def a_published_lesson(by: Person | None = None) -> LessonPage:
    """Publish a lesson in somebody's name."""
    programme = a_programme("route", modules=[("g1", "Green spaces")])
    lesson = a_lesson(a_module(programme, "g1", lessons=0), "g1-1")
    if by is not None:
        lesson.save_revision(user=by).publish(user=by)
    return LessonPage.objects.get(pk=lesson.pk)


def asked(page: str = "/learn/", **terms: Any) -> HelpRequest:
    said = {
        "kind": "technical",
        "words": "The button does nothing.",
        "asker": None,
        "at": NOW,
        "today": TODAY,
    }
    return ask_for_help(page=named_page(page), **(said | terms))
