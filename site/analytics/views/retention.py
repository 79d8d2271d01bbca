"""How long people stay: the page, its file, and asking about another day."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from analytics.actions.snapshot import ask_about, ask_for_drawings
from analytics.forms.retention import AnotherDayForm, RetentionFilterForm
from analytics.models import Snapshot
from analytics.permissions import RetentionSight, retention_sight
from analytics.queries.retention_page import (
    Question,
    RetentionPage,
    month_ends_kept,
    retention_page,
    snapshot_for,
)
from analytics.rules.retention_export import retention_columns, retention_rows
from analytics.rules.retention_words import day_words
from analytics.rules.tenure import Unit
from analytics.views.lead import LeadView, sheet_response
from analytics.views.retention_tables import as_context, named, query_of
from analytics.vocabulary import RetentionBy, RetentionUnit
from foundations.clock import now
from people.models import Person


class RetentionScreen(LeadView):
    """What the page and its file share: who looks, and what they ask."""

    @cached_property
    def sight(self) -> RetentionSight:
        person = self.request.user
        sight = retention_sight(person, self.on) if isinstance(person, Person) else None
        if sight is None:
            raise Http404("Figures about staying are for people who lead an area, an employer or a cohort.")
        return sight

    @cached_property
    def days(self) -> list[date]:
        return month_ends_kept()

    @cached_property
    def question(self) -> Question | None:
        """What the address asks, each part it leaves out being the viewer's own; None before any month is kept.

        :raises Http404: where it asks for a group that is not the viewer's to see.
        """
        asked = self.request.GET
        day = _day(asked.get("as_at", "")) or (self.days[0] if self.days else None)
        if day is None:
            return None
        by, code = self._group_asked()
        if (by and by not in self.sight.groupings) or (code and not self.sight.may_open(by, code)):
            raise Http404("There is no such group.")
        units = {unit.value: unit for unit in Unit}
        return Question(day, units.get(asked.get("unit", ""), self.sight.unit), by, code)

    def _group_asked(self) -> tuple[RetentionBy | None, str]:
        asked = self.request.GET
        if "by" not in asked and "unit" not in asked and self.sight.home:
            return self.sight.home.by, self.sight.home.code
        by = RetentionBy(asked["by"]) if asked.get("by") in RetentionBy.values else None
        return by, asked.get("group", "") if by else ""

    def page_of(self, question: Question, snapshot: Snapshot) -> RetentionPage:
        page = retention_page(question, snapshot, self.sight)
        if page is None:
            raise Http404("There is no such group.")
        return page


class RetentionView(RetentionScreen):
    template_name = "analytics/pages/retention.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        question = self.question
        if question is None:
            return {**context, "nothing_yet": True}
        snapshot = snapshot_for(question)
        context |= self._forms(question) | {"question": question, "as_at_words": day_words(question.as_at)}
        if snapshot is None or not snapshot.is_ready:
            return {**context, "is_waiting": snapshot is not None, "is_unknown": snapshot is None}
        page = self.page_of(question, snapshot)
        if page.drawings.is_waiting:
            ask_for_drawings(snapshot, question.code)
        return context | as_context(page, self.request.GET.get("page", "1")) | self._links(question)

    def _forms(self, question: Question) -> dict[str, Any]:
        groupings = self.sight.groupings
        asked = {"unit": question.unit.value, "by": question.by or "", "as_at": question.as_at.isoformat()}
        days = self.days if question.as_at in self.days else [question.as_at, *self.days]
        return {
            "filter": RetentionFilterForm(initial=asked, groupings=groupings, days=days),
            "another_day": AnotherDayForm(
                initial={**asked, "as_at": None}, groupings=groupings, today=self.on
            ),
            "another_day_url": reverse("analytics:retention_another_day"),
            "this_day": asked,
        }

    def _links(self, question: Question) -> dict[str, Any]:
        query = query_of(question)
        everybody = query_of(question, by="", group="")
        return {
            "csv_url": f"{reverse('analytics:retention_export', args=['csv'])}?{query}",
            "xlsx_url": f"{reverse('analytics:retention_export', args=['xlsx'])}?{query}",
            "all_groups_url": f"?{query_of(question, group='')}"
            if question.code and self.sight.may_open(question.by, "")
            else "",
            "everybody_url": f"?{everybody}" if question.by else "",
        }


class RetentionExportView(RetentionScreen):
    """The rows of the page as a file; on a group's own page, that group."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = self.question
        snapshot = snapshot_for(question) if question else None
        if question is None or snapshot is None or not snapshot.is_ready:
            raise Http404("That day is not worked out.")
        page = self.page_of(question, snapshot)
        groups = [(name, group) for name, group in named(page) if page.focus is None or group == page.focus]
        return sheet_response(
            kwargs["kind"],
            name=f"Retention {question.as_at}",
            columns=retention_columns(),
            rows=retention_rows(groups, question.as_at, question.unit),
        )


class AnotherDayView(RetentionScreen):
    """Has the worker work out a day that is not a month's end."""

    template_name = "analytics/pages/retention_another_day.html"
    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("analytics:retention")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = AnotherDayForm(request.POST, groupings=self.sight.groupings, today=self.on)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        asked = form.cleaned_data
        by = RetentionBy(asked["by"]) if asked["by"] else None
        ask_about(as_at=asked["as_at"], unit=RetentionUnit(asked["unit"]), by=by, at=now())
        query = query_of(Question(asked["as_at"], Unit(asked["unit"]), by))
        return redirect(f"{reverse('analytics:retention')}?{query}")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
