"""My portfolio: the CPD year, its timeline, and my certificates."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.views.generic import ListView, TemplateView

from portfolio.models import Certificate, CPDEntry
from portfolio.queries.cpd_year import personal_year
from portfolio.views.mixin import OwnPortfolioMixin

ENTRIES_A_PAGE = 25


class HomeView(OwnPortfolioMixin, TemplateView):
    template_name = "portfolio/pages/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cpd = personal_year(self.person, self.today, on=self._asked_day())
        entries = (
            CPDEntry.objects.of_person(self.person)
            .in_year(cpd.year)
            .defer("learned", "changed", "benefit")
            .order_by("-done_on", "-pk")
        )
        page = Paginator(entries, ENTRIES_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(cpd=cpd, page=page, **kwargs)

    def _asked_day(self) -> date | None:
        """Return the first day of an earlier CPD year, where one was asked for."""
        try:
            return min(date.fromisoformat(self.request.GET.get("year", "")), self.today)
        except ValueError:
            return None


class CertificatesView(OwnPortfolioMixin, ListView):  # type: ignore[type-arg]  # not generic when it runs
    template_name = "portfolio/pages/certificates.html"
    context_object_name = "certificates"
    current_tab = "certificates"

    def get_queryset(self) -> QuerySet[Certificate]:
        return Certificate.objects.of_person(self.person).with_standing().order_by("-achieved_at", "-pk")
