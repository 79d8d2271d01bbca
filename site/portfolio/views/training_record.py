"""The step that asks for a record of outside training: what is asked, a record that already fits, or the form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from courses.actions.progress import open_step
from courses.rules.outline import StepNode
from courses.views.lesson import open_step_of
from courses.views.step import StepScreen, refused, step_screen, step_verdict
from foundations.clock import now, today
from foundations.pages import shows
from people.models import Person
from portfolio.actions.external_training import record_training, use_record
from portfolio.forms.external_training import TrainingForm
from portfolio.models import TrainingRecordPage
from portfolio.queries.external_training import TrainingLine, fitting, sent_back
from portfolio.rules.training import vocabulary


@shows(TrainingRecordPage)
def training_record(request: HttpRequest, page: TrainingRecordPage) -> HttpResponse:
    """Show what is asked for; looking at it is where the step begins."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    person = screen.reader.person
    if person is not None and not screen.reads_only and not screen.is_done and not screen.is_latest:
        open_step(person=person, step=screen.step, at=now())
    return _show(request, screen, page, TrainingForm(today=today(), asked=page.training))


def _show(
    request: HttpRequest, screen: StepScreen, page: TrainingRecordPage, form: TrainingForm
) -> HttpResponse:
    person, on = screen.reader.person, today()
    found = fitting(person, page.training, on) if person is not None and not screen.reads_only else None
    came_back = sent_back(person, page.training) if person is not None and not screen.reads_only else None
    context: dict[str, Any] = screen.context() | {
        "came_back": came_back,
        "page": page,
        "asked": vocabulary().get(page.training),
        "line": TrainingLine(found, on) if found else None,
        "is_handed_in": screen.step.activity_id in screen.standing.handed_in_steps,
        "form": form,
    }
    return render(request, "portfolio/pages/training_record.html", context)


@require_POST
@login_required
def record_for_step(request: HttpRequest, step: UUID) -> HttpResponse:
    """Take a new record for a step, or let one that fits do for it."""
    reader, module, node = open_step_of(request, step)
    page = get_object_or_404(TrainingRecordPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    if request.POST.get("do") != "use":
        form = TrainingForm(request.POST, request.FILES, today=today(), asked=page.training)
        if not form.is_valid():
            standing = reader.standing(module)
            screen = StepScreen(reader, module, node, standing, verdict, reads_only=False)
            return _show(request, screen, page, form)
        open_step(person=reader.person, step=node, at=now())
        record_training(person=reader.person, by=reader.person, at=now(), **form.values())
    return _use(request, reader.person, node)


def _use(request: HttpRequest, person: Person, node: StepNode) -> HttpResponse:
    found = use_record(person=person, step=node, at=now())
    if found is None:
        messages.warning(
            request, "The record has expired, so it does not do for this step. Record the renewal."
        )
    elif found.is_accepted:
        messages.success(request, "Your record does for this step. It is done.")
    else:
        messages.success(
            request,
            "Recorded. Your line manager is asked to accept it. Go on meanwhile: it holds nothing up.",
        )
    return HttpResponseRedirect(node.url)
