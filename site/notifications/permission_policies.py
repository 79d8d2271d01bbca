"""What Wagtail's screens ask before they show a mail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Model
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from notifications.models import Mail
from notifications.permissions import may_see_mails


class MailPolicy(ModelPermissionPolicy):
    """Mails are looked at; none is made, changed or deleted on a screen."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and may_see_mails(user)

    def user_has_any_permission(self, user: Any, actions: Collection[str]) -> bool:
        return "view" in actions and may_see_mails(user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)


def register_policies() -> None:
    register_permission_policy(Mail, MailPolicy(Mail))
