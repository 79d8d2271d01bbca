"""Where a mail service reports what came back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from foundations import clock
from notifications.actions.send import send_due
from notifications.models import Bounce, Mail
from notifications.rules.signature import sign
from tests.notifications.news import MONDAY_MORNING, a_notification
from tests.notifications.reports import a_delivery_report
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
SECRET = "a secret of the tests, long enough"
PATH = "/mail/reports/"


@pytest.fixture
def mail(settings: Settings) -> Mail:
    settings.MAIL_REPORTS_SECRET = SECRET
    made = a_notification(a_person(email="nia@test.example")).mail
    send_due(at=MONDAY_MORNING)
    return made


def post(body: bytes, *, secret: str = SECRET, late: int = 0, kind: str = "application/json") -> Any:
    header = sign(body, secret=secret, seconds=int(clock.now().timestamp()) - late)
    client = Client(enforce_csrf_checks=True)
    return client.post(PATH, body, content_type=kind, headers={"X-Linkway-Signature": header})


def a_body(**fields: str) -> bytes:
    report = {"id": "r1", "address": "nia@test.example", "kind": "permanent", "status": "5.1.1"}
    return json.dumps({"reports": [report | fields]}).encode()


def test_a_signed_report_is_noted_once(mail: Mail) -> None:
    assert post(a_body()).json() == {"noted": 1, "known": 0, "strangers": 0}
    assert post(a_body()).json() == {"noted": 0, "known": 1, "strangers": 0}
    assert Bounce.objects.get().mail == mail


def test_a_delivery_report_may_come_as_it_is(mail: Mail) -> None:
    answer = post(a_delivery_report(mail.message_id, mail.address), kind="message/rfc822")

    assert answer.json()["noted"] == 1


def test_another_secret_an_old_signature_and_none_find_nothing_there(mail: Mail) -> None:
    assert post(a_body(), secret="another").status_code == 404
    assert post(a_body(), late=600).status_code == 404
    assert Client().post(PATH, a_body(), content_type="application/json").status_code == 404
    for header in ("", "t=,v1=", "t=²,v1=x", "t=1", "v1=é"):
        answer = Client().post(
            PATH, a_body(), content_type="application/json", headers={"X-Linkway-Signature": header}
        )
        assert answer.status_code == 404
    assert not Bounce.objects.exists()


def test_without_a_secret_nobody_reports(mail: Mail, settings: Settings) -> None:
    settings.MAIL_REPORTS_SECRET = ""

    assert post(a_body(), secret="").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"reports": 1}',
        b'{"reports": [1]}',
        b"[" * 100_000,
        a_body(kind="gone"),
        a_body(id=""),
        a_body(status="x" * 21),
        a_body(address="a\x00b"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(mail: Mail, body: bytes) -> None:
    answer = post(body)

    assert answer.status_code == 400
    assert answer.json()["problem"]
    assert not Bounce.objects.exists()
