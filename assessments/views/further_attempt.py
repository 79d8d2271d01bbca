"""A request for a further attempt: what the learner reads again and waits for, and what the one who was asked replies."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from assessments.actions.further_attempt import reply, revise
from assessments.forms.further_attempt import ReplyForm
from assessments.models import Attempt, AttemptRequest
from assessments.permissions import may_reply
from assessments.queries.further_attempt import asked_of
from assessments.rules.further_attempt import waits_for
from courses.queries.outline import current_outline
from foundations.clock import now
from people.models import Person


@login_required
@require_http_methods(["GET", "POST"])
def further_attempt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a request to the two people whom it concerns, and take what they send."""
    found = (
        AttemptRequest.objects.filter(uuid=uuid)
        .select_related("person", "quiz", "owner", "answered_by")
        .with_lessons_left()
        .first()
    )
    if found is None:
        raise Http404
    if found.person_id == request.user.pk:
        return _for_the_learner(request, found)
    if isinstance(request.user, Person) and may_reply(request.user, found):
        return _for_whoever_was_asked(request, request.user, found)
    raise Http404


def _for_the_learner(request: HttpRequest, found: AttemptRequest) -> HttpResponse:
    if request.method == "POST":
        lesson = request.POST.get("lesson", "")
        if lesson.isascii() and lesson.isdecimal():
            revise(request=found, lesson=int(lesson), at=now())
        return HttpResponseRedirect(request.path)
    context = _shared(found) | {"waits_for": waits_for(asked_of(found), localdate(now()))}
    return render(request, "assessments/pages/further_attempt.html", context)


def _for_whoever_was_asked(request: HttpRequest, by: Person, found: AttemptRequest) -> HttpResponse:
    shared = _shared(found)
    choices = [(row["id"], row["title"]) for row in shared["lessons"]]
    form = ReplyForm(request.POST or None, lessons=choices)
    if request.method == "POST" and found.answered_at is None and form.is_valid():
        reply(
            request=found, by=by, lessons=form.cleaned_data["lessons"],
            words=form.cleaned_data["words"], at=now(),
        )  # fmt: skip
        messages.success(request, f"{found.person.name} has been told, and has one more attempt.")
        return HttpResponseRedirect(request.path)
    used = Attempt.objects.of(found.person_id, found.quiz_id).exclude(handed_in_at__isnull=True).count()
    context = shared | {"form": form, "used": used}
    return render(request, "assessments/pages/further_attempt_reply.html", context)


def _shared(found: AttemptRequest) -> dict[str, Any]:
    outline = current_outline()
    step = outline.step(found.quiz_id)
    lessons = []
    for row in found.lessons.select_related("lesson").order_by("pk"):
        node = outline.step(row.lesson_id)
        lessons.append(
            {
                "id": row.lesson_id,
                "title": node.title if node else row.lesson.title,
                "url": node.url if node else "",
                "revised_at": row.revised_at,
            }
        )
    title = step.title if step else found.quiz.title
    return {"asked": found, "quiz_step": step, "quiz_title": title, "lessons": lessons}
