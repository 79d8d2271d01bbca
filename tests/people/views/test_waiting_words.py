"""What was sent after a session had ended waits for whoever wrote it, and for nobody else, and is sent once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foundations import clock
from people.actions.device import purge_devices
from people.models import Person
from people.sign_in_session import UNTIL
from people.waiting_words import WAITING
from portfolio.models import CPDEntry
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
LOG = "/learn/portfolio/log/"
WAITS_AT = "/learn/account/words/"
WORDS = "I would ask <Mrs Ray> first, & write it down."
FORM = {"title": "A talk", "learned": WORDS, "keep": "draft", "password": "hidden away"}
FROM_HERE = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate"}


@pytest.fixture
def ann() -> Person:
    return a_person("Ann", email="ann@x.example", password=PASSWORD)


@pytest.fixture
def browser(ann: Person) -> Client:
    """Ann's browser, in which she is signed in and has the form open."""
    client = Client(enforce_csrf_checks=True)
    sign_in(client, "ann@x.example")
    client.get(LOG)
    return client


def token(client: Client) -> str:
    return client.cookies[settings.CSRF_COOKIE_NAME].value


def post(client: Client, address: str, form: dict[str, object], **headers: str) -> Any:
    return client.post(address, {"csrfmiddlewaretoken": token(client), **form}, **{**FROM_HERE, **headers})  # type: ignore[arg-type]


def sign_in(client: Client, address: str) -> str:
    """Sign in as people do; return where that leads."""
    client.get("/accounts/login/")
    answer = post(client, f"/accounts/login/?next={WAITS_AT}", {"login": address, "password": PASSWORD})
    assert answer.status_code == 302
    return answer["Location"]


def end_by_time(client: Client) -> None:
    session = client.session
    session[UNTIL] = clock.now().timestamp() - 1
    session.save()


def close_the_browser(client: Client) -> None:
    del client.cookies[settings.SESSION_COOKIE_NAME]


def sign_out_elsewhere(client: Client) -> None:
    client.session.delete()


ENDINGS = [end_by_time, close_the_browser, sign_out_elsewhere]


