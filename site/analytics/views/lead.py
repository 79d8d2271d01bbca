"""What every page for leads shares: it is for signed-in people, and everybody else meets a page that is not there."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.views.generic import TemplateView

from foundations.clock import today
from foundations.registries import lead_places
from foundations.sheets import CSV_TYPE, XLSX_TYPE, Cell, as_csv, as_xlsx
from people.permissions import may_lead, may_see_statistics


class LeadView(LoginRequiredMixin, TemplateView):
    """A page for people who hold a responsibility today; ``self.on`` is that day."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.on = today()
        if request.user.is_authenticated and not may_lead(request.user, self.on):
            raise Http404("This page is for people who lead.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lead_tabs=lead_tabs(self.request, self.on), **kwargs)


def lead_tabs(request: HttpRequest, on: date) -> list[dict[str, Any]]:
    """Return the places below the lead's header, for the tabs of `design`: those of higher storeys come last."""
    places = [("This week", reverse("analytics:this_week")), ("Everybody", reverse("analytics:people"))]
    if may_see_statistics(request.user, on):
        places.append(("Retention", reverse("analytics:retention")))
    tabs = [{"label": label, "url": url, "current": request.path == url} for label, url in places]
    others = sorted(lead_places, key=lambda place: (place.order, place.code))
    for label, url in ((place.label, reverse(place.url_name)) for place in others if place.is_for(request)):
        tabs.append({"label": label, "url": url, "current": request.path.startswith(url)})
    return tabs


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
