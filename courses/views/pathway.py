"""Choosing a pathway, with what it will mean said first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from courses.actions.pathway import PathwayRefused, choose
from courses.forms.pathway import PathwayForm
from courses.queries.journey import pathway_colours
from courses.rules.outline import Outline, PathwayNode, ProgrammeNode
from courses.rules.route import main_pathway, supporting_pathway, year_of_pathways
from courses.views.study import reader_of
from courses.vocabulary import PathwayPlace
from foundations.clock import now


@login_required
@require_http_methods(["GET", "POST"])
def choose_pathway(request: HttpRequest, pathway: UUID) -> HttpResponse:
    """Ask how a pathway is to be studied, and choose it."""
    reader = reader_of(request)
    programme, node = _find(reader.outline, pathway)
    if reader.person is None or reader.progress(programme) is None:
        raise Http404
    form = PathwayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        place = PathwayPlace(form.cleaned_data["place"])
        try:
            choose(person=reader.person, programme=programme, pathway=node, place=place, at=now())
        except PathwayRefused as refusal:
            form.add_error("place", list(refusal.verdict.sentences))
        else:
            messages.success(request, f"{node.title} is now your {place.label.lower()}.")
            return HttpResponseRedirect(node.url)
    context = {
        "form": form,
        "pathway": node,
        "programme": programme,
        "year": year_of_pathways(programme),
        "main": main_pathway(programme, reader.record.pathways),
        "supporting": supporting_pathway(programme, reader.record.pathways),
        "colour": pathway_colours(programme)[node.activity_id],
        "breadcrumbs": [
            {"label": programme.title, "url": programme.url},
            {"label": node.title, "url": node.url},
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "courses/pages/choose_pathway.html", context, status=status)


def _find(outline: Outline, uuid: UUID) -> tuple[ProgrammeNode, PathwayNode]:
    for programme in outline.programmes:
        for node in programme.pathways:
            if node.uuid == uuid:
                return programme, node
    raise Http404
