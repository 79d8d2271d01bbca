"""Pictures are public; everything else under the media folder is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client


@pytest.fixture
def a_file(request: pytest.FixtureRequest) -> Iterator[str]:
    name = str(default_storage.save(request.param, ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>")))
    yield name
    default_storage.delete(name)


@pytest.mark.parametrize("a_file", ["images/cover.svg", "original_images/cover.svg"], indirect=True)
def test_a_picture_is_served_and_its_scripts_sleep(a_file: str, client: Client) -> None:
    answer = client.get(f"/media/{a_file}")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("a_file", ["certificates/ada.pdf", "documents/plan.pdf"], indirect=True)
@pytest.mark.django_db
def test_what_is_private_is_not_found(a_file: str, client: Client) -> None:
    assert client.get(f"/media/{a_file}").status_code == 404
    assert client.get(f"/media/images/../{a_file}").status_code == 404


@pytest.mark.django_db
def test_a_picture_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/media/images/nothing.png").status_code == 404
