from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from analytics.queries.cohort import cohort_head
from analytics.queries.people_seen import groups_led
from analytics.rules.this_week import standing_in_words, who_needs_somebody
from analytics.views.people import FEW, PeopleView
from foundations.clock import now
from people.permissions import may_see_statistics

FEW_COHORTS = 6


class ThisWeekView(PeopleView):
    """Who needs this lead now, with the reason and one thing to do; their cohorts beside it."""

    template_name = "analytics/pages/this_week.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the week; somebody who may see figures and nobody by name is taken to the figures."""
        if (
            not self.people
            and may_see_statistics(self.viewer, self.on)
            and not groups_led(self.viewer, self.on)
        ):
            return redirect("analytics:retention")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = self.table.lines if self.table else ()
        groups = groups_led(self.viewer, self.on)
        cohorts = [
            (group, cohort_head(group, self.on) if len(groups) <= FEW_COHORTS else None) for group in groups
        ]
        needing = self.with_works(who_needs_somebody(lines))
        in_need = {line.person_id for line in needing}
        return super().get_context_data(
            needing=needing,
            sentence=standing_in_words(lines),
            few_lines=self.with_works([line for line in lines if line.person_id not in in_need])
            if len(lines) <= FEW
            else [],
            cohorts=cohorts,
            checked_at=now(),
            **kwargs,
        )
