"""The pages about privacy and cookies say what is so."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from portfolio.rules.retention import in_order
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db


def test_the_privacy_notice_holds_the_schedule_that_is_applied(client: Client) -> None:
    said = client.get("/privacy/").content.decode()

    for line in in_order():
        assert line.title in said
    assert "/learn/portfolio/my-data/" in said
    assert "Information Commissioner" in said


def test_the_cookie_page_names_every_cookie_that_is_set_and_no_other(client: Client) -> None:
    said = client.get("/cookies/").content.decode()
    client.get("/accounts/login/")

    client.force_login(a_person("Ann"))
    client.get("/learn/account/devices/")

    assert all(f"<tr><td>{name}</td>" in said for name in client.cookies)
    assert set(client.cookies) == {
        settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.WRITER_COOKIE_NAME
    }  # fmt: skip
    assert settings.MESSAGE_STORAGE.endswith("SessionStorage")
    assert said.count("<tr><td>") == 3
