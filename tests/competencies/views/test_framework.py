"""Keeping the framework in the administration: changing, importing and publishing it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from competencies.models import Competency, Framework
from competencies.queries.framework import current_framework
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.competencies.scene import a_framework, the
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
PAGE = "/admin/competencies/framework/"
HEAD = b"domain,domain_name,code,name\n"


@pytest.fixture
def admin(client: Client) -> Person:
    admin = a_person("Ade", is_demo=True)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    client.force_login(admin)
    return admin


def a_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ours.csv", content, "text/csv")


def shown_content(page: str) -> dict[str, str]:
    names = ("file_name", "content")
    return {name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0] for name in names}


def test_a_file_is_checked_then_imported_then_published(client: Client, admin: Person) -> None:
    a_framework()

    checked = client.post(PAGE, {"do": "check", "file": a_file(HEAD + b"A,Domain A,A1,Earning trust\n")})
    page = checked.content.decode()
    assert "Checked, nothing was written: 1 row; 1 changed." in page
    assert the("A1").name == "Skill A1"

    client.post(PAGE, {"do": "import", **shown_content(page)})
    page = client.get(PAGE).content.decode()
    assert the("A1").name == "Earning trust"
    assert "A1 Earning trust: changed" in page

    client.post(PAGE, {"do": "publish"})
    found = current_framework()
    assert found is not None
    assert (found.number, found.tree.competency("A1").name) == (2, "Earning trust")  # type: ignore[union-attr]  # it is there
    assert Framework.objects.get().versions.get(number=2).by == admin
    assert "Nothing: what people read is what stands here." in client.get(PAGE).content.decode()


def test_a_refused_file_names_every_line_and_offers_no_import(client: Client, admin: Person) -> None:
    a_framework()

    answer = client.post(PAGE, {"do": "check", "file": a_file(HEAD + b"A,Domain A,A1,\nb,B,B1,Name\n")})

    page = answer.content.decode()
    assert "Refused: 3 problems. Nothing was changed." in page
    assert "Import it" not in page


def test_publishing_twice_makes_one_version(client: Client, admin: Person) -> None:
    framework = a_framework()
    Competency.objects.filter(code="A1").update(name="Earning trust")

    client.post(PAGE, {"do": "publish"})
    client.post(PAGE, {"do": "publish"})

    assert framework.versions.count() == 2


def test_the_team_changes_a_competency_with_its_levels(client: Client, admin: Person) -> None:
    a_framework(("A1",))
    competency = the("A1")
    sent: dict[str, Any] = {"name": "Earning trust", "description": "", "review_months": 12}
    for prefix, rows in (
        ("descriptors", [{"level": 1, "name": "Developing", "description": "I begin"}]),
        ("expected_levels", [{"year": "year-1", "level": 1}]),
        ("mappings", [{"framework": "NALW", "reference": "3.1", "note": ""}]),
    ):
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        sent |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
        for number, row in enumerate(rows):
            sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
            sent |= {f"{prefix}-{number}-id": "", f"{prefix}-{number}-DELETE": ""}
    competency.descriptors.all().delete()
    competency.expected_levels.all().delete()

    answer = client.post(f"/admin/snippets/competencies/competency/edit/{competency.pk}/", sent)

    assert answer.status_code == 302
    changed = the("A1")
    assert (changed.name, changed.review_months) == ("Earning trust", 12)
    assert changed.descriptors.get().description == "I begin"
    assert changed.expected_levels.get().year == "year-1"
    assert changed.mappings.get().reference == "3.1"
    found = current_framework()
    assert found is not None
    assert found.tree.competency("A1").name == "Skill A1"  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize(
    ("kind", "may"), [(ResponsibilityKind.PROGRAMME_ADMIN, True), (ResponsibilityKind.TRAINER, False)]
)
def test_trainers_look_and_the_team_changes(client: Client, kind: ResponsibilityKind, may: bool) -> None:
    framework = a_framework()
    person = a_person("Pat", is_demo=True)
    a_responsibility(person, kind)
    client.force_login(person)

    upkeep = client.get(PAGE)
    listed = client.get("/admin/snippets/competencies/competency/")
    edited = client.get(f"/admin/snippets/competencies/competency/edit/{the('A1').pk}/")
    words = client.get(f"/admin/snippets/competencies/framework/edit/{framework.pk}/")
    added = client.get("/admin/snippets/competencies/competency/add/")

    assert listed.status_code == 200
    assert [upkeep.status_code, edited.status_code, words.status_code] == [200 if may else 302] * 3
    assert added.status_code == 302
