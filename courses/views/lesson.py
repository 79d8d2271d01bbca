"""A lesson: nothing but the text, where one is, and what comes next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST
from wagtail.models import Revision

from courses.actions.progress import complete_step, open_step
from courses.models import LessonPage, StepProgress
from courses.queries.reflection import Reflections, prompts_of, reflections_of
from courses.rules.outline import ModuleNode, StepNode
from courses.views.step import StepScreen, refused, step_screen, step_verdict
from courses.views.study import Reader, reader_of
from courses.vocabulary import ActivityKind
from foundations.clock import now
from foundations.pages import shows
from people.models import Person

LATEST = "latest"


@shows(LessonPage)
def lesson(request: HttpRequest, page: LessonPage) -> HttpResponse:
    """Show a lesson in the edition that this person began, and note that they are here."""
    screen = step_screen(request, page)
    if isinstance(screen, HttpResponse):
        return screen
    edition = None if screen.reads_only else _begun_edition(request, screen, page)
    if screen.reader.person is not None and not screen.reads_only and not screen.is_latest:
        open_step(person=screen.reader.person, step=screen.step, at=now())
    shown = edition or page
    context = screen.context() | {
        "page": shown,
        "has_newer_edition": edition is not None,
        "reflections": _reflections(screen, shown),
    }
    return render(request, "courses/pages/lesson.html", context)


def _begun_edition(request: HttpRequest, screen: StepScreen, page: LessonPage) -> LessonPage | None:
    """Return the edition in which somebody is in the middle, where the lesson has been changed since.

    ``?edition=latest`` shows the newest instead. One query, and another where it did change.
    """
    if screen.is_done or screen.standing.latest_step is None or request.GET.get("edition") == LATEST:
        return None
    begun = StepProgress.objects.filter(
        person=screen.reader.person, activity_id=screen.step.activity_id, completed_at__isnull=True
    )
    revision_id = begun.values_list("revision_id", flat=True).first()
    if revision_id is None or revision_id == page.live_revision_id:
        return None
    revision = Revision.objects.filter(pk=revision_id, object_id=str(page.pk)).first()
    edition: Any = revision.as_object() if revision else None
    return edition if isinstance(edition, LessonPage) else None


def _reflections(screen: StepScreen, page: LessonPage) -> Reflections | None:
    """Return the reader's own notes, where the lesson asks for any."""
    person = screen.reader.person
    if person is None or screen.reads_only or not prompts_of(page):
        return None
    return reflections_of(person.pk, screen.step.uuid, screen.step.activity_id)


@require_POST
@login_required
def complete_lesson(request: HttpRequest, step: UUID) -> HttpResponse:
    """Mark a lesson as done, and go on to what comes next."""
    reader, module, node = open_step_of(request, step)
    if node.kind != ActivityKind.LESSON:
        raise Http404
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed or reader.person is None:
        return refused(request, reader, module, node, verdict)
    was_done = reader.standing(module).is_done
    complete_step(person=reader.person, step=node, at=now())
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=204)
    return HttpResponseRedirect(_after(request, reader, module, node, was_done=was_done))


def open_step_of(request: HttpRequest, uuid: UUID) -> tuple[Reader, ModuleNode, StepNode]:
    """Find a published step and its module by the step's UUID.

    :raises Http404: where there is none.
    """
    reader = reader_of(request)
    for node in reader.outline.nodes():
        if isinstance(node, StepNode) and node.uuid == uuid:
            module = reader.outline.module_of_step(node.activity_id)
            if module is not None:
                return reader, module, node
    raise Http404


def _after(
    request: HttpRequest, reader: Reader, module: ModuleNode, node: StepNode, *, was_done: bool
) -> str:
    """Return where to go after a step: the next one, or the module once it is done or this was its last."""
    person: Person | None = reader.person
    fresh = reader_of(request).standing(module) if person else reader.standing(module)
    place = module.steps.index(node)
    if fresh.is_done and not was_done:
        messages.success(request, f"You have completed “{module.title}”.")
        return module.url or "/"
    rest = (*module.steps[place + 1 :], *module.steps[:place])
    if was_done:
        return rest[0].url if place + 1 < len(module.steps) else module.url or "/"
    left = [step for step in rest if not fresh.is_settled_step(step)]
    return left[0].url if left else module.url or "/"
