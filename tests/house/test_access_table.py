"""Every address, for every kind of person. An address without a row fails: somebody must have thought of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.house.access_table import AWAY, GONE, IN, OK, OTHERS, POST, TABLE, WITH, Row

PEOPLE = ("visitor", "link_worker", "lead", "trainer")


def our_names() -> Iterator[str]:
    """Yield the full name of every address that is ours."""
    yield from (name for name in _names(get_resolver().url_patterns, "") if not name.startswith(OTHERS))


def _names(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{prefix}{pattern.name}"
        elif not str(pattern.pattern).startswith(("admin/", "accounts/")):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _names(pattern.url_patterns, inner)


@pytest.mark.plan
def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert set(our_names()) == set(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.django_db
def test_an_address_answers_as_the_table_says(
    name: str, who: str, kinds_of_person: dict[str, Client]
) -> None:
    row: Row = TABLE[name]

    answer = kinds_of_person[who].get(reverse(name, kwargs=WITH.get(name)))

    assert _in_words(answer.status_code, answer.headers.get("Location", "")) == getattr(row, who)


@pytest.mark.parametrize("who", ["visitor", "link_worker", "lead"])
@pytest.mark.django_db
def test_the_authors_screens_are_for_authors(who: str, kinds_of_person: dict[str, Client]) -> None:
    answer = kinds_of_person[who].get(reverse("wagtailadmin_home"))

    assert answer.status_code in {302, 403, 404}


def _in_words(status: int, location: str) -> str:
    if status in {301, 302}:
        return IN if location.startswith("/accounts/login/") else AWAY
    return {200: OK, 404: GONE, 405: POST}.get(status, str(status))
