from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from tests.people.factories import a_person

pytestmark = pytest.mark.django_db


def test_a_persons_page_is_theirs_and_a_picture_for_everybody_may_be_kept(client: Client) -> None:
    picture = default_storage.save("images/everybody.png", ContentFile(b"picture"))
    client.force_login(a_person())

    assert client.get("/learn/")["Cache-Control"] == "private, no-cache"
    assert client.get(f"/media/{picture}")["Cache-Control"].startswith("public")
    assert "no-store" in client.get("/readyz")["Cache-Control"]
