"""Keeping the framework in ``/admin/``: its versions, what waits to be published, and a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from competencies.actions.framework import publish_framework
from competencies.actions.import_framework import import_framework
from competencies.forms.framework import CheckedFileForm, FrameworkFileForm
from competencies.permissions import may_change_frameworks
from competencies.queries.upkeep import Upkeep, upkeep_of_framework
from competencies.rules.framework_row import DESCRIBED
from foundations import clock
from people.rules.report import ImportReport


class FrameworkView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "competencies/admin/framework.html"
    page_title = "Competency framework"
    header_icon = "list-ol"
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Competency framework"},
    )
    upkeep: Upkeep | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_change_frameworks(request.user):
            raise PermissionDenied
        self.upkeep = upkeep_of_framework()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FrameworkFileForm())
        return super().get_context_data(upkeep=self.upkeep, described=DESCRIBED, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.upkeep is None:
            return redirect("competency_framework:index")
        asked = request.POST.get("do")
        if asked == "publish":
            return self._publish(self.upkeep)
        if asked == "import":
            return self._import(self.upkeep)
        form = FrameworkFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        content = file.read()
        report = self._run(self.upkeep, file.name, content, is_dry_run=True)
        checked = None if report.is_refused else CheckedFileForm.holding(file.name, content)
        return self.render_to_response(self.get_context_data(report=report, checked=checked))

    def _publish(self, upkeep: Upkeep) -> HttpResponse:
        version = publish_framework(framework=upkeep.framework, by=self.request.user)  # type: ignore[arg-type]  # signed in
        messages.success(self.request, f"Version {version.number} is what people read now.")
        return redirect("competency_framework:index")

    def _import(self, upkeep: Upkeep) -> HttpResponse:
        form = CheckedFileForm(self.request.POST)
        if not form.is_valid():
            messages.error(self.request, "The file did not come back whole. Send it again.")
            return redirect("competency_framework:index")
        # The file is judged again, because the working copy may have changed since it was checked.
        report = self._run(upkeep, form.cleaned_data["file_name"], form.cleaned_data["content"])
        if report.is_refused:
            return self.render_to_response(self.get_context_data(report=report))
        messages.success(self.request, f"{report.sentence()} People read it once it is published.")
        return redirect("competency_framework:index")

    def _run(
        self, upkeep: Upkeep, file_name: str, content: bytes, *, is_dry_run: bool = False
    ) -> ImportReport:
        return import_framework(
            content,
            file_name=file_name,
            framework=upkeep.framework,
            by=self.request.user,  # type: ignore[arg-type]  # signed in
            at=clock.now(),
            is_dry_run=is_dry_run,
        )
