"""What Wagtail's screens ask before they show or change a record."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from people.models import Group, Membership, Organisation, Person, Post, Responsibility


class NothingIsDeleted(ModelPermissionPolicy):
    """Records are ended, merged or erased, never deleted: other rows and the ledger speak of them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


def register_policies() -> None:
    for model in (Person, Organisation, Post, Group, Membership, Responsibility):
        register_permission_policy(model, NothingIsDeleted(model))
