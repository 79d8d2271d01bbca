from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from analytics.queries.people_seen import FIELDS, people_seen, works_of
from analytics.queries.progress import programme_shown, progress_table
from analytics.rules.module_cell import key_entries
from analytics.views.lead import LeadView
from foundations.clock import now
from people.actions.opening import log_opening
from people.models import Person
from portfolio.queries.external_training import training_seen


class PersonView(LeadView):
    """One person as this lead may see them, year by year; the person can see that the page was opened."""

    template_name = "analytics/pages/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        viewer: Person = self.request.user  # type: ignore[assignment]
        found = people_seen(viewer, self.on, to=tuple(FIELDS), person_id=kwargs["person_id"])
        if not found:
            raise Http404("Nobody whom you look after has this address.")
        seen = found[0]
        log_opening(by=viewer, person=Person.objects.get(pk=seen.id), at=now(), purpose=seen.purposes[0])
        programme = programme_shown(self.request.GET.get("programme", ""))
        years = programme.years if programme else ()
        tables = [
            progress_table(found, programme, self.on, year_slug=year.slug) for year in years if programme
        ]
        return super().get_context_data(
            person=seen,
            works=works_of(found, self.on)[seen.id],
            line=tables[0].lines[0] if tables else None,
            years=[
                (table.year, list(zip(table.columns, table.cells(table.lines[0]), strict=False)))
                for table in tables
            ],
            key=key_entries(),
            training=training_seen(viewer, seen.id, self.on),
            programme_words=f"?{urlencode({'programme': programme.code})}" if programme else "",
            on=self.on,
            **kwargs,
        )
