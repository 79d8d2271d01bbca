"""A form that meets an ended session gives its words back, and is sent again from the same page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from people.models import Person, PostDoubt
from people.rules.kept_words import keep
from tests.people.factories import a_person

FORM = "/learn/account/devices/"
WORDS = "I have thought about the call with Mrs & Mr <Ray>, and would ask first."
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate"}


def a_browser() -> Client:
    return Client(enforce_csrf_checks=True)


def token_of(client: Client) -> str:
    client.get("/accounts/login/")
    return client.cookies["linkway_csrf"].value


@pytest.fixture
def ann(db: None) -> Person:
    return a_person("Ann", email="ann@x.example", password="seven quiet herons")


def test_words_come_back_without_being_stored_and_go_out_again_after_signing_in(ann: Person) -> None:
    client = a_browser()
    form = {"csrfmiddlewaretoken": token_of(client), "note": WORDS, "mood": "3", "password": "hidden away"}

    answer = client.post(FORM, form, **FROM_HERE)  # type: ignore[arg-type]

    said = answer.content.decode()
    assert answer.status_code == 403
    assert "<textarea" in said
    assert "Mrs &amp; Mr &lt;Ray&gt;" in said
    assert 'name="mood" value="3"' in said
    assert "hidden away" not in said
    assert answer["Cache-Control"] == "no-store, private"
    assert WORDS not in str(dict(client.session))

    client.force_login(ann)  # in another tab
    sent = {**form, "csrfmiddlewaretoken": re.findall(r'csrfmiddlewaretoken" value="(\w+)"', said)[0]}
    assert client.post(FORM, sent, **FROM_HERE).status_code in {302, 403}  # type: ignore[arg-type]


def test_a_form_that_has_grown_old_is_given_back_to_be_sent_again(ann: Person) -> None:
    client = a_browser()
    client.force_login(ann)

    answer = client.post(FORM, {"note": WORDS, "is_own": "yes"}, **FROM_HERE)  # type: ignore[arg-type]

    said = answer.content.decode()
    assert answer.status_code == 403
    assert "Send it again" in said
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', said)[-1]
    again = {"csrfmiddlewaretoken": token, "note": WORDS, "is_own": "yes"}
    assert client.post(FORM, again, **FROM_HERE).status_code == 302  # type: ignore[arg-type]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_cannot_be_sent_on_from_here(ann: Person, site: str) -> None:
    client = a_browser()
    client.force_login(ann)

    said = client.post(FORM, {"note": WORDS}, HTTP_SEC_FETCH_SITE=site).content.decode()

    assert "Send it again</button>" not in said
    assert "csrfmiddlewaretoken" not in said.split("<main")[1]


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_HX_REQUEST": "true"}, {"HTTP_SEC_FETCH_MODE": "cors"}, {"HTTP_X_REQUESTED_WITH": "fetch"}],
)
def test_a_script_that_saves_gets_its_usual_answer(ann: Person, headers: dict[str, str]) -> None:
    answer = Client().post(FORM, {"note": WORDS}, **headers)  # type: ignore[arg-type]

    assert answer.status_code == 302


def test_a_form_without_words_goes_to_the_sign_in_page(ann: Person) -> None:
    assert Client().post(FORM, {"is_own": "yes"}).status_code == 302


def test_nothing_of_it_reaches_a_table(ann: Person) -> None:
    Client().post(FORM, {"note": WORDS}, **FROM_HERE)  # type: ignore[arg-type]

    assert not PostDoubt.objects.exists()


values = st.lists(st.text(max_size=80), max_size=3)


@given(st.dictionaries(st.text(min_size=1, max_size=20), values, max_size=6))
def test_every_value_that_is_no_secret_is_given_back_once(form: dict[str, list[str]]) -> None:
    kept = keep(form.items())

    given_back = sorted((field.name, field.value) for field in (*kept.words, *kept.others))
    names = {name for name, _ in given_back}
    assert given_back == sorted((name, value) for name in names for value in form[name])
    assert not any(name.lower().startswith(("password", "csrf", "credential")) for name in names)
