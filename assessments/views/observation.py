"""An observation as its learner meets it: the criteria, whom to ask, where it stands, and what was said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assessments.actions.observation import Guest, ask, keep_preparation, withdraw
from assessments.forms.observation import GUEST, POOL, AskForm
from assessments.models import Observation, ObservationPage
from assessments.queries.observation import (
    choices_for,
    criteria_of,
    observer_in_words,
    preparation_of,
    requests_of,
)
from assessments.rules.observation import may_ask
from assessments.views import form_draft
from courses.models import Activity
from courses.queries.outline import current_outline
from courses.rules.outline import ModuleNode, StepNode
from courses.views.lesson import open_step_of
from courses.views.step import refused, step_screen, step_verdict
from foundations.clock import now, today
from foundations.pages import shows
from foundations.verdict import Refused
from people.models import Person
from people.queries.assessors import assessors, without_pool


@shows(ObservationPage)
def observation_step(request: HttpRequest, page: ObservationPage) -> HttpResponse:
    """Show what happens, what is looked for, and where the learner's request stands."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    learner = screen.reader.person if not screen.reads_only else None
    step_id, criteria = screen.step.activity_id, criteria_of(page)
    requests = requests_of(learner.pk, step_id) if learner else []
    latest = requests[0] if requests else None
    is_shown = latest is not None and (latest.is_open or latest.is_decided or latest.state == "returned")
    context = screen.context() | {
        "page": page,
        "criteria": criteria,
        "latest": latest if is_shown else None,
        "observer": observer_in_words(latest) if latest else "",
        "has_no_assessor": _has_no_assessor(latest),
        "earlier": [each for each in requests[1 if is_shown else 0 :] if each.is_decided],
        "verdict": may_ask([each.state for each in requests], criteria=len(criteria)),
        "is_begun": learner is not None and preparation_of(learner.pk, step_id) is not None,
    }
    return render(request, "assessments/pages/observation_step.html", context)


@sensitive_post_parameters("words")
@login_required
@require_http_methods(["GET", "POST"])
def ask_observer(request: HttpRequest, step: UUID) -> HttpResponse:
    """Let somebody write to an observer and choose who it is; sent, it goes to that one person."""
    reader, module, node = open_step_of(request, step)
    page = get_object_or_404(ObservationPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    person = reader.person
    if not verdict.allowed or person is None:
        return refused(request, reader, module, node, verdict)
    states = [each.state for each in requests_of(person.pk, node.activity_id)]
    verdict = may_ask(states, criteria=len(criteria_of(page)))
    if not verdict.allowed:
        messages.info(request, " ".join(verdict.sentences))
        return HttpResponseRedirect(node.url)
    form = _ask_form(request, person, node)
    if request.method == "POST" and "keep" in request.POST:
        return _kept(request, person, node)
    if request.method == "POST" and form.is_valid() and _sent(request, person, node, form):
        return HttpResponseRedirect(node.url)
    kept = preparation_of(person.pk, node.activity_id)
    context = _place(module, node) | {"page": page, "form": form, "kept": kept, "criteria": criteria_of(page)}
    return render(request, "assessments/pages/observation_ask.html", context)


def _ask_form(request: HttpRequest, person: Person, node: StepNode) -> AskForm:
    kept = preparation_of(person.pk, node.activity_id)
    day = today()
    return AskForm(
        request.POST if request.method == "POST" else None,
        choices=choices_for(person.pk, day),
        has_assessors=assessors(day).exclude(pk=person.pk).exists(),
        initial={"words": kept.words if kept else ""},
    )


def _sent(request: HttpRequest, person: Person, node: StepNode, form: AskForm) -> bool:
    """Send a request; what the rules refuse stands in the form, with all that was typed."""
    said, step = form.cleaned_data, Activity.objects.get(pk=node.activity_id)
    who = said["who"]
    guest = Guest(said["guest_name"], said["guest_address"]) if who == GUEST else None
    observer = Person.objects.filter(pk=int(who)).first() if who not in (GUEST, POOL) else None
    try:
        asked = ask(
            person=person, step=step, observer=observer, guest=guest, preparation=said["words"],
            confirmed=form.confirmed, at=now(),
        )  # fmt: skip
    except Refused as refusal:
        field = "guest_address" if guest is not None else "who"
        form.add_error(field, " ".join(refusal.verdict.sentences))
        return False
    messages.success(request, f"Your request has been sent. Asked: {observer_in_words(asked)}.")
    return True


@sensitive_post_parameters("words")
@require_POST
@login_required
def keep_words(request: HttpRequest, step: UUID) -> HttpResponse:
    """Keep what somebody writes before they ask, as they type."""
    reader, module, node = open_step_of(request, step)
    get_object_or_404(ObservationPage, pk=node.page_id, live=True)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    return _kept(request, reader.person, node)


def _kept(request: HttpRequest, person: Person, node: StepNode) -> HttpResponse:
    step, words = Activity.objects.get(pk=node.activity_id), request.POST.get("words", "")
    at = now()
    keep_preparation(person=person, step=step, words=words, at=at)
    if form_draft.is_script(request):
        return JsonResponse({"saved_at": at.isoformat()})
    messages.success(request, "Saved privately. Only you can see this until you send it.")
    return HttpResponseRedirect(node.url)


def own_request(request: HttpRequest, uuid: UUID) -> Observation:
    """Find one of this person's own requests.

    :raises Http404: for anybody else's, as for one that does not exist.
    """
    found = (
        Observation.objects.filter(uuid=uuid).select_related("person", "step", "observer", "record").first()
    )
    if found is None or found.person_id != request.user.pk:
        raise Http404
    return found


@login_required
def observation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one of the learner's requests, and what was said."""
    found = own_request(request, uuid)
    outline = current_outline()
    module, node = outline.module_of_step(found.step_id), outline.step(found.step_id)
    context = _place(module, node) | {
        "latest": found,
        "observer": observer_in_words(found),
        "has_no_assessor": _has_no_assessor(found),
    }
    return render(request, "assessments/pages/observation.html", context)


def _has_no_assessor(found: Observation | None) -> bool:
    """Return whether a request waits for an assessor and nobody but its learner is one."""
    return found is not None and found.is_in_the_pool and bool(without_pool([found.person_id], today()))


@login_required
@require_http_methods(["GET", "POST"])
def withdraw_observation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask once before a request is taken back, and take it back."""
    found = own_request(request, uuid)
    node = current_outline().step(found.step_id)
    back = node.url if node else f"/observations/{uuid}/"
    if not found.is_open:
        messages.info(request, "Nothing waits any more, so there is nothing to withdraw.")
        return HttpResponseRedirect(back)
    if request.method == "POST":
        try:
            withdraw(observation=found, at=now())
            messages.success(request, "Withdrawn. The request and its link do not work any more.")
        except Refused as refusal:
            messages.info(request, " ".join(refusal.verdict.sentences))
        return HttpResponseRedirect(back)
    context = {"latest": found, "observer": observer_in_words(found), "back_url": back}
    return render(request, "assessments/pages/observation_withdraw.html", context)


def _place(module: ModuleNode | None, node: StepNode | None) -> dict[str, Any]:
    crumbs = [{"label": each.title, "url": each.url or ""} for each in (module, node) if each is not None]
    return {"module": module, "step": node, "breadcrumbs": crumbs}
