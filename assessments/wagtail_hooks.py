"""Assessments in Wagtail: registrations only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from assessments.analysis_viewset import ItemAnalysisViewSet
from assessments.home_panel import NoAssessorPanel
from assessments.marking_viewset import MarkingViewSet
from assessments.models import QuizPage
from assessments.viewsets import AssessmentsGroup, question_chooser


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def register_questions() -> list[Any]:
    return [AssessmentsGroup(), MarkingViewSet(), ItemAnalysisViewSet(), question_chooser]


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def item_analysis_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Lead from a quiz to how its questions do."""
    activity = getattr(page, "activity", None) if page.pk else None
    if activity is not None and activity.kind == QuizPage.activity_kind:
        url = reverse("item_analysis:quiz", args=[activity.pk])
        yield Button("Item analysis", url, icon_name="table", priority=70)


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def what_nobody_can_answer(request: HttpRequest, panels: list[Any]) -> None:
    """Say above the rest that learners wait for an assessor, where there is none."""
    panels.insert(0, NoAssessorPanel())
