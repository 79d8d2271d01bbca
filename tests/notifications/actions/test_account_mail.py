"""The mails by which people get into their accounts."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from notifications.actions.account_mail import queue_account_mail
from notifications.models import Mail
from people.models import Person
from tests.notifications.news import MONDAY_MORNING, send_everything
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"


@pytest.fixture
def nia() -> Person:
    return a_person("Nia", email="nia@test.example", password=PASSWORD)


def test_a_link_waits_in_the_outbox_and_is_forgotten_once_it_is_sent(client: Client, nia: Person) -> None:
    client.post("/accounts/password/reset/", {"email": "nia@test.example"})

    (row,) = Mail.objects.all()
    assert (row.person, row.kind, row.is_secret, row.keeps_hours) == (
        nia,
        "account.password_reset_key",
        True,
        False,
    )
    send_everything()
    (sent,) = mail.outbox
    assert re.search(r"/accounts/password/reset/key/\S+", str(sent.body))
    assert sent.extra_headers["Message-ID"] == row.message_id
    assert "List-Unsubscribe" not in sent.extra_headers
    row.refresh_from_db()
    assert (row.state, row.message) == ("sent", {})


def test_a_notice_of_the_account_says_what_to_do_and_names_no_machine(client: Client, nia: Person) -> None:
    client.post("/accounts/login/", {"login": "nia@test.example", "password": PASSWORD})
    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "four slow otters", "password2": "four slow otters"},
    )

    send_everything()

    (sent,) = mail.outbox
    assert sent.subject == "Your password was changed"
    assert "tell the programme team" in str(sent.body)
    assert "127.0.0.1" not in str(sent.body).replace("http://127.0.0.1:8000", "")


@pytest.mark.parametrize(
    "prefix",
    [
        "account/email/email_confirmation",
        "account/email/login_code",
        "account/email/password_reset_code",
        "mfa/email/totp_activated",
        "mfa/email/totp_deactivated",
        "mfa/email/recovery_codes_generated",
        "mfa/email/webauthn_added",
        "mfa/email/webauthn_removed",
        "socialaccount/email/account_connected",
        "socialaccount/email/account_disconnected",
    ],
)
def test_every_mail_of_an_account_is_in_our_words(prefix: str) -> None:

    row = queue_account_mail(
        prefix, "x@test.example", {"code": "ABC-123", "provider": "NHS"}, at=MONDAY_MORNING
    )

    assert row.subject
    assert row.message["paragraphs"]
    assert "{" not in str(row.message["paragraphs"])
    assert "http" not in str(row.message["paragraphs"])
