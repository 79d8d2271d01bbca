"""What the one search box finds, for one reader.

Five queries for a page of results, however many there are: how many of each kind, which ones, their words with what was
found marked, and what is known of the reader's studies (two, and only where a step is among them). Nothing of what
somebody searched for is kept or logged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.cache import cache
from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.safestring import SafeString, mark_safe

from courses.queries.outline import current_outline
from courses.rules.outline import StepNode
from foundations.registries import SearchSource, searchable
from website.models import SearchEntry
from website.models.search import CONFIG
from website.rules.search import CLOSES, OPENS, beginnings, marked, nearest, vocabulary

PAGE_SIZE: Final = 20
WORDS_KEY: Final = "website:search:words"
KEPT_SECONDS: Final = 3600

Closed = Callable[[int], str]
"""From the id of a step's activity to why its words are not for this reader; nothing if they are."""


@dataclass(frozen=True)
class Result:
    """One thing that was found; ``closed`` says what it needs where its words are not for this reader yet."""

    source: str
    kind: str
    key: str
    title: SafeString
    plain_title: str
    url: str
    where: str
    text: SafeString
    closed: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of thing with how many were found."""

    code: str
    title: str
    count: int


@dataclass(frozen=True)
class Found:
    """A page of results, and how many there are of each kind in all."""

    results: Sequence[Result] = ()
    kinds: Sequence[Kind] = ()
    count: int = 0
    is_by_beginnings: bool = False
    instead: str = ""
    total: int = field(default=0)


def search(text: str, *, person: Any, on: date, closed: Closed, kind: str = "", page: int = 1) -> Found:
    """Find what has the words of ``text`` (cleaned), best first; where nothing has, what has words that begin so."""
    sources = sources_for(person, on)
    if not text or not sources:
        return Found()
    query = SearchQuery(text, search_type="websearch", config=CONFIG)
    counts = _counts(query, sources)
    is_by_beginnings = False
    if not counts and (parts := beginnings(text)):
        query = SearchQuery(parts, search_type="raw", config=CONFIG)
        counts = _counts(query, sources)
        is_by_beginnings = bool(counts)
    if not counts:
        return Found(instead=_instead(text, sources))
    kinds = [
        Kind(source.code, source.title, counts[source.code]) for source in sources if source.code in counts
    ]
    shown = [each for each in kinds if not kind or each.code == kind]
    results = _results(query, shown, page, closed)
    total = sum(each.count for each in kinds)
    return Found(results, kinds, sum(each.count for each in shown), is_by_beginnings, total=total)


def sources_for(person: Any, on: date) -> list[SearchSource]:
    """Return the kinds that a person finds at all, in order."""
    known = person if getattr(person, "is_authenticated", False) else None
    return sorted(
        (each for each in searchable if each.is_for(known, on)), key=lambda each: (each.order, each.code)
    )


def findable(sources: Sequence[str]) -> QuerySet[SearchEntry]:
    """Return entries of these kinds; of steps those that are published now, however old the entries are."""
    steps = [node.activity_id for node in current_outline().nodes() if isinstance(node, StepNode)]
    return SearchEntry.objects.filter(Q(step__isnull=True) | Q(step__in=steps), source__in=sources)


def _counts(query: SearchQuery, sources: Sequence[SearchSource]) -> dict[str, int]:
    found = findable([source.code for source in sources]).filter(vector=query)
    return dict(found.values_list("source").annotate(number=Count("pk")).order_by("source"))


def _results(query: SearchQuery, kinds: Sequence[Kind], page: int, closed: Closed) -> list[Result]:
    titles = {kind.code: kind.title for kind in kinds}
    first = (page - 1) * PAGE_SIZE
    ranked = (
        findable(list(titles))
        .filter(vector=query)
        .annotate(rank=SearchRank(F("vector"), query, normalization=Value(1)))
        .order_by("-rank", "title", "pk")
        .values_list("pk", "step")[first : first + PAGE_SIZE]
    )
    rows = list(ranked)
    reasons = {pk: closed(step) if step is not None else "" for pk, step in rows}
    entries = _with_marks(query, reasons)
    return [_result(entries[pk], titles, reasons[pk]) for pk, _ in rows if pk in entries]


def _with_marks(query: SearchQuery, reasons: Mapping[int, str]) -> dict[int, Any]:
    """Read the rows of one page with what was found marked; the words of a step that is closed are not read at all."""
    rows = SearchEntry.objects.filter(pk__in=reasons).order_by("pk").defer("body", "vector")
    marked_rows = rows.annotate(
        marked_title=SearchHeadline("title", query, config=CONFIG, highlight_all=True, start_sel=OPENS, stop_sel=CLOSES),
        marked_text=SearchHeadline(
            Concat("summary", Value(" "), "body", output_field=TextField()), query, config=CONFIG, max_words=34,
            min_words=18, max_fragments=2, fragment_delimiter=" … ", start_sel=OPENS, stop_sel=CLOSES,
        ),
    )  # fmt: skip
    found: dict[int, Any] = {
        row.pk: row for row in marked_rows.filter(pk__in=[pk for pk, why in reasons.items() if not why])
    }
    shut = [pk for pk, why in reasons.items() if why]
    if shut:
        found |= {row.pk: row for row in rows.filter(pk__in=shut)}
    return found


def _result(entry: Any, titles: Mapping[str, str], closed: str) -> Result:
    title = marked(getattr(entry, "marked_title", entry.title))
    text = "" if closed else marked(entry.marked_text)
    return Result(
        entry.source,
        titles[entry.source],
        entry.key,
        mark_safe(title),  # noqa: S308 - escaped by `marked`
        entry.title,
        entry.url,
        entry.where,
        mark_safe(text),  # noqa: S308 - escaped by `marked`
        closed,
    )


def _instead(text: str, sources: Sequence[SearchSource]) -> str:
    """Return what may have been meant, from every word that can be found; kept for an hour."""
    known: frozenset[str] | None = cache.get(WORDS_KEY)
    if known is None:
        rows = findable([source.code for source in sources]).values_list("title", "summary", "body")
        known = vocabulary(" ".join(row) for row in rows.iterator(chunk_size=200))
        cache.set(WORDS_KEY, known, KEPT_SECONDS)
    return nearest(text, known)
