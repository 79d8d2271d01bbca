from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/programmes/%00", "/media/images/%00", "/verify/%00/", "/%00"])
def test_an_address_that_holds_a_nul_is_not_there(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert b"<title>" in answer.content


def test_other_addresses_are(client: Client) -> None:
    assert client.get("/help/").status_code == 200
