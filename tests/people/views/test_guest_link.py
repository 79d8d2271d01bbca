"""The way in for somebody without an account."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from foundations.clock import now
from people.actions import guest_link
from people.models import GuestAccess, GuestLink, Person
from tests.people.factories import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.people.guest_urls")]
WHO = {"name": "Sue Pervisor", "role": "Practice nurse, Elm Road", "is_me": "on"}


def a_sent_link(asked_by: Person | None = None) -> tuple[GuestLink, str]:
    return guest_link.issue(
        purpose="test.asking",
        about=uuid4(),
        email="sue@practice.example",
        name="Sue Pervisor",
        asked_by=asked_by or a_person("Ann Lee"),
        at=now(),
        expires_at=now() + timedelta(days=14),
    )


def test_the_key_leaves_the_address_at_once_and_goes_nowhere_else(client: Client) -> None:
    link, key = a_sent_link()

    answer = client.get(f"/guest/{key}/")

    assert (answer.status_code, answer["Location"]) == (302, f"/guest-screen/{link.uuid}/")
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("no-referrer", "no-store, private")


def test_somebody_says_who_they_are_before_they_see_anything_and_answers_once(client: Client) -> None:
    link, key = a_sent_link()
    screen = client.get(f"/guest/{key}/")["Location"]

    assert "Say who you are" in client.get(screen).content.decode()
    assert "Tick the box" in client.post(screen, WHO | {"is_me": ""}).content.decode()
    assert client.post(screen, WHO).status_code == 302
    assert client.get(screen).content == b"Hello Sue Pervisor"
    assert client.post(screen).content == b"Answered"
    assert "You have answered, thank you" in client.get(screen).content.decode()
    assert "You have answered, thank you" in client.get(f"/guest/{key}/").content.decode()
    link.refresh_from_db()
    assert link.confirmed_role == "Practice nurse, Elm Road"


def test_a_mail_scanner_that_opens_the_link_uses_nothing_up(client: Client) -> None:
    _, key = a_sent_link()

    for _scan in range(3):
        Client().get(f"/guest/{key}/")

    assert client.get(f"/guest/{key}/").status_code == 302


def test_the_screen_alone_without_the_link_leads_nowhere(client: Client) -> None:
    link, key = a_sent_link()
    Client().get(f"/guest/{key}/")

    answer = client.get(f"/guest-screen/{link.uuid}/")

    assert answer.status_code == 404
    assert "We do not know this link" in answer.content.decode()


def test_whoever_asked_cannot_answer_with_the_link_themselves(client: Client) -> None:
    ann = a_person("Ann Lee")
    _, key = a_sent_link(ann)
    client.force_login(ann)

    screen = client.get(f"/guest/{key}/")["Location"]

    assert "somebody else has to answer" in client.post(screen, WHO).content.decode()
    assert GuestAccess.objects.filter(event="refused", reason="own").exists()


def test_two_links_stay_apart_in_one_browser(client: Client) -> None:
    (_, one), (_, other) = a_sent_link(), a_sent_link()
    first = client.get(f"/guest/{one}/")["Location"]
    second = client.get(f"/guest/{other}/")["Location"]

    client.post(first, WHO)

    assert client.get(first).content == b"Hello Sue Pervisor"
    assert "Say who you are" in client.get(second).content.decode()


@override_settings(ACCOUNT_RATE_LIMITS={"guest_link": "2/m/ip"})
def test_whoever_guesses_keys_has_to_wait_and_no_key_is_told(client: Client) -> None:
    _, key = a_sent_link()

    answers = [client.get("/guest/guessed/").status_code for _ in range(3)]

    assert answers == [404, 404, 429]
    assert client.get(f"/guest/{key}/").status_code == 429
    assert GuestAccess.objects.filter(event="refused", link=None).count() == 2


@override_settings(ACCOUNT_RATE_LIMITS={"guest_link": "2/m/ip"})
def test_opening_a_link_that_works_never_counts_as_guessing(client: Client) -> None:
    _, key = a_sent_link()

    assert {client.get(f"/guest/{key}/").status_code for _ in range(5)} == {302}
