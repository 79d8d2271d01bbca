"""Which page class and handler a file, or a page, has."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from courses.actions.curriculum.pages import HANDLERS, PAGE_CLASSES
from courses.models import CurriculumPage
from courses.rules.curriculum.layout import Role
from courses.rules.curriculum.planned import Planned
from foundations.registries import curriculum_kinds


def page_class_of(planned: Planned) -> type[CurriculumPage]:
    """Return the class of the page that a file becomes."""
    if planned.location.role is Role.STEP:
        found: type[CurriculumPage] = apps.get_model(curriculum_kinds[planned.location.word].page_class)
        return found
    return PAGE_CLASSES[planned.location.role]


def handler_of(page_class: type[CurriculumPage]) -> Any:
    """Return what turns pages of a class into documents and back; None for a class that has no files."""
    if page_class in HANDLERS:
        return HANDLERS[page_class]
    kind = _kind_of(page_class)
    return kind.handler if kind else None


def word_of(page_class: type[CurriculumPage]) -> str:
    """Return the word before ``.md`` for a class of steps."""
    kind = _kind_of(page_class)
    return kind.word if kind else ""


def _kind_of(page_class: type[CurriculumPage]) -> Any:
    label = str(page_class._meta.label)
    return next((kind for kind in curriculum_kinds if kind.page_class == label), None)
