"""The one search box. What was typed stands in the address of the answer, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from courses.rules.outline import ModuleNode
from courses.views.step import step_verdict
from courses.views.study import Reader, reader_of
from foundations.clock import today
from website.queries.saved import saved_among
from website.queries.search import PAGE_SIZE, Found, search, sources_for
from website.rules.search import cleaned

NEEDS_A_PLACE = "Needs a place on the programme"
_PLACE_REFUSALS = {"not_signed_in", "not_enrolled", "withdrawn", "invited"}
LAST_PAGE = 500


class Counted(list[Any]):
    """A page of rows that knows how many there are in all, for Django's Paginator."""

    def __init__(self, rows: Any, total: int) -> None:
        super().__init__(rows)
        self.total = total

    def count(self) -> int:  # type: ignore[override]  # Paginator asks a list of rows for its length so
        return self.total

    def __getitem__(self, place: Any) -> Any:
        return list(self) if isinstance(place, slice) else super().__getitem__(place)


class SearchView(TemplateView):
    """One box over everything that may be found."""

    template_name = "website/pages/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = cleaned(request.GET.get("q", ""))
        on = today()
        sources = sources_for(request.user, on)
        kind = request.GET.get("kind", "")
        kind = kind if kind in {source.code for source in sources} else ""
        number = _page_of(request)
        closed = closed_to(reader_of(request))
        found = search(text, person=request.user, on=on, closed=closed, kind=kind, page=number)
        page = Paginator(Counted(found.results, found.count), PAGE_SIZE).get_page(number)
        context = self.get_context_data(
            text=text,
            kind=kind,
            found=found,
            page=page,
            rows=self._rows(found),
            here=request.get_full_path(),
            filters=_filters(text, kind, found),
            query=urlencode({"q": text, "kind": kind} if kind else {"q": text}) + "&",
            instead_url=_address(found.instead) if found.instead else "",
            kinds_in_words=[source.title.lower() for source in sources],
        )
        return self.render_to_response(context)

    def _rows(self, found: Found) -> list[dict[str, Any]]:
        saved = saved_among(self.request.user, {(each.source, each.key) for each in found.results})
        return [{"result": each, "is_saved": (each.source, each.key) in saved} for each in found.results]


def closed_to(reader: Reader) -> Callable[[int], str]:
    """Return what says of a step why its words are not for this reader; two queries, when first asked."""

    def closed(activity_id: int) -> str:
        module = reader.outline.module_of_step(activity_id)
        if module is None:
            return NEEDS_A_PLACE
        return _reason(reader, module)

    return closed


def _reason(reader: Reader, module: ModuleNode) -> str:
    verdict = step_verdict(reader, module, is_published=True)
    if verdict.allowed or reader.is_author:
        return ""
    codes = {refusal.code for refusal in verdict.refusals}
    return NEEDS_A_PLACE if codes & _PLACE_REFUSALS else verdict.sentences[0]


def _filters(text: str, kind: str, found: Found) -> list[dict[str, Any]]:
    """Return the kinds with their numbers, each a link; nothing where there is one kind alone."""
    if len(found.kinds) < 2 and not kind:
        return []
    everything = {"label": f"Everything ({found.total})", "url": _address(text), "current": not kind}
    kinds = [
        {
            "label": f"{each.title} ({each.count})",
            "url": _address(text, each.code),
            "current": each.code == kind,
        }
        for each in found.kinds
    ]
    return [everything, *kinds]


def _address(text: str, kind: str = "") -> str:
    asked = {"q": text, "kind": kind} if kind else {"q": text}
    return f"{reverse('website:search')}?{urlencode(asked)}"


def _page_of(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
