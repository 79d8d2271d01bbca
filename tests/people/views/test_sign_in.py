from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client, override_settings

from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.notifications.news import send_everything
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
LOGIN = "/accounts/login/"


@pytest.fixture
def ann() -> Person:
    return a_person("Ann", email="ann@x.example", password=PASSWORD)


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: str) -> int:
    answer = client.post(LOGIN + more.get("query", ""), {"login": login, "password": password})
    return int(answer.status_code)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("login", ["ann@x.example", "ANN@X.example", "ann@home.example"])
def test_any_confirmed_address_signs_in(client: Client, ann: Person, login: str) -> None:
    ann.emailaddress_set.create(email="ann@home.example", verified=True)  # type: ignore[attr-defined]

    assert sign_in(client, login) == 302
    assert is_signed_in(client)


def test_a_wrong_password_or_a_closed_account_does_not_sign_in(client: Client, ann: Person) -> None:
    assert sign_in(client, "ann@x.example", "wrong") == 200
    ann.is_active = False
    ann.save()
    sign_in(client, "ann@x.example")

    assert not is_signed_in(client)


def test_nobody_signs_up_alone(client: Client) -> None:
    page = client.get("/accounts/signup/")
    client.post("/accounts/signup/", {"email": "new@x.example", "password1": PASSWORD})

    assert "Accounts are made for you" in page.content.decode()
    assert not Person.objects.exists()


def test_too_many_wrong_passwords_are_slowed_down_in_plain_words(client: Client, ann: Person) -> None:
    answers = [client.post(LOGIN, {"login": "ann@x.example", "password": "wrong"}) for _ in range(7)]

    said = answers[-1].content.decode()
    assert "tried too often" in said
    assert sign_in(client, "ann@x.example") != 302
    assert not is_signed_in(client)


@override_settings(ACCOUNT_RATE_LIMITS={"login": "2/m/ip"})
def test_too_many_requests_answer_429_with_a_kind_page(client: Client, ann: Person) -> None:
    answers = [client.post(LOGIN, {"login": "ann@x.example", "password": "wrong"}) for _ in range(4)]

    assert answers[-1].status_code == 429
    assert "Please wait a little" in answers[-1].content.decode()


def test_a_new_password_is_set_by_a_link_that_works_once(client: Client, ann: Person) -> None:
    client.post("/accounts/password/reset/", {"email": "ann@x.example"})
    send_everything()
    (message,) = mail.outbox
    found = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(message.body))
    assert found
    form = client.get(found[1], follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "four slow otters", "password2": "four slow otters"})

    assert "Choose a new password" in form.content.decode()
    assert sign_in(Client(), "ann@x.example", "four slow otters") == 302
    assert "does not work any more" in Client().get(found[1], follow=True).content.decode()


def test_an_unknown_address_reads_the_same_and_gets_no_message(client: Client, ann: Person) -> None:
    known = client.post("/accounts/password/reset/", {"email": "ann@x.example"}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@x.example"}, follow=True)

    assert "Look at your e-mail" in known.content.decode()
    assert "Look at your e-mail" in unknown.content.decode()
    send_everything()
    assert [message.to for message in mail.outbox] == [["ann@x.example"]]


def test_sign_in_leads_on_to_where_somebody_was_going(client: Client, ann: Person) -> None:
    answer = client.post(
        f"{LOGIN}?next=/learn/who-sees-what/", {"login": "ann@x.example", "password": PASSWORD}
    )

    assert answer.headers["Location"] == "/learn/who-sees-what/"


PAGES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/confirm-email/",
    "/sign-in-help/",
]
OWN_PAGES = [
    "/accounts/email/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
    "/learn/who-sees-what/",
]


@pytest.mark.parametrize("path", [*PAGES, *OWN_PAGES])
def test_every_page_of_signing_in_is_ours(client: Client, ann: Person, path: str) -> None:
    if path in OWN_PAGES:
        sign_in(client, "ann@x.example")
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    answer = client.get(path)

    said = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="lw-main' in said
    assert not re.search(r"<script(?![^>]*(src=|application/json))", said), "no script inside the page"
    assert " style=" not in said


# The administration


def test_somebody_without_the_right_finds_no_administration_and_no_loop(client: Client, ann: Person) -> None:
    client.force_login(ann)

    assert client.get("/admin/").status_code == 404


def test_a_visitor_of_the_administration_signs_in_by_allauth(client: Client) -> None:
    assert client.get("/admin/").headers["Location"] == "/accounts/login/?next=/admin/"


@pytest.mark.parametrize(
    ("is_asked", "is_demo", "status"), [(True, False, 302), (True, True, 200), (False, False, 200)]
)
def test_the_administration_asks_for_a_second_step_except_of_the_demonstration(
    client: Client, is_asked: bool, is_demo: bool, status: int
) -> None:
    trainer = a_person("Tri", is_demo=is_demo)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)

    with override_settings(ADMIN_NEEDS_SECOND_STEP=is_asked):
        answer = client.get("/admin/")

    assert answer.status_code == status
    if status == 302:
        assert answer.headers["Location"] == "/learn/account/second-step/"


@pytest.mark.parametrize(
    ("path", "form", "sentence"),
    [
        ("/accounts/password/change/", {}, "Write the password that you have now."),
        (
            "/accounts/password/change/",
            {"oldpassword": "not it"},
            "This is not the password that you have now.",
        ),
        ("/accounts/email/", {"email": "ann@", "action_add": "1"}, "Write a whole e-mail address"),
        ("/accounts/password/reset/", {"email": ""}, "Write an e-mail address."),
    ],
)
def test_what_is_wrong_with_a_password_or_an_address_is_said_in_our_words(
    client: Client, ann: Person, path: str, form: dict[str, str], sentence: str
) -> None:
    sign_in(client, "ann@x.example")

    said = client.post(path, form).content.decode()

    assert sentence in said
    assert "placeholder" not in said.split("<main")[1]
