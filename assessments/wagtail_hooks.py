"""Assessments in Wagtail: registrations only."""

from __future__ import annotations

from typing import Any

from wagtail import hooks

from assessments.marking_viewset import MarkingViewSet
from assessments.viewsets import AssessmentsGroup, question_chooser


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def register_questions() -> list[Any]:
    return [AssessmentsGroup(), MarkingViewSet(), question_chooser]
