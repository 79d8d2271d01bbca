"""Saving a private note, as it is typed or by its button."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from courses.actions.reflection import save_note
from courses.queries.reflection import prompts_of
from courses.views.lesson import open_step_of
from courses.views.step import refused, step_verdict
from foundations.clock import now


@sensitive_post_parameters("text")
@require_POST
@login_required
def save_reflection(request: HttpRequest, step: UUID, prompt: str) -> HttpResponse:
    """Keep what somebody wrote under a prompt; only they ever read it."""
    reader, module, node = open_step_of(request, step)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    page = apps.get_model(node.page_class).objects.filter(pk=node.page_id).first()
    prompts = prompts_of(page) if page else {}
    if prompt not in prompts and not reader.person.reflection_notes.filter(prompt_code=prompt).exists():
        raise Http404
    note = save_note(
        person=reader.person,
        activity_id=node.activity_id,
        prompt_code=prompt,
        prompt=prompts.get(prompt, ""),
        text=request.POST.get("text", ""),
        at=now(),
    )
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"saved_at": note.saved_at.isoformat()})
    messages.success(request, "Saved privately. Only you can see this.")
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(f"{back}#{prompt}" if is_ours else node.url)
