"""The audit for the programme team: a list to search, in pages, and as a file."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.timezone import localtime
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundations import clock
from foundations.sheets import CSV_TYPE, XLSX_TYPE, Cell, as_csv, as_xlsx
from people.actions import audit
from people.forms.audit import AuditForm
from people.permissions import may_manage_people
from people.queries.audit import audit_lines, audit_rows

PER_PAGE: Final = 50
MOST_EXPORTED: Final = 50_000
COLUMNS: Final = ("When", "Who", "What", "Whose record", "About")


class _ForTheTeam:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_manage_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view follows


class AuditView(_ForTheTeam, WagtailAdminTemplateMixin, TemplateView):
    template_name = "people/admin/audit.html"
    page_title = "Audit"
    header_icon = "history"
    breadcrumbs_items = (
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": "", "label": "Audit"},
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AuditForm(self.request.GET, today=clock.today())
        page = Paginator(audit_rows(form.search), PER_PAGE).get_page(self.request.GET.get("p"))
        query = urlencode({name: value for name, value in form.data.items() if value})
        return super().get_context_data(
            form=form,
            page=page,
            columns=COLUMNS,
            lines=audit_lines(page.object_list),
            exports=[
                (kind.upper(), f"{reverse('people_audit:export', args=[kind])}?{query}")
                for kind in ("csv", "xlsx")
            ],
            **kwargs,
        )


class AuditExportView(_ForTheTeam, TemplateView):
    """Every row that the screen has for the same search; that it was kept is written down too."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = kwargs["kind"]
        if kind not in ("csv", "xlsx"):
            raise Http404("Tables are kept as csv or xlsx.")
        form = AuditForm(request.GET, today=clock.today())
        found = list(audit_rows(form.search)[: MOST_EXPORTED + 1])
        if len(found) > MOST_EXPORTED:
            messages.error(request, "That is more than 50,000 rows. Choose fewer days, then try again.")
            return redirect(f"{reverse('people_audit:index')}?{request.GET.urlencode()}")
        rows: list[list[Cell]] = [
            [localtime(line.at).replace(tzinfo=None), line.who, line.what, line.whom, line.about]
            for line in audit_lines(found)
        ]
        audit.write(
            at=clock.now(),
            by=request.user,  # type: ignore[arg-type]
            action="audit exported",
            subject="people.AuditEntry",
            detail={"since": form.search.since, "until": form.search.until, "rows": len(rows)},
        )
        content = as_csv(COLUMNS, rows) if kind == "csv" else as_xlsx(COLUMNS, rows, title="Audit")
        response = HttpResponse(content, content_type=CSV_TYPE if kind == "csv" else XLSX_TYPE)
        response["Content-Disposition"] = (
            f'attachment; filename="audit-{form.search.since}-{form.search.until}.{kind}"'
        )
        return response
