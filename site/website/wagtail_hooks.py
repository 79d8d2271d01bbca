"""The website in Wagtail: registrations only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks

from website.merge_screens import MergeViewSet, merging
from website.panels import SetUpPanel
from website.views.set_up import TestMailView
from website.viewsets import InvitationsViewSet, SecondStepsViewSet, invitations, second_steps


def set_up_first(request: HttpRequest, panels: list[Any]) -> None:
    """Put the checklist of a new site above everything else."""
    panels.insert(0, SetUpPanel())


def addresses() -> list[URLPattern]:
    return [path("set-up/test-mail/", TestMailView.as_view(), name="website_test_mail")]


def invitations_screen() -> InvitationsViewSet:
    return invitations


def second_steps_screen() -> SecondStepsViewSet:
    return second_steps


def merge_screens() -> MergeViewSet:
    return merging


def our_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("website/admin/screens.css"))


hooks.register("insert_global_admin_css", our_styles)
hooks.register("register_admin_viewset", merge_screens)
hooks.register("construct_homepage_panels", set_up_first)
hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_viewset", invitations_screen)
hooks.register("register_admin_viewset", second_steps_screen)
