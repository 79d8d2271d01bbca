"""The codes of a second step: what is written down, and how often one may try."""

from __future__ import annotations

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from people.models import Person, SignInRecord
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
SECRET = "JBSWY3DPEHPK3PXP"
STEP = "/accounts/2fa/authenticate/"


@pytest.fixture
def ann() -> Person:
    person = a_person("Ann", email="ann@x.example", password=PASSWORD)
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def at_the_second_step(*, remember: bool = False) -> Client:
    client = Client()
    form = {"login": "ann@x.example", "password": PASSWORD, **({"remember": "on"} if remember else {})}
    assert client.post("/accounts/login/", form).headers["Location"].startswith(STEP)
    return client


def right_code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_password_alone_does_not_sign_in_and_the_figures_do(ann: Person) -> None:
    client = at_the_second_step()
    assert not is_signed_in(client)
    assert client.get("/learn/").status_code == 302

    client.post(STEP, {"code": right_code()})

    assert is_signed_in(client)
    assert SignInRecord.objects.get(event="signed_in").method == "code"


def test_what_was_said_of_the_device_is_remembered_across_the_second_step(ann: Person) -> None:
    own, other = at_the_second_step(remember=True), at_the_second_step()

    own.post(STEP, {"code": right_code()})
    other.post(STEP, {"code": right_code()})
    code = RecoveryCodes(Authenticator.objects.get(user=ann, type="recovery_codes")).get_unused_codes()[0]
    other.post(STEP, {"code": code})  # the figures have been used already

    assert [device.is_own for device in ann.devices.order_by("pk")] == [True, False]
    assert other.session.get_expire_at_browser_close() is True


def test_a_recovery_code_works_once(ann: Person) -> None:
    code = RecoveryCodes(Authenticator.objects.get(user=ann, type="recovery_codes")).get_unused_codes()[0]
    first, second = at_the_second_step(), at_the_second_step()

    first.post(STEP, {"code": code})
    second.post(STEP, {"code": code})

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_wrong_codes_are_written_down_and_slowed_down(ann: Person) -> None:
    client = at_the_second_step()
    for _ in range(5):
        said = client.post(STEP, {"code": "000000"}).content.decode()
    assert "Codes change every half minute" in said

    last = client.post(STEP, {"code": right_code()}).content.decode()

    assert "tried too often" in last
    assert not is_signed_in(client)
    assert SignInRecord.objects.filter(person=ann, event="wrong_code").count() == 5


def test_somebody_with_a_second_step_may_still_add_an_address(ann: Person) -> None:
    client = at_the_second_step()
    client.post(STEP, {"code": right_code()})

    client.post("/accounts/email/", {"email": "ann@home.example", "action_add": "1"})
    if not EmailAddress.objects.filter(email="ann@home.example").exists():
        client.post("/accounts/reauthenticate/?next=/accounts/email/", {"password": PASSWORD})
        client.post("/accounts/email/", {"email": "ann@home.example", "action_add": "1"})

    assert not EmailAddress.objects.get(email="ann@home.example").verified


@pytest.mark.parametrize(
    ("host", "leads_to"),
    [
        ("127.0.0.1:8000", "http://localhost:8000/accounts/login/"),
        ("[::1]:8000", "http://localhost:8000/accounts/login/"),
        ("localhost:8000", ""),
        ("testserver", ""),
    ],
)
def test_at_a_number_the_sign_in_page_says_where_passkeys_can_be_tried(host: str, leads_to: str) -> None:
    said = Client(HTTP_HOST=host).get("/accounts/login/").content.decode()

    assert ("To try one, open localhost" in said) == bool(leads_to)
    assert leads_to in said
