"""An assignment: its brief and rubric, one's own work on it, and what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assessments.actions.submission import DraftIsNewer, SubmissionRefused, hand_in, save_draft
from assessments.forms.submission import ConfirmForm
from assessments.models import AssignmentPage, Submission
from assessments.queries.assignment import rubric_of
from assessments.queries.submission import draft_files, latest_handed_in, submission_of, version_rows
from assessments.rules.submission import (
    LONGEST_TEXT,
    MOST_FILES,
    differences,
    may_hand_in,
    shortened,
    word_count,
)
from assessments.rules.work_file import question_about
from assessments.views import form_draft
from courses.rules.outline import StepNode
from courses.views.lesson import open_step_of
from courses.views.step import StepScreen, refused, step_screen, step_verdict
from foundations.clock import now
from foundations.identifiers import identifiers_in, question_of, refusal_of
from foundations.pages import shows
from people.models import Person

SAVED = "Saved. Only you can read it until you hand it in."


@shows(AssignmentPage)
def assignment(request: HttpRequest, page: AssignmentPage) -> HttpResponse:
    """Show an assignment with somebody's own work on it."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    return _shown(request, screen, page)


def _shown(request: HttpRequest, screen: StepScreen, page: AssignmentPage, **more: Any) -> HttpResponse:
    """Show the screen; ``more`` may hold a text that was not saved because another had been saved since."""
    person = screen.reader.person if not screen.reads_only else None
    submission = submission_of(person.pk, screen.step.activity_id) if person else None
    rows = version_rows(submission) if submission else []
    context = screen.context() | {
        "page": page,
        "rubric": rubric_of(page),
        "submission": submission,
        "files": draft_files(submission) if submission else [],
        "versions": rows,
        "latest": rows[0] if rows else None,
        "can_write": person is not None and (submission is None or submission.is_open_to_change),
        "word_count": word_count(submission.draft) if submission else 0,
        "longest": LONGEST_TEXT,
        "most_files": MOST_FILES,
    }
    return render(request, "assessments/pages/assignment.html", context | more)


def own_step(request: HttpRequest, uuid: UUID) -> tuple[Person, AssignmentPage, StepNode] | HttpResponse:
    """Return who works on which assignment, or the answer to whoever may not open it.

    :raises Http404: where there is no such assignment.
    """
    reader, module, node = open_step_of(request, uuid)
    page = get_object_or_404(AssignmentPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    return reader.person, page, node


@sensitive_post_parameters("text")
@require_POST
@login_required
def save(request: HttpRequest, step: UUID) -> HttpResponse:
    """Keep the draft, as it is typed or by its buttons; one of them goes on to handing in."""
    found = own_step(request, step)
    if isinstance(found, HttpResponse):
        return found
    person, page, node = found
    if form_draft.is_script(request):
        return _save_for_script(request, person, node)
    overtaken = keep_text(request, person, page, node)
    if overtaken is not None:
        return overtaken
    if request.POST.get("go") == "check":
        return HttpResponseRedirect(reverse("assessments:check_work", args=[step]))
    messages.success(request, SAVED)
    return HttpResponseRedirect(f"{node.url}#work")


def _save_for_script(request: HttpRequest, person: Person, node: StepNode) -> JsonResponse:
    try:
        kept = _keep(request, person, node)
    except DraftIsNewer:
        return form_draft.overtaken()
    except SubmissionRefused as refusal:
        return form_draft.refused(refusal.verdict.sentences)
    return JsonResponse({"saved_at": kept.saved_at.isoformat(), "edition": kept.edition})


def keep_text(
    request: HttpRequest, person: Person, page: AssignmentPage, node: StepNode
) -> HttpResponse | None:
    """Keep the text that came with a form; return an answer only where that was not possible."""
    if "text" not in request.POST:
        return None
    try:
        _keep(request, person, node)
    except DraftIsNewer as newer:
        return _both(request, page, newer.submission, request.POST["text"])
    except SubmissionRefused as refusal:
        messages.error(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(node.url)
    return None


def _keep(request: HttpRequest, person: Person, node: StepNode) -> Submission:
    text, edition = request.POST.get("text", ""), form_draft.edition_in(request)
    return save_draft(person=person, step=node, text=text, at=now(), edition=edition)


def _both(request: HttpRequest, page: AssignmentPage, submission: Submission, text: str) -> HttpResponse:
    """Show what was typed here in the box, and what was saved elsewhere since above it."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    return _shown(request, screen, page, typed=text, saved_elsewhere=submission.draft)


@login_required
@require_http_methods(["GET", "POST"])
def check_work(request: HttpRequest, step: UUID) -> HttpResponse:
    """Show once more what will be handed in, with what the check of identifiers found, and hand it in."""
    found = own_step(request, step)
    if isinstance(found, HttpResponse):
        return found
    person, page, node = found
    submission = submission_of(person.pk, node.activity_id)
    if submission is None or not submission.is_open_to_change:
        return HttpResponseRedirect(node.url)
    state = _what_is_found(submission)
    form = ConfirmForm(request.POST if request.method == "POST" else None, is_asked=bool(state["questions"]))
    if request.method == "POST" and form.is_valid():
        try:
            hand_in(person=person, page=page, step=node, at=now(), is_own=form.cleaned_data.get("own", False))
        except SubmissionRefused as refusal:
            state["said"] = refusal.verdict.sentences
        else:
            messages.success(
                request, "Handed in. You can go on with the next step; we tell you when it is marked."
            )
            return HttpResponseRedirect(node.url)
    context = state | {"page": page, "step": node, "submission": submission, "form": form}
    context["breadcrumbs"] = [{"label": node.title, "url": node.url}]
    return render(request, "assessments/pages/assignment_check.html", context)


def _what_is_found(submission: Submission) -> dict[str, Any]:
    """Return what stands in the way of handing in, and what is asked first; two queries and those of the latest version."""
    files = draft_files(submission)
    seen = identifiers_in(submission.draft)
    verdict = may_hand_in(
        status=submission.status, text=submission.draft, files=[file.pk for file in files],
        latest=latest_handed_in(submission),
    )  # fmt: skip
    questions = [question for question in (question_of(seen),) if question]
    questions += [question_about(file.name, file.doubtful) for file in files if file.doubtful]
    refusals = [sentence for sentence in (refusal_of(seen), *verdict.sentences) if sentence]
    return {
        "files": files,
        "word_count": word_count(submission.draft),
        "questions": questions,
        "refusals": refusals,
    }


@login_required
def compared(request: HttpRequest, step: UUID, number: int) -> HttpResponse:
    """Show one of one's own versions as it was handed in, with what changed since the one before."""
    found = own_step(request, step)
    if isinstance(found, HttpResponse):
        return found
    person, page, node = found
    submission = submission_of(person.pk, node.activity_id)
    rows = {row.version.number: row for row in version_rows(submission)} if submission else {}
    row, before = rows.get(number), rows.get(number - 1)
    if row is None:
        return HttpResponseRedirect(node.url)
    context = {
        "page": page, "step": node, "row": row, "before": before,
        "stretches": list(shortened(differences(before.version.text, row.version.text))) if before else [],
        "breadcrumbs": [{"label": node.title, "url": node.url}],
    }  # fmt: skip
    return render(request, "assessments/pages/assignment_version.html", context)
