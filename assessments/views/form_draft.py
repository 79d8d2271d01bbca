"""How a form that saves itself is answered: to its script, and to its button."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import HttpRequest, JsonResponse

from assessments.actions.form_draft import FormDraftIsNewer
from foundations.verdict import Refused

KEEP = "keep"


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def edition_in(request: HttpRequest) -> int | None:
    """Return the edition on which a form was filled in, if it says."""
    edition = request.POST.get("edition", "")
    return int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 10 else None


def to_script(keep: Callable[[], int]) -> JsonResponse:
    """Keep what has been filled in so far, as it is typed; ``keep`` returns the edition under which it is kept."""
    try:
        return kept(keep())
    except FormDraftIsNewer:
        return overtaken()
    except Refused as refusal:
        return refused(refusal.verdict.sentences)


def kept(edition: int) -> JsonResponse:
    return JsonResponse({"edition": edition})


def overtaken() -> JsonResponse:
    return JsonResponse({"newer": True}, status=409)


def refused(sentences: Iterable[str]) -> JsonResponse:
    """Say why nothing is kept any more; the script then stops, and leaves what was typed on the screen."""
    return JsonResponse({"refused": list(sentences)}, status=409)
