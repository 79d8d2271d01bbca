"""Who writes cohorts: the programme team. A cohort is never deleted: its members leave, and what was, stays."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from people.permissions import may_manage_people

WRITING = ("add", "change", "view")


class CohortPermissionPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in WRITING and may_manage_people(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
