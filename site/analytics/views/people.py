"""The people of a lead: everybody in one table, a cohort in a grid, and either as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from analytics.forms.progress import ProgressFilterForm
from analytics.queries.cohort import CohortHead, cohort_head, cohort_open_to
from analytics.queries.people_seen import OWN_PEOPLE, SeenPerson, people_seen
from analytics.queries.progress import ProgressTable, programme_shown, progress_table
from analytics.rules.module_cell import key_entries
from analytics.rules.progress_export import export_columns, export_rows
from analytics.rules.progress_table import PAGE_SIZE, Cell, PersonLine, arranged, counts, table_request
from analytics.views.lead import LeadView, sheet_response
from courses.vocabulary import StudyStatus
from design.templatetags.linkway_dates import day, day_and_year
from foundations.clock import now
from people.actions.opening import log_export
from people.models import Group, Person
from people.views.fresh_sign_in import ask_again
from people.vocabulary import Purpose

FEW = 4
COLUMNS = (("name", "Name"), ("need", "Standing"), ("completed", "Modules"), ("next_due", "Next due"))


class PeopleView(LeadView):
    """Everybody whom a lead looks after, narrowed, ordered and paged by the address."""

    template_name = "analytics/pages/people.html"
    purposes: Sequence[Purpose] = OWN_PEOPLE
    group: Group | None = None
    title = "People you look after"

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def asked(self) -> Any:
        return table_request(self.request.GET.dict())

    @cached_property
    def people(self) -> list[SeenPerson]:
        return people_seen(self.viewer, self.on, to=self.purposes, group=self.group)

    @cached_property
    def table(self) -> ProgressTable | None:
        programme = programme_shown(self.programme_code)
        if programme is None or not programme.years:
            return None
        return progress_table(self.people, programme, self.on, year_slug=self.request.GET.get("year", ""))

    @property
    def programme_code(self) -> str:
        return self.request.GET.get("programme", "")

    @cached_property
    def lines(self) -> list[PersonLine]:
        return arranged(self.table.lines, self.asked) if self.table else []

    def with_works(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        return self.table.with_works(lines) if self.table else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        size = max(1, len(self.lines)) if self.asked.everyone else PAGE_SIZE
        page = Paginator(self.lines, size).get_page(self.asked.page)
        every = self.table.lines if self.table else ()
        return super().get_context_data(
            people=self.people,
            table=self.table,
            page=page,
            shown=self.with_works(list(page.object_list)),
            form=ProgressFilterForm(initial={"q": self.asked.search, "status": self.asked.status}),
            found=_found(len(self.lines), len(every)),
            is_narrowed=bool(self.asked.search or self.asked.status),
            counts=[self._count(status, number) for status, number in counts(every).items()],
            table_caption=f"{self.title} on {day_and_year(self.on)}",
            columns=[self._column(sort, label) for sort, label in COLUMNS],
            page_query=self._query(page=1),
            all_url=f"?{self._query(everyone=True, page=1)}" if len(self.lines) > PAGE_SIZE else "",
            shows_all=self.asked.everyone,
            key=key_entries(),
            few=len(every) <= FEW,
            csv_url=self.export_url("csv"),
            xlsx_url=self.export_url("xlsx"),
            on=self.on,
            **kwargs,
        )

    @property
    def wants_list(self) -> bool:
        return self.request.GET.get("view") == "list"

    def _query(self, *, view: str | None = None, **changes: Any) -> str:
        words = self.asked.words(**changes)
        if view or (view is None and self.wants_list):
            words["view"] = "list"
        if year := self.request.GET.get("year"):
            words["year"] = year
        return urlencode(words) + ("&" if words else "")

    def _count(self, status: str, number: int) -> dict[str, Any]:
        url = f"?{self._query(status=status, page=1)}".rstrip("&")
        return {"label": StudyStatus(status).label, "number": number, "url": url}

    def _column(self, sort: str, label: str) -> dict[str, str]:
        is_sorted = self.asked.sort == sort
        turned = is_sorted and not self.asked.descending
        order = "" if not is_sorted else ("descending" if self.asked.descending else "ascending")
        url = f"?{self._query(sort=sort, descending=turned, page=1)}"
        return {"label": label, "sort_url": url.rstrip("&"), "sorted": order}

    def export_url(self, kind: str) -> str:
        return (
            f"{reverse('analytics:people_export', args=[kind])}?{self._query(page=1, everyone=False)}".rstrip(
                "?&"
            )
        )


class CohortView(PeopleView):
    """One cohort: where it stands against its plan, and the grid of its people."""

    template_name = "analytics/pages/cohort.html"
    purposes = (Purpose.FACILITATION, Purpose.PROGRAMME_TEAM)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.slug = kwargs["slug"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.group = self.find_group()
        return super().get(request, *args, **kwargs)

    def find_group(self) -> Group:
        group = cohort_open_to(self.viewer, self.slug, self.on)
        if group is None:
            raise Http404("No cohort of yours has this address.")
        return group

    @cached_property
    def plan_today(self) -> CohortHead:
        assert self.group is not None
        return cohort_head(self.group, self.on)

    @property
    def programme_code(self) -> str:
        return self.plan_today.programme_code

    @property
    def shows_grid(self) -> bool:
        return len(self.people) > FEW and not self.wants_list

    def with_works(self, lines: Sequence[PersonLine]) -> list[PersonLine]:
        return [] if self.shows_grid else super().with_works(lines)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(group=self.group, head=self.plan_today, **kwargs)
        context["clear_url"] = reverse("analytics:cohort", args=[self.slug])
        context["behind"] = sum(line.is_late for line in self.table.lines) if self.table else 0
        context["year_tabs"] = self._year_tabs()
        context["shows_grid"] = self.shows_grid
        context["list_url"] = f"?{self._query(view='list')}".rstrip("&")
        context["grid_url"] = f"?{self._query(view='')}".rstrip("&")
        lines = context["page"].object_list if self.shows_grid else ()
        context["grid_rows"] = [self._grid_row(line) for line in lines]
        context["grid_head"] = context["columns"][:2]
        context["grid_caption"] = (
            f"{self.title}: {self.table.year.title} on {day_and_year(self.on)}" if self.table else ""
        )
        return context

    @property
    def title(self) -> str:  # type: ignore[override]
        return str(self.group)

    def _grid_row(self, line: PersonLine) -> dict[str, Any]:
        return {
            "name": line.name,
            "url": reverse("analytics:person", args=[line.person_id]),
            "standing": line.status_label,
            "needs": line.status == StudyStatus.BEHIND,
            "why": line.reason or _next_due(line),
            "cells": self.table.cells(line) if self.table else (),
        }

    def _year_tabs(self) -> list[dict[str, Any]]:
        if self.table is None:
            return []
        words = self.asked.words(page=1)
        return [
            {
                "label": year.title,
                "url": f"?{urlencode({**words, 'year': year.slug})}",
                "current": year == self.table.year,
            }
            for year in self.table.programme.years
        ]

    def export_url(self, kind: str) -> str:
        address = reverse("analytics:cohort_export", args=[self.slug, kind])
        return f"{address}?{self._query(page=1, everyone=False)}".rstrip("?&")


class PeopleExportView(PeopleView):
    """The whole table that the screen shows in pages, as a file; the people in it can see that it was made."""

    file_name = "My people"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if asked := ask_again(request, file=True):
            return asked
        columns = self.table.columns if self.table else ()
        response = sheet_response(
            kwargs["kind"],
            name=f"{self.file_name} {self.on.isoformat()}",
            columns=export_columns([column.title for column in columns]),
            rows=export_rows([(line, self._cells(line)) for line in self._every_line()], len(columns)),
        )
        self._log()
        return response

    def _every_line(self) -> list[PersonLine]:
        return self.table.with_works(self.lines) if self.table else []

    def _cells(self, line: PersonLine) -> tuple[Cell, ...]:
        return self.table.cells(line) if self.table else ()

    def _log(self) -> None:
        exported = {line.person_id for line in self.lines}
        moment = now()
        for purpose in self.purposes:
            ids = [
                person.id for person in self.people if person.id in exported and person.purposes[0] == purpose
            ]
            log_export(by=self.viewer, person_ids=ids, at=moment, purpose=purpose)


class CohortExportView(PeopleExportView, CohortView):
    """A cohort's grid as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.group = self.find_group()
        self.file_name = self.group.name
        return PeopleExportView.get(self, request, *args, **kwargs)


def _next_due(line: PersonLine) -> str:
    return f"Next: {line.due_title}, due {day(line.due_on)}" if line.due_on else ""


def _found(shown: int, every: int) -> str:
    people = "person" if every == 1 else "people"
    return f"{every} {people}" if shown == every else f"{shown} of {every} {people}"
