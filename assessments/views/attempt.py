"""An attempt under way: one question a screen, each save kept, then a look at all of them before handing in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.actions.attempt import AttemptRefused, hand_in, save_answer
from assessments.models import Attempt, AttemptQuestion
from assessments.queries.attempt import asked_questions
from assessments.rules.question_type import QUESTION_KINDS
from assessments.views.quiz import own_attempt
from assessments.vocabulary import AttemptStatus
from courses.queries.outline import current_outline
from foundations.clock import now

GO = {"next": 1, "previous": -1}


@login_required
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, attempt: UUID, position: int) -> HttpResponse:
    """Show a question of an attempt under way, or keep the answer to it."""
    found = own_attempt(request, attempt)
    if request.method == "POST":
        return _save(request, found, position)
    if found.status != AttemptStatus.IN_PROGRESS:
        return HttpResponseRedirect(reverse("assessments:result", args=[attempt]))
    asked = asked_questions(found)
    current = next((item for item in asked if item.position == position), None)
    if current is None:
        raise Http404
    context = place_of(found) | {
        "attempt": found,
        "at": now(),
        "asked": asked,
        "current": current,
        "asking": current.asking,
        "total": len(asked),
        "previous": position - 1 if position > 1 else None,
        "is_last": position == len(asked),
    }
    return render(request, "assessments/pages/question.html", context)


def _save(request: HttpRequest, attempt: Attempt, position: int) -> HttpResponse:
    row = AttemptQuestion.objects.filter(attempt=attempt, position=position).select_related("version").first()
    if row is None:
        raise Http404
    kind, at = QUESTION_KINDS[row.version.type], now()
    quietly = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    try:
        save_answer(
            attempt=attempt,
            position=position,
            response=kind.response_from(row.version.content, request.POST.getlist),
            is_flagged="flag" in request.POST,
            at=at,
        )
    except AttemptRefused as refusal:
        if quietly:
            return JsonResponse({"refused": list(refusal.verdict.sentences)}, status=409)
        messages.info(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(reverse("assessments:result", args=[attempt.uuid]))
    if quietly:
        return JsonResponse({"saved_at": at.isoformat(), "ends_at": _moment(attempt)})
    return HttpResponseRedirect(_after(request, attempt, position))


def _moment(attempt: Attempt) -> str | None:
    """Return when an attempt ends, for its clock: more time may have been granted meanwhile."""
    return attempt.ends_at.isoformat() if attempt.ends_at else None


def _after(request: HttpRequest, attempt: Attempt, position: int) -> str:
    """Return where the button that was pressed leads: on, back, to a question by number, or to the check."""
    go = request.POST.get("go", "next")
    wanted = int(go) if go.isascii() and go.isdecimal() else position + GO.get(go, 1)
    total = AttemptQuestion.objects.filter(attempt=attempt).count()
    if go == "check" or not 1 <= wanted <= total:
        return reverse("assessments:check", args=[attempt.uuid])
    return reverse("assessments:question", args=[attempt.uuid, wanted])


def place_of(attempt: Attempt) -> dict[str, Any]:
    """Return the quiz and its module, as they are called now; the quiz's kept title if it has gone."""
    outline = current_outline()
    step, module = outline.step(attempt.quiz_id), outline.module_of_step(attempt.quiz_id)
    crumbs = [{"label": node.title, "url": node.url or ""} for node in (module, step) if node is not None]
    title = step.title if step else attempt.quiz.title
    return {"quiz_title": title, "quiz_step": step, "module": module, "breadcrumbs": crumbs}


@login_required
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show all answers before they are handed in, and hand them in."""
    found = own_attempt(request, attempt)
    result_url = reverse("assessments:result", args=[attempt])
    if found.status != AttemptStatus.IN_PROGRESS:
        return HttpResponseRedirect(result_url)
    if request.method == "POST":
        hand_in(attempt=found, at=now())
        return HttpResponseRedirect(result_url)
    asked = asked_questions(found)
    context = place_of(found) | {
        "attempt": found,
        "at": now(),
        "asked": asked,
        "left": [item for item in asked if not item.is_answered],
        "flagged": [item for item in asked if item.is_flagged],
    }
    return render(request, "assessments/pages/check.html", context)
