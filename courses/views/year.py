"""A year, and a pathway: their modules in order, with where this person stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.models import PathwayPage, YearPage
from courses.queries.journey import line_of, pathway_colours
from courses.rules.outline import ModuleNode, PathwayNode, ProgrammeNode, YearNode
from courses.rules.progress import ModuleStanding, ProgrammeProgress
from courses.rules.route import main_pathway, year_modules
from courses.views.study import Reader, reader_of
from courses.vocabulary import PathwayPlace
from foundations.pages import shows


@shows(YearPage)
def year(request: HttpRequest, page: YearPage) -> HttpResponse:
    """Show a year of a programme."""
    reader = reader_of(request)
    node = reader.outline.by_page(page.pk)
    context: dict[str, Any] = {"page": page}
    if isinstance(node, YearNode):
        programme = _programme_with(reader, node)
        progress = reader.progress(programme)
        modules = year_modules(programme, node, reader.record.pathways)
        context |= {
            "year": node,
            "programme": programme,
            "breadcrumbs": _breadcrumbs(programme),
            "standing": next((stage for stage in progress.years if stage.node == node), None)
            if progress
            else None,
            "rows": _rows(reader, modules, progress),
            "pathway": main_pathway(programme, reader.record.pathways),
            "tracks": _tracks(node),
        }
    return render(request, "courses/pages/year.html", context)


@shows(PathwayPage)
def pathway(request: HttpRequest, page: PathwayPage) -> HttpResponse:
    """Show a pathway in its own colour, and offer to choose it."""
    reader = reader_of(request)
    node = reader.outline.by_page(page.pk)
    context: dict[str, Any] = {"page": page, "outcomes": [block.value for block in page.outcomes]}
    if isinstance(node, PathwayNode):
        programme = _programme_with(reader, node)
        progress = reader.progress(programme)
        colour = pathway_colours(programme)[node.activity_id]
        context |= {
            "pathway": node,
            "programme": programme,
            "breadcrumbs": _breadcrumbs(programme),
            "colour": colour,
            "line": line_of(node, colour, progress),
            "rows": _rows(reader, node.modules, progress),
            "place": _place(reader, programme, node),
            "may_choose": progress is not None and not progress.brief.is_complete,
            "reader": reader,
        }
    return render(request, "courses/pages/pathway.html", context)


def _programme_with(reader: Reader, node: YearNode | PathwayNode) -> ProgrammeNode:
    return next(
        programme
        for programme in reader.outline.programmes
        if node in programme.years or node in programme.pathways
    )


def _breadcrumbs(programme: ProgrammeNode) -> list[dict[str, str]]:
    return [
        {"label": "Programmes", "url": "/programmes/"},
        {"label": programme.title, "url": programme.url},
    ]


def _rows(
    reader: Reader, modules: tuple[ModuleNode, ...], progress: ProgrammeProgress | None
) -> list[ModuleStanding]:
    """Return the modules as they stand, with due days where the plan has them."""
    planned = {module.node.activity_id: module for module in progress.modules} if progress else {}
    return [planned.get(module.activity_id) or reader.standing(module) for module in modules]


def _place(reader: Reader, programme: ProgrammeNode, node: PathwayNode) -> str:
    for place in PathwayPlace:
        if reader.record.pathways.get((programme.activity_id, place.value)) == node.activity_id:
            return str(place.label)
    return ""


def _tracks(node: YearNode) -> list[tuple[str, list[str]]]:
    titles = {module.code: module.title for module in node.modules}
    return [(track.name, [titles[code] for code in track.modules if code in titles]) for track in node.tracks]
