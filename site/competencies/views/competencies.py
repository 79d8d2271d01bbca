"""My competencies: all of them, where I am, and what to do next."""

from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from competencies.queries.overview import overview_of
from competencies.views.mixin import OwnCompetenciesMixin


class CompetenciesView(OwnCompetenciesMixin, TemplateView):
    template_name = "competencies/pages/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overview = overview_of(self.person, self.today, year=self.request.GET.get("year") or None)
        return super().get_context_data(overview=overview, **kwargs)
