from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from people.viewsets.choosers import CHOOSERS
from people.viewsets.group import PeopleViewSetGroup, people_group


def register_people() -> PeopleViewSetGroup:
    return people_group


def leave_out_accounts(request: HttpRequest, items: list[Any]) -> None:
    """Leave out Wagtail's own users and groups: what people may do follows from their responsibilities."""
    items[:] = [item for item in items if item.name not in {"users", "groups"}]


hooks.register("register_admin_viewset", lambda: list(CHOOSERS))
hooks.register("register_admin_viewset", register_people)
hooks.register("construct_settings_menu", leave_out_accounts)
