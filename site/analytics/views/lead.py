"""What every page for leads shares: it is for signed-in people, and everybody else meets a page that is not there."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.views.generic import TemplateView

from foundations.clock import today
from foundations.sheets import CSV_TYPE, XLSX_TYPE, Cell, as_csv, as_xlsx
from people.permissions import may_lead


class LeadView(LoginRequiredMixin, TemplateView):
    """A page for people who hold a responsibility today; ``self.on`` is that day."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on = today()
        if request.user.is_authenticated and not may_lead(request.user, self.on):
            raise Http404("This page is for people who lead.")
        return super().dispatch(request, *args, **kwargs)


def sheet_response(kind: str, *, name: str, columns: list[str], rows: list[list[Cell]]) -> HttpResponse:
    """Return a table as a file to keep: ``csv`` or ``xlsx``.

    :raises Http404: for any other kind.
    """
    if kind == "csv":
        response = HttpResponse(as_csv(columns, rows), content_type=CSV_TYPE)
    elif kind == "xlsx":
        response = HttpResponse(as_xlsx(columns, rows, title=name), content_type=XLSX_TYPE)
    else:
        raise Http404("Tables are kept as csv or xlsx.")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{kind}"'
    return response
