"""The pages about privacy and cookies say what is so."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from portfolio.rules.retention import in_order

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

    assert settings.SESSION_COOKIE_NAME in said
    assert settings.CSRF_COOKIE_NAME in said
    assert set(client.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert settings.MESSAGE_STORAGE.endswith("SessionStorage")
    assert said.count("<tr><td>") == 2
