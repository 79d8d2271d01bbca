"""The front door: what Linkway is, the three years, the pathways, and one thing to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.queries.journey import journey_of, pathway_colours
from courses.queries.outline import current_outline
from foundations.pages import shows
from website.models import HomePage


@shows(HomePage)
def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """Show the home page, with the curriculum that is published now."""
    programmes = current_outline(request).programmes
    main = next((programme for programme in programmes if programme.years), None)
    colours = pathway_colours(main) if main else {}
    context = {
        "page": page,
        "programme": main,
        "journey": journey_of(main) if main else None,
        "pathways": [(pathway, colours[pathway.activity_id]) for pathway in main.pathways] if main else [],
        "others": [programme for programme in programmes if programme is not main],
    }
    return render(request, "website/pages/home.html", context)
