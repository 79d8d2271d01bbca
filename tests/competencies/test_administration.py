from __future__ import annotations

import pytest
from django.test import Client

from people.vocabulary import ResponsibilityKind
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ordering", ["name", "-name", "code", "-code"])
def test_the_competencies_that_were_searched_for_can_be_sorted(client: Client, ordering: str) -> None:
    trainer = a_person("Tri", is_demo=True)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)

    answer = client.get("/admin/snippets/competencies/competency/", {"q": "listen", "ordering": ordering})

    assert answer.status_code == 200
