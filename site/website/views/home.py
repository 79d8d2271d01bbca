"""The front door: what Linkway is, the three years, the pathways, and one thing to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.queries.outline import current_outline
from foundations.pages import shows
from website.models import HomePage


@shows(HomePage)
def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """Show the home page, with the curriculum that is published now."""
    outline = current_outline(request)
    main = next((programme for programme in outline.programmes if programme.years), None)
    return render(
        request,
        "website/pages/home.html",
        {"page": page, "programme": main, "programmes": outline.programmes},
    )
