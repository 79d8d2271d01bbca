"""The curriculum in Wagtail: registrations only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from courses.models import Enrolment, ModulePage, PathwayPage, ProgrammePage, YearPage
from courses.queries.checklist import checklist_of
from courses.rules.checklist import what_stops
from courses.views.approval import say_that_approval_did_not_publish
from courses.views.new_module import new_module
from courses.views.paste import pasted
from courses.viewsets import CurriculumPageViewSet, EnrolmentViewSet, GlossaryViewSet, PlacesPolicy

register_permission_policy(Enrolment, PlacesPolicy(Enrolment))
register_snippet(GlossaryViewSet)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[Any]:
    return [
        path("courses/new-module/<int:parent_id>/", new_module, name="courses_new_module"),
        path("courses/paste/", pasted, name="courses_paste"),
    ]


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def new_module_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer “New module” where a module may stand."""
    specific = page.specific_deferred
    stands_above = isinstance(specific, YearPage | PathwayPage | ProgrammePage)
    if (
        stands_above
        and ModulePage.can_create_at(specific)
        and page.permissions_for_user(user).can_add_subpage()
    ):
        yield Button(
            "New module", reverse("courses_new_module", args=[page.pk]), icon_name="plus-inverse", priority=5
        )


@hooks.register("before_publish_page")  # type: ignore[untyped-decorator]
def stop_what_is_not_ready(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a page a draft while its checklist has a line that stops it."""
    missing = what_stops(checklist_of(page))
    if not missing:
        return None
    messages.error(
        request,
        f"“{page.title}” was saved as a draft and not published. Still to do: {'; '.join(missing)}.",
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_edit_page")  # type: ignore[untyped-decorator]
def after_an_approval_with_edits(request: HttpRequest, page: Page) -> None:
    """Tell whoever approved a page with edits that its checklist kept it a draft."""
    if request.POST.get("workflow-action-name") == "approve":
        say_that_approval_did_not_publish(request, Page.objects.get(pk=page.pk).specific)


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]
def say_what_approval_waits_for(request: HttpRequest, page: Page) -> None:
    """Say on opening a page in moderation what keeps an approval from publishing it."""
    if request.method != "GET" or not page.current_workflow_state:
        return
    missing = what_stops(checklist_of(page.get_latest_revision_as_object()))
    if missing:
        messages.warning(
            request, f"Approving does not publish “{page.title}” yet. Still to do: {'; '.join(missing)}."
        )


@hooks.register("insert_editor_js")  # type: ignore[untyped-decorator]
def keep_pasted_tables() -> str:
    return format_html('<script src="{}"></script>', static("courses/admin/paste_tables.js"))


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def enrolments() -> EnrolmentViewSet:
    return EnrolmentViewSet()


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def pages_of_the_curriculum() -> CurriculumPageViewSet:
    return CurriculumPageViewSet()
