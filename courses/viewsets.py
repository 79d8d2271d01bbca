"""The curriculum's rows in ``/admin/``."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.forms.enrolment import EnrolForm, PlaceForm
from courses.models import CurriculumPage, Enrolment, GlossaryTerm
from courses.views.approval import ApprovalView
from courses.views.enrolling import ChangePlaceView, EnrolView, PlacesView
from people.permissions import may_manage_people


class GlossaryViewSet(SnippetViewSet):
    """The glossary: what ``[[a term]]`` in any text opens."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Glossary"
    menu_name = "glossary"
    add_to_admin_menu = True
    menu_order = 210
    list_display = ["term", "definition", "curriculum"]
    search_fields = ["term", "definition"]
    ordering = ["term"]
    panels = [FieldPanel("term"), FieldPanel("definition"), FieldPanel("curriculum")]


class CurriculumPageViewSet(PageViewSet):
    """Wagtail's screens for pages, with one of our own for approving."""

    workflow_action_view_class = ApprovalView

    def on_register(self) -> None:
        """Stand in for Wagtail's screens of every page of a curriculum, and of no other page."""
        page_viewset_registry.register(CurriculumPage, self)


class PlacesPolicy(ModelPermissionPolicy):
    """Whoever may change people's records may give and change places; nobody deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and may_manage_people(user)


class EnrolmentViewSet(ModelViewSet):
    """Places on programmes: who studies what, since when, how quickly."""

    model = Enrolment
    name = "enrolments"
    icon = "group"
    menu_label = "Enrolments"
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["learner", "programme", "status", "starts_on", "modules_per_month"]
    list_filter = ["status", "programme"]
    search_fields = ["learner__name", "learner__email"]
    search_backend_name = None
    ordering = ["-enrolled_at", "-pk"]
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = PlacesView
    add_view_class = EnrolView
    edit_view_class = ChangePlaceView

    def get_form_class(self, for_update: bool = False) -> type[EnrolForm | PlaceForm]:
        return PlaceForm if for_update else EnrolForm
