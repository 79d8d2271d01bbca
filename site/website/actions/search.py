"""Keeping what the search box looks through like what is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.db import connection, transaction

from foundations.registries import Findable, SearchSource, searchable
from website.models import SearchEdition, SearchEntry
from website.rules.search import without_marks

LOCK: Final = 0x4C57_5345  # "LWSE": the number of this lock in the database
AT_A_TIME: Final = 200
WORDS_KEY: Final = "website:search:words"
FIELDS: Final = ("title", "summary", "body", "where", "url", "step")
Told = Callable[[SearchSource, int], None]


def quietly(source: SearchSource, number: int) -> None:
    """Tell nobody how far it has come."""


def edition_now() -> str:
    """Return what changes whenever anything that can be found does; one query."""
    said = "|".join(f"{code}={source.edition()}" for code, source in searchable.items())
    return sha256(said.encode()).hexdigest()[:32]


def is_up_to_date() -> bool:
    return SearchEdition.objects.filter(edition=edition_now()).exists()


@transaction.atomic
def rebuild_search(*, at: datetime, told: Told = quietly) -> int:
    """Make the entries anew and return how many there are. Whoever searches meanwhile finds the former ones.

    Two at a time would do the same work twice, so the second waits for the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    edition = edition_now()
    total = 0
    for source in searchable:
        total += _rebuild(source, told)
    SearchEntry.objects.exclude(source__in=searchable.keys()).delete()
    SearchEdition.objects.exclude(edition=edition).delete()
    SearchEdition.objects.update_or_create(edition=edition, defaults={"built_at": at})
    transaction.on_commit(lambda: cache.delete(WORDS_KEY))
    return total


def _rebuild(source: SearchSource, told: Told) -> int:
    keys: list[str] = []
    batch: list[SearchEntry] = []
    for found in source.find():
        keys.append(found.key[:100])
        batch.append(_entry(source.code, found))
        if len(batch) == AT_A_TIME:
            _write(batch)
            batch = []
            told(source, len(keys))
    _write(batch)
    told(source, len(keys))
    SearchEntry.objects.filter(source=source.code).exclude(key__in=keys).delete()
    return len(keys)


def _write(entries: Iterable[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["source", "key"], update_fields=FIELDS
    )


def _entry(source: str, found: Findable) -> SearchEntry:
    return SearchEntry(
        source=source,
        key=found.key[:100],
        title=without_marks(found.title)[:255],
        summary=without_marks(found.summary),
        body=without_marks(found.body),
        where=found.where[:255],
        url=found.url[:500],
        step=found.step,
    )
