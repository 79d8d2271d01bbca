"""A module: why it matters, what it leads to, its steps, and one button."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from competencies.models import Competency
from courses.actions.progress import settle_module
from courses.models import ModulePage
from courses.queries.journey import pathway_colours, stops_around
from courses.queries.preview import previewed_module
from courses.rules.outline import ModuleNode, ProgrammeNode, StepNode
from courses.rules.percent import all_done
from courses.rules.preview import imagined_standing
from courses.rules.progress import ModuleStanding, ProgrammeProgress
from courses.rules.route import year_modules
from courses.views.study import Reader, reader_of
from courses.vocabulary import ModuleState
from foundations.clock import now
from foundations.pages import shows

KIND_WORDS = {
    "lesson": "Lesson",
    "quiz": "Quiz",
    "assignment": "Assignment",
    "observation": "Observation",
    "session": "Session",
    "peer-review": "Peer review",
    "training-record": "Training record",
    "check-in": "Check-in",
}


@shows(ModulePage)
def module(request: HttpRequest, page: ModulePage) -> HttpResponse:
    """Show a module. Its outline is for everybody; its steps are for those who study it."""
    reader = reader_of(request)
    found = reader.outline.by_page(page.pk)
    is_preview = getattr(request, "is_preview", False)
    node = previewed_module(page) if is_preview or not isinstance(found, ModuleNode) else found
    mode = getattr(request, "preview_mode", "")
    standing = imagined_standing(node, mode) if is_preview else _settled(reader, node)
    programme = reader.programme_of(node)
    progress = reader.progress(programme) if programme else None
    verdict = reader.admission(node)
    is_open = verdict.allowed or standing.is_done or reader.is_author or is_preview
    colour = _colour(programme, node)
    context = {
        "page": page,
        "module": node,
        "standing": standing,
        "verdict": verdict,
        "is_open": is_open,
        "is_author": not verdict.allowed and not is_preview and reader.is_author,
        "colour": colour,
        "breadcrumbs": _breadcrumbs(reader, programme, node),
        "eyebrow": _eyebrow(reader, programme, node),
        "outcomes": [block.value for block in page.outcomes],
        "competencies": _competencies(node),
        "sources": [block.value for block in page.sources],
        "review": _review(page),
        "steps": step_rows(node, standing, is_open=is_open),
        "due_on": _due_on(progress, node),
        "stops": _stretch(reader, programme, progress, node),
        "button": _button(standing) if is_open else {},
    }
    return render(request, "courses/pages/module.html", context)


def step_rows(
    node: ModuleNode, standing: ModuleStanding, *, is_open: bool, current: int | None = None
) -> list[dict[str, Any]]:
    """Return a module's steps as the list of steps shows them."""
    next_step = standing.next_step
    added = {step.activity_id for step in standing.added}
    rows = []
    for step in node.steps:
        is_done = step.activity_id in standing.done_steps
        is_next = next_step is not None and step.activity_id == next_step.activity_id
        kind = KIND_WORDS.get(step.kind, step.kind.capitalize())
        if step.activity_id in standing.handed_in_steps:
            kind = f"{kind}, handed in"
        rows.append(
            {
                "title": step.title,
                "url": step.url if is_open else "",
                "state": "done" if is_done else "here" if is_next and not standing.is_done else "ahead",
                "kind": f"{kind}, added since you began" if step.activity_id in added else kind,
                "minutes": step.minutes,
                "current": step.activity_id == current,
            }
        )
    return rows


def _settled(reader: Reader, node: ModuleNode) -> ModuleStanding:
    """Return how the module stands, after completing it if only what was taken out was left to do."""
    standing = reader.standing(node)
    asked = [step.activity_id for step in node.steps]
    if (
        reader.person is not None
        and standing.state is ModuleState.UNDER_WAY
        and all_done(asked=asked, done=standing.done_steps)
    ):
        settle_module(person=reader.person, module=node, at=now())
        reader.__dict__.pop("record", None)
        standing = reader.standing(node)
    return standing


def _button(standing: ModuleStanding) -> dict[str, str]:
    """Return the one button: Start, Continue or Review."""
    steps = standing.node.steps
    if not steps:
        return {}
    step: StepNode = standing.next_step or steps[0]
    if standing.is_done:
        return {"label": "Review", "url": steps[0].url}
    label = "Continue" if standing.state is ModuleState.UNDER_WAY else "Start"
    return {"label": label, "url": step.url, "described": step.title}


def _colour(programme: ProgrammeNode | None, node: ModuleNode) -> str:
    if programme is None:
        return ""
    colours = pathway_colours(programme)
    return next((colours[line.activity_id] for line in programme.pathways if node in line.modules), "")


def _breadcrumbs(reader: Reader, programme: ProgrammeNode | None, node: ModuleNode) -> list[dict[str, str]]:
    if programme is None:
        return []
    stage = reader.outline.year_of(node, programme) or next(
        (line for line in programme.pathways if node in line.modules), None
    )
    found = [{"label": programme.title, "url": programme.url}]
    return [*found, {"label": stage.title, "url": stage.url}] if stage else found


def _eyebrow(reader: Reader, programme: ProgrammeNode | None, node: ModuleNode) -> str:
    """Return where the module belongs, such as "Year 1, module 4 of 12"."""
    if programme is None:
        return ""
    stage = reader.outline.year_of(node, programme) or next(
        (line for line in programme.pathways if node in line.modules), None
    )
    modules = stage.modules if stage else programme.modules
    if node not in modules:
        return ""
    name = stage.title.split(",")[0] if stage else programme.title
    return f"{name}, module {modules.index(node) + 1} of {len(modules)}"


def _competencies(node: ModuleNode) -> list[dict[str, str]]:
    """Return the competencies that a module grows, in its own order; one query."""
    names = dict(
        Competency.objects.filter(code__in=[code for code, _ in node.competencies]).values_list(
            "code", "name"
        )
    )
    return [{"label": f"{names[code]} (level {level})"} for code, level in node.competencies if code in names]


def _review(page: ModulePage) -> str:
    """Return who has reviewed the module, only where somebody has."""
    if page.reviewed_by and page.reviewed_on:
        day = f"{page.reviewed_on.day} {page.reviewed_on:%B %Y}"
        return f"Reviewed by {page.reviewed_by} on {day}"
    return ""


def _due_on(progress: ProgrammeProgress | None, node: ModuleNode) -> Any:
    found = progress.module(node.activity_id) if progress else None
    return found.due_on if found and not found.is_settled else None


def _stretch(
    reader: Reader, programme: ProgrammeNode | None, progress: ProgrammeProgress | None, node: ModuleNode
) -> Any:
    """Return the stops around this module on its line."""
    if programme is None:
        return ()
    for stage in programme.years:
        modules = year_modules(programme, stage, reader.record.pathways)
        if node in modules:
            return stops_around(progress, modules, node.activity_id)
    for line in programme.pathways:
        if node in line.modules:
            return stops_around(progress, line.modules, node.activity_id)
    return stops_around(progress, programme.modules, node.activity_id)
