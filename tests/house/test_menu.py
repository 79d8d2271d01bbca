"""The menu of ``/admin/`` names a screen to those alone who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory
from wagtail.admin.menu import admin_menu

from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db

WAGTAILS = {"snippets", "documents", "images", "explorer"}
MARKING = {"marking"}
WRITING = MARKING | {
    "competencies",
    "item-analysis",
    "questions: questions",
    "questions: question-banks",
    "questions: import-and-export",
    "questions: more-time-or-attempts",
}
TEAM = WRITING | {
    "glossary",
    "people: people",
    "people: posts",
    "people: organisations",
    "people: groups",
    "people: members",
    "people: responsibilities",
    "people: imports",
    "people: audit",
    "competency-framework",
    "enrolments",
    "cohorts",
    "two-records-of-one",
    "invitations",
    "lost-second-steps",
}


def menu_of(person: Person) -> dict[str, str]:
    """Return every entry that somebody meets, with its address; those of submenus under their menu's name."""
    request = RequestFactory().get("/admin/")
    request.user = person
    return dict(_entries(admin_menu, request, ""))


def _entries(menu: Any, request: Any, above: str) -> Iterator[tuple[str, str]]:
    for item in menu.menu_items_for_request(request):
        if getattr(item, "menu", None) is not None:
            yield from _entries(item.menu, request, f"{item.name}: ")
        elif item.url.startswith("/"):
            yield f"{above}{item.name}", item.url


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        (ResponsibilityKind.ASSESSOR, MARKING),
        (ResponsibilityKind.TRAINER, WRITING),
        (ResponsibilityKind.PROGRAMME_ADMIN, TEAM),
    ],
)
def test_the_menu_names_what_somebody_may_open_and_nothing_else(
    kind: ResponsibilityKind, ours: set[str]
) -> None:
    person = a_person("Ed", is_demo=True)
    a_responsibility(person, kind)
    client = Client()
    client.force_login(Person.objects.get(pk=person.pk))
    client.get("/admin/")  # screens put themselves into the menu when the first address is looked up

    menu = menu_of(Person.objects.get(pk=person.pk))

    settings_and_reports = {name for name in menu if name.startswith(("settings: ", "reports: "))}
    assert menu.keys() - WAGTAILS - settings_and_reports == ours
    refused = {name: client.get(url).status_code for name, url in menu.items()}
    assert {name for name, status in refused.items() if status != 200} == set()
