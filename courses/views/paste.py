"""In ``/admin/``: what was pasted, as the blocks that it becomes."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from courses.blocks.body import ProseBlocks
from courses.rules.body.stream import table_value
from courses.rules.markdown.pasting import read_pasted

LARGEST = 2_000_000


@require_POST
def pasted(request: HttpRequest) -> HttpResponse:
    """Answer with blocks in the form in which the editor takes them."""
    html = request.POST.get("html", "")
    if len(html) > LARGEST:
        return JsonResponse({"blocks": []}, status=413)
    return JsonResponse({"blocks": [_state(kind, value) for kind, value in read_pasted(html)]})


def _state(kind: str, value: Any) -> dict[str, Any]:
    block = ProseBlocks().child_blocks[kind]
    held = block.to_python(table_value(value["head"], value["rows"]) if kind == "table" else value)
    return {"type": kind, "value": block.get_form_state(held)}
