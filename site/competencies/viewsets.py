"""Competencies in ``/admin/``: to look at and to choose; they are changed by loading a framework."""

from __future__ import annotations

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from competencies.models import Competency

LOOKING = {"view", "choose"}


class LookOnly(ModelPermissionPolicy):
    """Everybody who may come into ``/admin/`` may look and choose; nobody changes anything."""

    def user_has_permission(self, user: object, action: str) -> bool:
        return action in LOOKING and bool(getattr(user, "is_active", False))

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
