"""Imports in the administration: file, check, confirm, worker, report."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundations import clock
from people.actions.import_run import ImportRefused, confirm, progress_of, upload
from people.forms.import_run import ImportForm
from people.models import ImportRun
from people.permissions import may_import
from people.rules.described import DESCRIBED
from people.rules.report import COUNT_WORDS, ImportReport
from people.vocabulary import ImportKind, ImportStatus

HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"}
LIST = {"url": reverse_lazy("people_imports:index"), "label": "Imports"}
LINES_SHOWN = 500


class _ImportView(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportListView(_ImportView):
    """Send a file; and the imports so far."""

    template_name = "people/admin/imports.html"
    page_title = "Imports"
    breadcrumbs_items = (HOME, {"url": "", "label": "Imports"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = ImportRun.objects.defer("content", "report").select_related("uploaded_by")
        paginator = Paginator(runs.order_by("-uploaded_at", "-pk"), 20)
        return super().get_context_data(
            form=kwargs.pop("form", None) or ImportForm(),
            runs=paginator.get_page(self.request.GET.get("p")),
            described=[(kind.label, text) for kind, text in DESCRIBED.items()],
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        run = upload(
            kind=ImportKind(form.cleaned_data["kind"]),
            file_name=file.name,
            content=file.read(),
            by=request.user,  # type: ignore[arg-type]
            at=clock.now(),
            today=clock.today(),
        )
        return redirect("people_imports:run", run.pk)


class ImportRunView(_ImportView):
    """What a file would do, how far the worker is, or what it came to."""

    template_name = "people/admin/import_run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = get_object_or_404(
            ImportRun.objects.defer("content").select_related("uploaded_by"), pk=self.kwargs["pk"]
        )
        self.page_title = str(run)
        self.breadcrumbs_items = (HOME, LIST, {"url": "", "label": run.file_name})
        report = ImportReport.from_dict(run.report) if run.report else None
        done, total = progress_of(run)
        return super().get_context_data(
            run=run,
            report=report,
            counts=[
                (words, report.counts[name])
                for name, words in COUNT_WORDS.items()
                if report and name in report.counts
            ],
            problems=report.problems[:LINES_SHOWN] if report else (),
            waiting=report.waiting[:LINES_SHOWN] if report else (),
            lines_shown=LINES_SHOWN,
            is_busy=run.status in (ImportStatus.CHECKING, ImportStatus.RUNNING),
            may_confirm=run.status == ImportStatus.READY,
            done=done,
            total=total,
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_object_or_404(ImportRun.objects.defer("content", "report"), pk=pk)
        try:
            confirm(run)
        except ImportRefused as refused:
            messages.error(request, " ".join(refused.verdict.sentences))
        return redirect("people_imports:run", pk)


def report_as_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the whole report as a text file, every line of it."""
    if not may_import(request.user):
        raise PermissionDenied
    run = get_object_or_404(ImportRun.objects.defer("content"), pk=pk)
    said = ImportReport.from_dict(run.report).as_text() if run.report else "There is no report yet."
    answer = HttpResponse(said + "\n", content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="import-{run.pk}.txt"'
    return answer
