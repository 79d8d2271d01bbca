"""A small curriculum that can be searched."""

from __future__ import annotations

from courses.models import GlossaryTerm, LessonPage, ProgrammePage
from tests.courses.world import a_lesson, a_module, a_programme
from tests.people.factories import NOW
from website.actions.search import rebuild_search

SECRET = "Wheelbarrows teach patience, and heart & soul."


def something_to_find() -> ProgrammePage:
    """Publish a route with two modules, one lesson about wheelbarrows, and a word that is explained."""
    programme = a_programme("route", modules=[("g1", "Green spaces"), ("g2", "Second")])
    module = a_module(programme, "g1", lessons=0, title="Befriending outdoors")
    a_lesson(module, "g1-1", text=SECRET)
    second = a_module(programme, "g2", lessons=0, title="Second")
    a_lesson(second, "g2-1", text="Nothing of note.")
    GlossaryTerm.objects.create(curriculum="route", term="PCN", definition="A **primary care network**.")
    rebuild()
    return programme


def the_lesson(code: str = "g1-1") -> LessonPage:
    return LessonPage.objects.get(code=code)


def rebuild() -> int:
    return rebuild_search(at=NOW)
