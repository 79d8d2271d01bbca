"""Questions from files and into files, in ``/admin/``: file, preview, confirm, report; and export."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from assessments.actions.exchange.exporting import export_questions
from assessments.actions.exchange.run import (
    QuestionImportRefused,
    confirm_import,
    import_progress,
    upload_questions,
)
from assessments.forms.exchange import QuestionExportForm, QuestionImportForm
from assessments.models import QuestionImport
from assessments.permissions import may_exchange_questions
from assessments.rules.exchange.formats import FORMATS
from assessments.rules.exchange.report import ExchangeReport
from assessments.vocabulary import ExchangeFormat, QuestionImportStatus, ReadState
from foundations.clock import now

HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"}
BANK = {"url": reverse_lazy("questions:index"), "label": "Questions"}
INDEX = {"url": reverse_lazy("question_exchange:index"), "label": "Import and export"}
BUSY = (QuestionImportStatus.CHECKING, QuestionImportStatus.RUNNING)
SHOWN, LEFT_SHOWN = 50, 500


class _ExchangeView(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_exchange_questions(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ExchangeView(_ExchangeView):
    """Send a file, choose what to export, and see the imports so far."""

    template_name = "assessments/admin/exchange.html"
    page_title = "Import and export questions"
    breadcrumbs_items = (HOME, BANK, {"url": "", "label": "Import and export"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = QuestionImport.objects.defer("content", "report").select_related("uploaded_by", "bank")
        initial = {"bank": self.request.GET.get("bank")}
        return super().get_context_data(
            form=kwargs.pop("form", None) or QuestionImportForm(initial=initial),
            export_form=QuestionExportForm(initial=initial, auto_id="export_%s"),
            runs=Paginator(runs.order_by("-uploaded_at", "-pk"), 20).get_page(self.request.GET.get("p")),
            described=[(ExchangeFormat(code).label, form.described) for code, form in FORMATS.items()],
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = QuestionImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        file = form.cleaned_data["file"]
        run = upload_questions(
            bank=form.cleaned_data["bank"], format_=form.cleaned_data["format"], file_name=file.name,
            content=file.read(), by=request.user, at=now(),  # type: ignore[arg-type]  # whoever may come here is signed in
        )  # fmt: skip
        return redirect("question_exchange:run", run.pk)


class QuestionImportView(_ExchangeView):
    """What a file would do question by question, how far the worker is, or what it came to."""

    template_name = "assessments/admin/question_import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = QuestionImport.objects.defer("content").select_related("uploaded_by", "bank")
        run = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.page_title = f"{run.get_format_display()}: {run.file_name}"
        self.breadcrumbs_items = (HOME, BANK, INDEX, {"url": "", "label": run.file_name})
        report = ExchangeReport.from_kept(run.report) if run.report else None
        state = self.request.GET.get("state", "")
        shown = (
            report.in_state(state)
            if report and state in ReadState.values
            else report.questions
            if report
            else ()
        )
        done, total = import_progress(run)
        return super().get_context_data(
            run=run,
            report=report,
            states=_states(report, state),
            state=state,
            questions=Paginator(shown, SHOWN).get_page(self.request.GET.get("p")),
            is_busy=run.status in BUSY,
            may_confirm=run.status == QuestionImportStatus.READY,
            done=done,
            total=total,
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = get_object_or_404(QuestionImport.objects.defer("content", "report"), pk=pk)
        try:
            confirm_import(run)
        except QuestionImportRefused as refused:
            messages.error(request, " ".join(refused.verdict.sentences))
        return redirect("question_exchange:run", pk)


def _states(report: ExchangeReport | None, chosen: str) -> list[tuple[str, str, int, bool]]:
    """Return what becomes of questions, each with its word, how many there are, and whether they are shown."""
    if report is None:
        return []
    rows = [("", "All", report.read, not chosen)]
    rows += [(each.value, each.label, len(report.in_state(each)), chosen == each) for each in ReadState]
    return [row for row in rows if row[2]]


class QuestionExportView(_ExchangeView):
    """What an export would hold, and by name what it cannot; then the file."""

    header_icon = "download"
    template_name = "assessments/admin/question_export.html"
    page_title = "Export questions"
    breadcrumbs_items = (HOME, BANK, INDEX, {"url": "", "label": "Export"})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = QuestionExportForm(request.GET)
        if not form.is_valid():
            messages.error(request, "Choose a bank and a format to export.")
            return redirect("question_exchange:index")
        bank, category = form.cleaned_data["bank"], form.cleaned_data["category"]
        exported = export_questions(bank=bank, format_=form.cleaned_data["format"], category=category)
        label = ExchangeFormat(form.cleaned_data["format"]).label
        context = self.get_context_data(
            bank=bank, category=category, exported=exported, label=label, query=request.GET.urlencode(),
            left_out=exported.left_out[:LEFT_SHOWN], lessened=exported.lessened[:LEFT_SHOWN], shown=LEFT_SHOWN,
        )  # fmt: skip
        return self.render_to_response(context)


@require_safe
def download_questions(request: HttpRequest) -> HttpResponse:
    """Give the file of an export."""
    if not may_exchange_questions(request.user):
        raise PermissionDenied
    form = QuestionExportForm(request.GET)
    if not form.is_valid():
        return redirect("question_exchange:index")
    exported = export_questions(
        bank=form.cleaned_data["bank"],
        format_=form.cleaned_data["format"],
        category=form.cleaned_data["category"],
    )
    if not exported.written:
        messages.error(request, "No question could be written, so there is no file.")
        return redirect("question_exchange:index")
    answer = HttpResponse(exported.text, content_type=exported.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{exported.file_name}"'
    return answer


@require_safe
def import_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the whole report of an import as a text file."""
    if not may_exchange_questions(request.user):
        raise PermissionDenied
    run = get_object_or_404(QuestionImport.objects.defer("content"), pk=pk)
    said = ExchangeReport.from_kept(run.report).as_text() if run.report else "There is no report yet."
    answer = HttpResponse(said + "\n", content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="questions-{run.pk}.txt"'
    return answer
