"""``programmes/…``: find the page through the Outline, fetch it by class and id, and show it.

Wagtail's own routing walks the tree, one query a level and more; this takes one for the edition and one for the page.
Anything that the Outline does not know, and pages with view restrictions, are left to Wagtail, and behave as ever.
"""

from __future__ import annotations

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.views import serve as serve_by_wagtail

from courses.queries.outline import current_outline


def programmes(request: HttpRequest, path: str = "") -> HttpResponse:
    """Show what stands at an address below ``/programmes/``."""
    outline = current_outline()
    node = outline.by_path(path) if path else None
    if node is None or node.page_id is None or node.is_restricted:
        by_wagtail: HttpResponse = serve_by_wagtail(request, f"programmes/{path}")
        return by_wagtail
    page = apps.get_model(node.page_class).objects.filter(pk=node.page_id, live=True).first()
    if page is None:
        raise Http404
    answer: HttpResponse = page.serve(request)
    return answer
