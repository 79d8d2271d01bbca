"""Frameworks in ``/admin/``: to look at and to choose for who writes content, and to change for the programme team.

What is changed here, loaded or imported is the working copy. It is read once somebody publishes it.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from competencies.models import Competency, Framework
from competencies.permissions import may_change_frameworks
from competencies.views.framework import FrameworkView
from people.permissions import may_author

LOOKING = {"view", "choose"}


class LookOrChange(ModelPermissionPolicy):
    """Those who write the curriculum may look and choose; the programme team may change what is there.

    Nobody adds or removes here: whole competencies come and go with a file or a curriculum.
    """

    def user_has_permission(self, user: object, action: str) -> bool:
        if action == "change":
            return may_change_frameworks(user)
        return action in LOOKING and may_author(user)

    def user_has_any_permission(self, user: object, actions: object) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)  # type: ignore[attr-defined]

    def user_has_permission_for_instance(self, user: object, action: str, instance: object) -> bool:
        return self.user_has_permission(user, action)


class CompetencyViewSet(SnippetViewSet):
    """The competencies of every framework."""

    model = Competency
    icon = "list-ol"
    menu_label = "Competencies"
    menu_name = "competencies"
    add_to_admin_menu = True
    menu_order = 220
    list_display = ["code", "name", "description"]
    ordering = ["code"]
    inspect_view_enabled = True
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("review_months"),
        InlinePanel(
            "descriptors",
            [FieldPanel("level"), FieldPanel("name"), FieldPanel("description")],
            heading="What somebody at each level says",
            label="Level",
        ),
        InlinePanel(
            "expected_levels",
            [FieldPanel("year"), FieldPanel("level")],
            heading="Expected by the end of a year",
            label="Year",
            help_text="The year's code, such as year-1, as the expected profile of the framework has it.",
        ),
        InlinePanel(
            "mappings",
            [FieldPanel("framework"), FieldPanel("reference"), FieldPanel("note")],
            heading="In frameworks of others",
            label="Entry",
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Competency]:
        return Competency.objects.current().order_by("code", "pk")


class FrameworkSnippetViewSet(SnippetViewSet):
    """What levels mean, and what the end of each year asks for."""

    model = Framework
    icon = "list-ol"
    menu_label = "Frameworks"
    list_display = ["title", "code"]
    ordering = ["title"]
    copy_view_enabled = False
    panels = [
        FieldPanel("title"),
        FieldPanel("introduction"),
        InlinePanel(
            "levels",
            [FieldPanel("number"), FieldPanel("name"), FieldPanel("description")],
            heading="What the levels mean",
            label="Level",
        ),
        InlinePanel(
            "profiles",
            [FieldPanel("year"), FieldPanel("description"), FieldPanel("position")],
            heading="Expected profile, in words",
            label="Year",
        ),
        InlinePanel(
            "expected_counts",
            [FieldPanel("year"), FieldPanel("count"), FieldPanel("level"), FieldPanel("position")],
            heading="How many competencies at which level",
            label="Count",
        ),
    ]


class FrameworkMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_change_frameworks(request.user)


class FrameworkViewSet(ViewSet):
    """Publishing the working copy, and bringing it to what a file says."""

    icon = "list-ol"
    menu_label = "Competency framework"
    menu_order = 221
    menu_item_class = FrameworkMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", FrameworkView.as_view(), name="index")]


framework_screens = FrameworkViewSet("competency_framework", url_prefix="competencies/framework")
