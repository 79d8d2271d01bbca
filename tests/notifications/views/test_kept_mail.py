"""The mails that development keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from notifications.actions.send import send_due
from notifications.models import Mail
from tests.notifications.news import MONDAY_MORNING, a_notification
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
LIST = "/design/mail/"


@pytest.fixture
def name(settings: Settings, tmp_path: Path) -> str:
    """Keep a mail, and return what it is called."""
    settings.EMAIL_BACKEND = "notifications.mail_folder.FolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    a_notification(a_person("Nia <b>", "nia@test.example"))
    send_due(at=MONDAY_MORNING)
    return Mail.objects.get().message_id.strip("<>")


def a_client(*, is_staff: bool) -> Client:
    person = a_person()
    person.is_staff = is_staff
    person.save()
    client = Client()
    client.force_login(person)
    return client


def test_staff_read_kept_mails_as_text_and_as_a_mail_program_shows_them(name: str) -> None:
    staff = a_client(is_staff=True)

    assert "Ready: Listening" in staff.get(LIST).content.decode()
    assert "is ready for you" in staff.get(f"{LIST}{name}/").content.decode()
    shown = staff.get(f"{LIST}{name}/html/")
    assert "<h1" in shown.content.decode()
    assert "script-src 'self'" in shown.headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in shown.headers["Content-Security-Policy"]
    assert staff.get(f"{LIST}..%2Fsecret/").status_code == 404


@pytest.mark.parametrize("tail", ["", "NAME/", "NAME/html/"])
def test_nobody_else_and_no_other_site_has_these_pages(name: str, tail: str, settings: Settings) -> None:
    path = LIST + tail.replace("NAME", name)

    assert a_client(is_staff=False).get(path).status_code == 404
    assert Client().get(path).status_code == 404
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert a_client(is_staff=True).get(path).status_code == 404
