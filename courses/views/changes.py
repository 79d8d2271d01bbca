"""Being told what has been added to a module since one began it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from courses.actions.progress import tell_of_changes
from courses.rules.outline import ModuleNode
from courses.views.study import reader_of


@require_POST
@login_required
def acknowledge_changes(request: HttpRequest, module: UUID) -> HttpResponse:
    """Note that somebody has read what was added; from now on it counts."""
    reader = reader_of(request)
    nodes = (node for node in reader.outline.nodes() if isinstance(node, ModuleNode) and node.uuid == module)
    node = next(nodes, None)
    if node is None or reader.person is None or node.activity_id not in reader.record.modules:
        raise Http404
    tell_of_changes(person=reader.person, module=node)
    return HttpResponseRedirect(node.url or "/")
