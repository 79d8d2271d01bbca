"""A quiz before it is begun: what to expect, what is left, and one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from assessments.actions.attempt import AttemptRefused, begin_attempt
from assessments.actions.marking import end_attempt
from assessments.models import Attempt, QuizPage
from assessments.queries.attempt import past_attempts
from assessments.queries.further_attempt import waiting_request
from assessments.queries.question import pools_of, question_total
from assessments.queries.terms import extra_percent_of, terms_of
from assessments.rules.attempt import allowance, is_over, is_passed, may_begin
from assessments.rules.pace import paces_of
from assessments.vocabulary import AttemptStatus, Pace
from courses.views.lesson import open_step_of
from courses.views.step import StepScreen, refused, step_screen, step_verdict
from foundations.clock import now
from foundations.pages import shows


@shows(QuizPage)
def quiz(request: HttpRequest, page: QuizPage) -> HttpResponse:
    """Show a quiz before it is begun, or with what came of it."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    context = screen.context() | {"page": page} | _state(screen, page)
    return render(request, "assessments/pages/quiz.html", context)


def _state(screen: StepScreen, page: QuizPage) -> dict[str, Any]:
    """Return what this person may do here, from their attempts; six queries, one more with a time limit."""
    person, at = screen.reader.person, now()
    quiz_id = screen.step.activity_id
    taker = person if person is not None and not screen.reads_only else None
    attempts = list(Attempt.objects.of(taker.pk, quiz_id)) if taker else []
    total = question_total(page, pools_of(page))
    past, terms = past_attempts(attempts), terms_of(page, taker.pk if taker else None, quiz_id, at)
    allowed = allowance(past=past, terms=terms, at=at)
    passed = is_passed(past, terms)
    minutes = page.time_limit_minutes
    extra = extra_percent_of(taker.pk, quiz_id, at) if taker and minutes else 0
    waits = taker is not None and allowed.left == 0 and not passed
    return {
        "question_total": total,
        "open_attempt": next((each for each in attempts if each.status == AttemptStatus.IN_PROGRESS), None),
        "past": [each for each in reversed(attempts) if each.status != AttemptStatus.IN_PROGRESS],
        "allowance": allowed,
        "verdict": may_begin(past=past, terms=terms, question_count=total, at=at),
        "has_passed": passed,
        "is_closed": page.closes_at is not None and at >= page.closes_at,
        "paces": paces_of(minutes, extra) if minutes else (),
        "further": waiting_request(taker.pk, quiz_id, localdate(at)) if taker and waits else None,
    }


@require_POST
@login_required
def begin(request: HttpRequest, step: UUID) -> HttpResponse:
    """Begin an attempt, or go on with the one that is under way."""
    reader, module, node = open_step_of(request, step)
    page = get_object_or_404(QuizPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    chosen = request.POST.get("pace", "")
    pace = Pace(chosen) if chosen in Pace.values else Pace.USUAL
    try:
        attempt = begin_attempt(person=reader.person, page=page, step=node, at=now(), pace=pace)
    except AttemptRefused as refusal:
        messages.info(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(node.url)
    return HttpResponseRedirect(reverse("assessments:question", args=[attempt.uuid, 1]))


def own_attempt(request: HttpRequest, uuid: UUID) -> Attempt:
    """Find one of this person's own attempts. One whose time is over is handed in first, as it stands.

    :raises Http404: for anybody else's, as for one that does not exist.
    """
    found = Attempt.objects.filter(uuid=uuid).select_related("quiz", "person").first()
    if found is None or found.person_id != request.user.pk:
        raise Http404
    if found.status == AttemptStatus.IN_PROGRESS and is_over(found.ends_at, now()):
        end_attempt(attempt=found, at=now())
        found.refresh_from_db()
    return found
