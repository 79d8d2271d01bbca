"""Marking in ``/admin/``: the queue, a piece of work with its rubric, and how far markers agree."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from assessments.actions.marking_queue import MarkingRefused, claim, release
from assessments.models import MarkingTask
from assessments.permissions import MARKING, is_marker, tasks_for
from assessments.queries.marking_queue import (
    QUEUE_STATES,
    QueueFilter,
    agreement_figures,
    learner_of,
    pages_of,
    queue,
    queue_figures,
)
from assessments.rules.marker_agreement import in_words
from assessments.rules.marking_queue import MARK_WITHIN
from assessments.views import form_draft
from assessments.views.marking_decision import Decision
from assessments.vocabulary import AssignmentKind
from foundations.clock import now
from people.actions.opening import log_opening
from people.models import Person

A_PAGE = 50
View = Callable[..., HttpResponse]


def for_markers(view: View) -> View:
    """Let in whoever marks that day; for everybody else the screen is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, Person) or not is_marker(request.user, localdate(now())):
            raise Http404
        return view(request, request.user, *args, **kwargs)

    return guarded


@require_safe
@for_markers
def index(request: HttpRequest, marker: Person) -> HttpResponse:
    """Show what waits, longest first."""
    at = now()
    today = localdate(at)
    known = {word for word, _ in QUEUE_STATES}
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    chosen = QueueFilter(state if state in known else "", kind if kind in AssignmentKind.values else "")
    found = Paginator(queue(marker, chosen, today), A_PAGE).get_page(request.GET.get("p"))
    pages = pages_of(list(found.object_list))
    context = {
        "lines": [
            (task, learner_of(task, pages), pages.get(task.version.submission.assignment_id))
            for task in found
        ],
        "found": found,
        "chosen": chosen,
        "states": QUEUE_STATES,
        "kinds": AssignmentKind.choices,
        "figures": queue_figures(marker, at, today),
        "today": today,
        "days": MARK_WITHIN,
        "page_title": "Marking",
    }
    return render(request, "assessments/admin/marking_queue.html", context)


def _task(marker: Person, uuid: UUID) -> MarkingTask:
    """Find work that somebody may mark.

    :raises Http404: for anybody else's, as for one that does not exist.
    """
    rows = tasks_for(marker, localdate(now())).filter(uuid=uuid)
    found = rows.select_related(
        "version__submission__person", "version__submission__assignment", "claimed_by", "marking__by"
    ).first()
    if found is None:
        raise Http404
    return found


@sensitive_post_parameters()
@for_markers
def work(request: HttpRequest, marker: Person, task: UUID) -> HttpResponse:
    """Show a piece of work with its rubric, and take the decision of whoever has claimed it, or what they have of it."""
    found = _task(marker, task)
    decision = Decision(request, found, marker)
    if request.method == "POST" and form_draft.is_script(request):
        return decision.to_script()
    if request.method == "POST" and decision.is_taken():
        done = reverse("marking:work", args=[task]) if decision.is_draft else reverse("marking:index")
        return HttpResponseRedirect(done)
    log_opening(by=marker, person=found.version.submission.person, at=now(), purpose=MARKING)
    context = decision.context() | {
        "task": found,
        "is_mine": found.claimed_by_id == marker.pk,
        "is_overdue": found.due_on < localdate(now()),
    }
    return render(request, "assessments/admin/marking_work.html", context)


@require_POST
@for_markers
def take(request: HttpRequest, marker: Person, task: UUID) -> HttpResponse:
    """Claim work, and go on to it."""
    found = _task(marker, task)
    try:
        claim(task=found, by=marker, at=now())
    except MarkingRefused as refused:
        messages.error(request, " ".join(refused.verdict.sentences))
        return HttpResponseRedirect(reverse("marking:index"))
    return HttpResponseRedirect(reverse("marking:work", args=[task]))


@require_POST
@for_markers
def give_back(request: HttpRequest, marker: Person, task: UUID) -> HttpResponse:
    """Give work back to the queue."""
    release(task=_task(marker, task), by=marker, at=now())
    messages.success(request, "Given back. Somebody else can claim it.")
    return HttpResponseRedirect(reverse("marking:index"))


@require_safe
@for_markers
def agreement(request: HttpRequest, marker: Person) -> HttpResponse:
    """Show how far first and second markers agree."""
    figures = agreement_figures(marker, localdate(now()))
    context = {
        "figures": figures,
        "outcomes_in_words": in_words(figures.outcomes.kappa),
        "levels_in_words": in_words(figures.levels.kappa),
        "page_title": "Do markers agree?",
    }
    return render(request, "assessments/admin/marking_agreement.html", context)