def fields_of(page: str) -> dict[str, str]:
    """Return what the browser would send from the page."""
    main = page.split("<main")[1]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main)
    found += re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', main, re.DOTALL)
    return {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("ends", ENDINGS)
def test_after_signing_in_again_the_words_are_there_and_are_sent_once(
    ends: Callable[[Client], None], browser: Client
) -> None:
    ends(browser)

    stopped = post(browser, LOG, FORM)
    asked = browser.get(stopped["Location"]).content.decode()
    leads_to = sign_in(browser, "ann@x.example")
    page = browser.get(leads_to).content.decode()
    sent = fields_of(page)
    passed_on = browser.post(leads_to, sent, **FROM_HERE)  # type: ignore[arg-type]
    saved = browser.post(passed_on["Location"], sent, **FROM_HERE)  # type: ignore[arg-type]

    assert "it waits for an hour" in asked
    assert leads_to == WAITS_AT
    assert (sent["learned"], sent["title"], sent["keep"]) == (WORDS, "A talk", "draft")
    assert "hidden away" not in page
    assert (passed_on.status_code, passed_on["Location"]) == (307, LOG)
    assert saved.status_code == 302
    assert CPDEntry.objects.get().learned == WORDS
    assert WAITING not in browser.session

    again = browser.post(leads_to, sent, **FROM_HERE)  # type: ignore[arg-type]
    assert again.status_code == 200
    assert "It was not sent again" in again.content.decode()
    assert WORDS.split("<", maxsplit=1)[0] in again.content.decode()
    assert CPDEntry.objects.count() == 1


def test_two_presses_of_the_button_are_one_send(browser: Client) -> None:
    end_by_time(browser)
    post(browser, LOG, FORM)
    sent = fields_of(browser.get(sign_in(browser, "ann@x.example")).content.decode())

    first = browser.post(WAITS_AT, sent, **FROM_HERE)  # type: ignore[arg-type]
    second = browser.post(WAITS_AT, sent, **FROM_HERE)  # type: ignore[arg-type]

    assert (first.status_code, second.status_code) == (307, 307)
    assert not CPDEntry.objects.exists()


def test_another_person_who_signs_in_in_the_same_browser_does_not_meet_them(browser: Client) -> None:
    a_person("Bo", email="bo@x.example", password=PASSWORD)
    end_by_time(browser)
    post(browser, LOG, FORM)
    sent = {"waiting_words": "guessed", **FORM}

    page = browser.get(sign_in(browser, "bo@x.example")).content.decode()
    answer = post(browser, WAITS_AT, sent)

    assert "Nothing waits to be sent" in page
    assert WORDS.split("<", maxsplit=1)[0] not in page
    assert WAITING not in browser.session
    assert answer.status_code == 200
    assert not CPDEntry.objects.exists()

    post(browser, "/accounts/logout/", {})
    browser.get(sign_in(browser, "ann@x.example"))
    assert WAITING not in browser.session


def test_a_page_that_somebody_else_left_open_is_not_taken_for_the_words_of_whoever_came_later(
    browser: Client,
) -> None:
    of_ann = token(browser)
    a_person("Bo", email="bo@x.example", password=PASSWORD)
    post(browser, "/accounts/logout/", {})
    sign_in(browser, "bo@x.example")
    browser.get(LOG)
    end_by_time(browser)

    answer = post(browser, LOG, {**FORM, "csrfmiddlewaretoken": of_ann})

    assert answer.status_code == 403
    assert WAITING not in browser.session


def test_they_wait_sealed_and_for_an_hour(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    end_by_time(browser)
    post(browser, LOG, FORM)

    row = Session.objects.get(session_key=browser.session.session_key)
    held = row.get_decoded()
    assert "sealed:" in str(held)
    assert not any(word in str(held) for word in ("Mrs Ray", "A talk", LOG))
    assert row.expire_date - clock.now() <= timedelta(hours=1)

    later = clock.now() + timedelta(minutes=61)
    monkeypatch.setattr("people.views.kept_words.now", lambda: later)
    page = browser.get(sign_in(browser, "ann@x.example")).content.decode()
    assert "Nothing waits to be sent" in page
    assert WAITING not in browser.session


def test_what_nobody_came_back_for_is_removed_with_its_session(browser: Client) -> None:
    end_by_time(browser)
    post(browser, LOG, FORM)
    Session.objects.update(expire_date=clock.now() - timedelta(minutes=1))

    purge_devices(at=clock.now())

    assert not Session.objects.exists()


def test_they_can_be_thrown_away(browser: Client) -> None:
    end_by_time(browser)
    post(browser, LOG, FORM)
    sign_in(browser, "ann@x.example")

    post(browser, WAITS_AT, {"drop": "1"})

    assert WAITING not in browser.session
    assert not CPDEntry.objects.exists()


def test_a_file_is_named_and_not_kept(browser: Client) -> None:
    close_the_browser(browser)
    post(browser, LOG, {**FORM, "file": SimpleUploadedFile("proof.pdf", b"%PDF words of the file")})

    held = str(browser.session[WAITING])
    page = browser.get(sign_in(browser, "ann@x.example")).content.decode()

    assert "words of the file" not in held
    assert "Choose it again afterwards: proof.pdf" in page


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/learn/account/devices/", {}),
        ("/lead/people/add/", {}),
        (LOG, {"HTTP_SEC_FETCH_SITE": "cross-site"}),
        (LOG, {"HTTP_HX_REQUEST": "true"}),
    ],
)
def test_what_is_not_on_the_list_or_comes_from_elsewhere_or_from_a_script_does_not_wait(
    address: str, headers: dict[str, str], browser: Client
) -> None:
    end_by_time(browser)

    post(browser, address, FORM, **headers)

    assert WAITING not in browser.session


def test_where_nobody_knows_whose_they_are_they_are_given_back_at_once(browser: Client) -> None:
    end_by_time(browser)
    del browser.cookies[settings.WRITER_COOKIE_NAME]

    answer = post(browser, LOG, FORM)

    assert answer.status_code == 403
    assert "What you wrote is still here" in answer.content.decode()
    assert WAITING not in browser.session


def test_a_second_form_does_not_push_out_the_first(browser: Client) -> None:
    end_by_time(browser)
    post(browser, LOG, FORM)
    first = browser.session[WAITING]

    other = post(browser, "/learn/portfolio/training/new/", {"title": "Another form with words"})

    assert "Another form with words" in other.content.decode()
    assert browser.session[WAITING] == first
