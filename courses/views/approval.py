"""Approving a page from Wagtail's own dialog, which says nothing of a checklist that kept it a draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page

from courses.queries.checklist import checklist_of
from courses.rules.checklist import what_stops


def say_that_approval_did_not_publish(request: HttpRequest, page: Page) -> None:
    """Tell whoever approved a page what its checklist kept from being published; nothing where it was."""
    latest = page.get_latest_revision_as_object()
    missing = what_stops(checklist_of(latest))
    if missing and page.current_workflow_state is None:
        messages.error(
            request,
            f"“{latest.title}” was approved, and it was not published: what people read is as it was. "
            f"Still to do: {'; '.join(missing)}. Put it right, and publish it.",
        )


class ApprovalView(WorkflowActionView):
    """Does what Wagtail's does, and says so when an approval published nothing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().post(request, *args, **kwargs)
        if self.action_name == "approve":
            say_that_approval_did_not_publish(request, Page.objects.get(pk=self.object.pk).specific)
        return answer
