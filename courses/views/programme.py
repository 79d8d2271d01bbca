"""The list of programmes, a programme, and how people are enrolled."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import TemplateView

from courses.models import ProgrammePage, ProgrammesPage
from courses.queries.journey import journey_of, line_of, pathway_colours
from courses.rules.outline import ProgrammeNode
from courses.rules.progress import ProgrammeProgress
from courses.views.study import Reader, reader_of
from courses.vocabulary import StudyStatus
from foundations.pages import shows
from foundations.registries import ways_in


@shows(ProgrammesPage)
def programmes(request: HttpRequest, page: ProgrammesPage) -> HttpResponse:
    """Show every programme that is published."""
    reader = reader_of(request)
    cards = [(programme, reader.progress(programme)) for programme in reader.outline.programmes]
    return render(request, "courses/pages/programmes.html", {"page": page, "cards": cards})


@shows(ProgrammePage)
def programme(request: HttpRequest, page: ProgrammePage) -> HttpResponse:
    """Show a programme: its years, its line, its pathways, and where this person stands in it."""
    reader = reader_of(request)
    node = reader.outline.by_page(page.pk)
    context: dict[str, Any] = {"page": page, "breadcrumbs": [{"label": "Programmes", "url": "/programmes/"}]}
    if isinstance(node, ProgrammeNode):
        progress = reader.progress(node)
        context |= {
            "programme": node,
            "progress": progress,
            "journey": journey_of(node, progress),
            "years": _years(node, progress),
            "pathways": _pathways(node, progress),
            "modules": [reader.standing(module) for module in node.modules],
            "button": _button(reader, node, progress),
        }
    return render(request, "courses/pages/programme.html", context)


def _years(node: ProgrammeNode, progress: ProgrammeProgress | None) -> list[dict[str, Any]]:
    standings = {year.node.activity_id: year for year in progress.years} if progress else {}
    return [
        {
            "node": year,
            "standing": standings.get(year.activity_id),
            "written": sum(module.is_published for module in year.modules),
        }
        for year in node.years
    ]


def _pathways(node: ProgrammeNode, progress: ProgrammeProgress | None) -> list[dict[str, Any]]:
    colours = pathway_colours(node)
    chosen = {progress.pathway, progress.supporting} if progress else set()
    return [
        {
            "node": pathway,
            "colour": colours[pathway.activity_id],
            "line": line_of(pathway, colours[pathway.activity_id], progress),
            "is_chosen": pathway in chosen,
        }
        for pathway in node.pathways
    ]


def _button(reader: Reader, node: ProgrammeNode, progress: ProgrammeProgress | None) -> dict[str, str]:
    """Return the one thing to do here: go on, sign in, or learn how to be enrolled."""
    if progress is not None and progress.standing.status is not StudyStatus.WITHDRAWN:
        current = progress.current
        if current is None:
            return {}
        label = "Continue" if reader.record.done_steps else "Start"
        return {"label": label, "url": current.node.url or "", "described": current.node.title}
    if progress is not None:
        return {
            "label": "Come back",
            "url": reverse("courses:come_back", args=[node.code]),
            "described": node.title,
        }
    way_in = next((url for way in ways_in if (url := way(node.code))), "")
    if way_in:
        return {"label": "Take a place", "url": way_in, "described": node.title}
    if not reader.is_signed_in:
        return {"label": "Sign in to study", "url": reader.doors.sign_in}
    return {"label": "How to be enrolled", "url": reader.doors.how_to_enrol}


class HowToBeEnrolledView(TemplateView):
    """Say kindly how somebody gets a place on a programme."""

    template_name = "courses/pages/how_to_be_enrolled.html"
