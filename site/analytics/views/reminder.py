"""Reminding somebody, or everybody of a cohort, who is behind: looked at first, sent once it is confirmed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from analytics.actions.reminder import remind
from analytics.kinds import REMINDER
from analytics.queries.cohort import cohort_head, cohort_open_to
from analytics.queries.people_seen import FIELDS, Field, SeenPerson, people_seen
from analytics.queries.progress import ProgressTable, programme_shown, progress_table
from analytics.queries.reminder import reminders_for
from analytics.views.lead import LeadView
from analytics.views.people import CohortView
from foundations.clock import now
from people.actions.opening import log_opening
from people.models import Group, Person


class _RemindView(LeadView):
    """What both have in common: whom it goes to, the message word for word, and what became of it."""

    template_name = "analytics/pages/remind.html"
    group: Group | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.chosen:
            return self.show(problem="Choose whom to remind. Nothing has been sent.")
        said = remind(
            self.table.lines,
            self.chosen,
            programme=self.table.programme,
            by=self.viewer,
            at=now(),
            today=self.on,
        )
        messages.info(request, said)
        return redirect(self.back_url)

    def show(self, problem: str = "") -> HttpResponse:
        words = {"by": self.viewer.name, "title": self.table.programme.title}
        return self.render_to_response(
            self.get_context_data(
                reminders=reminders_for(self.viewer, self.table.lines, group=self.group, today=self.on),
                problem=problem,
                subject=REMINDER.subject_of(words),
                sentence=REMINDER.sentence_of(words),
                kind=REMINDER,
                group=self.group,
                back_url=self.back_url,
            )
        )

    @property
    def viewer(self) -> Person:
        return self.request.user  # type: ignore[return-value]

    @cached_property
    def chosen(self) -> set[int]:
        ids = self.request.POST.getlist("person")
        return {int(word) for word in ids if word.isascii() and word.isdigit() and len(word) < 19}

    @cached_property
    def table(self) -> ProgressTable:
        programme = programme_shown(self.programme_code)
        if programme is None or not programme.years:
            raise Http404("No programme is published.")
        return progress_table(self.people, programme, self.on)

    @property
    def people(self) -> list[SeenPerson]:
        raise NotImplementedError

    @property
    def programme_code(self) -> str:
        raise NotImplementedError

    @property
    def back_url(self) -> str:
        raise NotImplementedError


class RemindPersonView(_RemindView):
    """Remind one person; whoever may not see how they are doing finds no such page."""

    @cached_property
    def people(self) -> list[SeenPerson]:
        found = people_seen(self.viewer, self.on, to=tuple(FIELDS), person_id=self.kwargs["person_id"])
        if not found or Field.PROGRESS not in found[0].fields:
            raise Http404("Nobody whose learning you look after has this address.")
        return found

    @property
    def programme_code(self) -> str:
        return self.request.GET.get("programme", "")

    @property
    def back_url(self) -> str:
        return reverse("analytics:person", args=[self.kwargs["person_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = self.people[0]
        log_opening(by=self.viewer, person=Person.objects.get(pk=seen.id), at=now(), purpose=seen.purposes[0])
        return super().get_context_data(name=seen.name, **kwargs)


class RemindCohortView(_RemindView):
    """Remind everybody of a cohort who is behind, or as many of them as the lead leaves ticked."""

    @cached_property
    def group(self) -> Group:  # type: ignore[override]
        group = cohort_open_to(self.viewer, self.kwargs["slug"], self.on)
        if group is None:
            raise Http404("No cohort of yours has this address.")
        return group

    @cached_property
    def people(self) -> list[SeenPerson]:
        return people_seen(self.viewer, self.on, to=CohortView.purposes, group=self.group)

    @property
    def programme_code(self) -> str:
        return cohort_head(self.group, self.on).programme_code

    @property
    def back_url(self) -> str:
        return reverse("analytics:cohort", args=[self.kwargs["slug"]])
