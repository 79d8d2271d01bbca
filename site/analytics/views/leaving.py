"""Why people left, in the figures that may be told."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from analytics.permissions import retention_sight
from analytics.queries.leaving import leaving_figures_of_all
from analytics.rules.leaving import FEWEST_RESPONDENTS
from analytics.views.lead import LeadView
from analytics.vocabulary import StayReason
from people.models import Person
from people.vocabulary import LeavingReason


class LeavingFiguresView(LeadView):
    """For those who see the whole programme's figures; of fewer than ten respondents nothing is said."""

    template_name = "analytics/pages/leaving.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        sight = retention_sight(person, self.on) if isinstance(person, Person) else None
        if sight is None or not sight.is_everything:
            raise Http404("Figures about why people left are for those who see the whole programme's.")
        figures = leaving_figures_of_all()
        tables = (
            ("Why they left", LeavingReason, figures.reasons),
            ("What would have made them stay", StayReason, figures.would_have_stayed_for),
        )
        return super().get_context_data(
            figures=figures,
            fewest=FEWEST_RESPONDENTS,
            tables=[
                (
                    title,
                    [(str(words(code).label), "*" if count is None else str(count)) for code, count in rows],
                )
                for title, words, rows in tables
            ],
            columns=[{"label": "Answer"}, {"label": "People", "is_number": True}],
            **kwargs,
        )
