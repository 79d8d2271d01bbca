"""The website's screens in the administration."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from people.permissions import may_manage_people
from website.views.admin_invitations import AdminInvitationsView
from website.views.second_step_reset import SecondStepResetsView


class InvitationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage_people(request.user)


class InvitationsViewSet(ViewSet):
    """In the menu beside People, where whoever imports looks for it."""

    icon = "mail"
    menu_label = "Invitations"
    menu_order = 310
    add_to_admin_menu = True
    menu_item_class = InvitationsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", AdminInvitationsView.as_view(), name="index")]


invitations = InvitationsViewSet("website_invitations", url_prefix="invitations")


class SecondStepsViewSet(ViewSet):
    icon = "key"
    menu_label = "Lost second steps"
    menu_order = 320
    add_to_admin_menu = True
    menu_item_class = InvitationsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", SecondStepResetsView.as_view(), name="index")]


second_steps = SecondStepsViewSet("website_second_steps", url_prefix="people/second-steps")
