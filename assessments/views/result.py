"""What came of an attempt: in words first, then question by question, as far as it is shown yet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from assessments.models import Attempt, QuizPage
from assessments.queries.attempt import asked_questions, past_attempts
from assessments.queries.re_marking import marked_again_at
from assessments.queries.terms import terms_of
from assessments.rules.attempt import allowance, is_passed
from assessments.rules.review import Review, review_of, reviewed
from assessments.views.attempt import place_of
from assessments.views.quiz import own_attempt
from assessments.vocabulary import AttemptStatus
from courses.queries.record import record_of
from foundations.clock import now


@login_required
def result(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show an attempt that has ended."""
    found = own_attempt(request, attempt)
    if found.status == AttemptStatus.IN_PROGRESS:
        return HttpResponseRedirect(reverse("assessments:question", args=[attempt, 1]))
    asked = asked_questions(found)
    place = place_of(found)
    module = place["module"]
    is_marked = found.passed is not None
    context = place | {
        "attempt": found,
        "review": (review := _review(found)),
        "asked": [(item, reviewed(item.mark, review)) for item in asked] if is_marked else [],
        "right": sum(item.mark.score == 1 for item in asked),
        "total": len(asked),
        "has_passed": bool(found.passed),
        "is_marked": is_marked,
        "marked_again_at": marked_again_at(found) if any(item.row.marked_by_id for item in asked) else None,
        "is_expired": found.status == AttemptStatus.EXPIRED,
        "is_abandoned": found.status == AttemptStatus.ABANDONED,
        "lessons": [step for step in module.steps if step.kind == "lesson"] if module else [],
        "next_step": _next_step(place, found.person_id),
    }
    return render(request, "assessments/pages/result.html", context)


def _review(attempt: Attempt) -> Review:
    """Return what is shown of an attempt; all of it, where the quiz itself has gone."""
    page = QuizPage.objects.filter(pk=attempt.quiz.page_id).first()
    if page is None:
        return Review()
    at = now()
    options = {"marks": page.review_marks, "answers": page.review_answers, "feedback": page.review_feedback}
    if set(options.values()) == {"at_once"}:
        return Review()
    past = past_attempts(list(Attempt.objects.of(attempt.person_id, attempt.quiz_id)))
    terms = terms_of(page, attempt.person_id, attempt.quiz_id, at)
    is_done = is_passed(past, terms) or allowance(past=past, terms=terms, at=at).left == 0
    return review_of(options, is_done=is_done, closes_at=page.closes_at, at=at)


def _next_step(place: dict[str, Any], person_id: int) -> Any:
    """Return the step to go on with: the first after the quiz that is left to do, or before it; None where none is."""
    module, step = place["module"], place["quiz_step"]
    if module is None or step not in module.steps:
        return None
    here = module.steps.index(step)
    record = record_of(person_id)
    settled = record.done_steps | record.handed_in_steps
    rest = (*module.steps[here + 1 :], *module.steps[:here])
    return next((each for each in rest if each.activity_id not in settled), None)
