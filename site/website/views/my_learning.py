"""My learning: what is next, first and large; then what is due; then the line; then quiet blocks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.generic import TemplateView, View

from courses.queries.my_learning import MyLearning, my_learning_of
from courses.rules.progress import ModuleStanding
from foundations.clock import now, today
from foundations.registries import learn_panels
from people.models import Person
from website.rules.calendar import calendar_of
from website.rules.welcome import lede


class MyLearningView(LoginRequiredMixin, TemplateView):
    """The first screen after signing in."""

    template_name = "website/pages/my_learning.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person: Person = self.request.user  # type: ignore[assignment]
        on = today()
        learning = my_learning_of(person.pk, on)
        return super().get_context_data(
            learning=learning,
            lede=lede(learning),
            coming_up=[_dated(module, on) for module in learning.due],
            panels=panels_for(person, on),
            on=on,
            **kwargs,
        )


class ComingUpCalendarView(LoginRequiredMixin, View):
    """What is due next, as a file that any calendar takes in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        learning: MyLearning = my_learning_of(request.user.pk, today())  # type: ignore[arg-type]
        events = [
            (module.node.code, module.node.title, module.due_on, request.build_absolute_uri(module.node.url))
            for module in learning.due
            if module.due_on
        ]
        response = HttpResponse(
            calendar_of(events, stamped_at=now()), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="linkway-coming-up.ics"'
        return response


def panels_for(person: Person, on: date) -> list[str]:
    """Return the quiet blocks of higher storeys that have something to say, in order, each as safe HTML."""
    panels = sorted(learn_panels, key=lambda panel: (panel.order, panel.code))
    said = ((panel.template, panel.context(person, on)) for panel in panels)
    return [render_to_string(template, dict(context)) for template, context in said if context is not None]


def _dated(module: ModuleStanding, on: date) -> dict[str, Any]:
    is_past = module.due_on is not None and module.due_on < on
    text = "This was due; start when you can." if is_past else "Module due."
    return {
        "day": module.due_on,
        "title": module.node.title,
        "text": text,
        "url": module.node.url,
        "link": "Open",
    }
