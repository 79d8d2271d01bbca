"""A quiz before it is begun: what to expect, what is left to try, and what was tried before."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessments.actions.attempt import AttemptRefused, begin_attempt
from assessments.models import Attempt, QuizPage
from assessments.queries.attempt import past_attempts
from assessments.queries.question import pools_of, question_total
from assessments.rules.attempt import allowance, may_begin
from assessments.vocabulary import AttemptStatus
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
    """Return what this person may do here, from their attempts; four queries."""
    person, at = screen.reader.person, now()
    attempts: list[Attempt] = []
    if person is not None and not screen.reads_only:
        attempts = list(Attempt.objects.of(person.pk, screen.step.activity_id))
    total = question_total(page, pools_of(page))
    past = past_attempts(attempts)
    return {
        "question_total": total,
        "open_attempt": next((attempt for attempt in attempts if attempt.status == AttemptStatus.OPEN), None),
        "past": [attempt for attempt in reversed(attempts) if attempt.status != AttemptStatus.OPEN],
        "allowance": allowance(past=past, limit=page.attempts, at=at),
        "verdict": may_begin(past=past, limit=page.attempts, question_count=total, at=at),
        "has_passed": any(attempt.status == AttemptStatus.PASSED for attempt in attempts),
    }


@require_POST
@login_required
def begin(request: HttpRequest, step: UUID) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open."""
    reader, module, node = open_step_of(request, step)
    page = get_object_or_404(QuizPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    try:
        attempt = begin_attempt(person=reader.person, page=page, step=node, at=now())
    except AttemptRefused as refusal:
        messages.info(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(node.url)
    return HttpResponseRedirect(reverse("assessments:question", args=[attempt.uuid, 1]))


def own_attempt(request: HttpRequest, uuid: UUID) -> Attempt:
    """Find one of this person's own attempts.

    :raises Http404: for anybody else's, as for one that does not exist.
    """
    found = Attempt.objects.filter(uuid=uuid).select_related("quiz", "person").first()
    if found is None or found.person_id != request.user.pk:
        raise Http404
    return found
