"""In ``/admin/``, for the programme team: joining two records of one person, and deciding about rows that wait."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from foundations.clock import now, today
from people.actions.import_run import upload
from people.actions.merge import MergeRefused
from people.actions.opening import log_opening
from people.actions.waiting_row import DecisionRefused, is_somebody_new
from people.models import ImportRun, Person
from people.permissions import may_merge_people
from people.queries.merge import people_found, same_names
from people.queries.waiting_row import waiting_rows
from people.rules.waiting_row import Answer, WaitingRow
from people.views.fresh_sign_in import ask_again
from people.vocabulary import ImportKind, Purpose
from website.actions.merging import join_records, same_person
from website.queries.merging import compare

HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"}
LIST = {"url": reverse_lazy("website_merge:index"), "label": "Two records of one person"}


class _MergingView(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "group"
    page_title = "Two records of one person"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_merge_people(request.user):
            raise PermissionDenied
        if asked := ask_again(request):
            return asked
        return super().dispatch(request, *args, **kwargs)

    @property
    def by(self) -> Person:
        return self.request.user  # type: ignore[return-value]


class FindRecordsView(_MergingView):
    """Find the one record, then the other; and those who share a name."""

    template_name = "website/admin/merge_find.html"
    breadcrumbs_items = (HOME, {"url": "", "label": "Two records of one person"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        first = _person(asked.get("first", "")) if asked.get("first") else None
        found = [person for person in people_found(asked.get("q", "")) if person != first]
        return super().get_context_data(
            first=first,
            q=asked.get("q", ""),
            found=found,
            alike=() if first or asked.get("q") else same_names(),
            **kwargs,
        )


class CompareRecordsView(_MergingView):
    """Two records side by side, and what joining them will do; its form does it."""

    template_name = "website/admin/merge_compare.html"
    breadcrumbs_items = (HOME, LIST, {"url": "", "label": "Compare"})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        keep, lose = _person(asked.get("keep", "")), _person(asked.get("lose", ""))
        for person in (keep, lose):
            log_opening(by=self.by, person=person, at=now(), purpose=Purpose.PROGRAMME_TEAM)
        return super().get_context_data(comparison=compare(keep, lose), **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        keep, lose = _person(request.GET.get("keep", "")), _person(request.GET.get("lose", ""))
        try:
            join_records(keep=keep, lose=lose, by=self.by, at=now())
        except MergeRefused as refused:
            messages.error(request, " ".join(refused.verdict.sentences))
            return self.render_to_response(self.get_context_data())
        messages.success(request, f"{keep.name} has one record now. Both addresses have been told.")
        return redirect("website_merge:index")


class WaitingRowsView(_MergingView):
    """The rows of one import that wait: the same person, or somebody new."""

    template_name = "website/admin/waiting_rows.html"
    page_title = "Rows that wait"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self._run()
        self.breadcrumbs_items = (
            HOME,
            {"url": reverse_lazy("people_imports:index"), "label": "Imports"},
            {"url": reverse_lazy("people_imports:run", args=[run.pk]), "label": run.file_name},
            {"url": "", "label": "Rows that wait"},
        )
        return super().get_context_data(run=run, rows=waiting_rows(run), **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        run = self._run()
        if request.POST.get("do") == "again":
            again = upload(
                kind=ImportKind(run.kind), file_name=run.file_name, content=bytes(run.content or b""),
                by=self.by, at=now(), today=today(),
            )  # fmt: skip
            return redirect("people_imports:run", again.pk)
        row = next((row for row in waiting_rows(run) if str(row.line) == request.POST.get("line")), None)
        if row is None:
            messages.info(request, "This row has been decided already.")
            return redirect("website_merge:waiting", pk)
        try:
            self._decide(row, run)
        except DecisionRefused as refused:
            messages.error(request, " ".join(refused.verdict.sentences))
        return redirect("website_merge:waiting", pk)

    def _decide(self, row: WaitingRow, run: ImportRun) -> None:
        posted = self.request.POST
        if posted.get("answer") == Answer.SAME:
            person = _person(posted.get("person", ""))
            same_person(row, person, run=run, by=self.by, at=now())
            messages.success(self.request, f"{row.email} is an address of {person.name} now. Both were told.")
        elif posted.get("answer") == Answer.OTHER:
            person = is_somebody_new(row, run=run, by=self.by, at=now())
            messages.success(self.request, f"{person.name} ({row.email}) is on record as somebody new.")

    def _run(self) -> ImportRun:
        return get_object_or_404(ImportRun.objects.filter(content__isnull=False), pk=self.kwargs["pk"])


def _person(pk: str) -> Person:
    found: Person | None = (
        Person.objects.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
    )
    if found is None:
        raise Http404
    return found
