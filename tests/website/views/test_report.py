from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.factories import NOW, TODAY, a_person
from tests.website.asking import NHS_NUMBER, asked
from tests.website.joining import link_to, somebody_of_the_team
from website.actions.help_request import answer
from website.models import HelpRequest

pytestmark = pytest.mark.django_db

REPORT = "/help/ask/"
SAID = {"kind": "technical", "words": "The button does nothing.", "page": "/learn/"}


def test_every_page_has_a_link_that_names_it_and_nothing_that_was_typed_there(client: Client) -> None:
    said = client.get("/search/", {"q": "something private"}).content.decode()

    assert "Something wrong with this page?" in said
    assert "/help/ask/?page=%2Fsearch%2F&quot;" in said.replace('"', "&quot;")


def test_a_page_with_a_key_in_its_address_is_named_without_the_key(client: Client) -> None:
    said = client.get("/help/answers/no-such-key/").content.decode()

    assert "no-such-key" not in said


def test_a_visitor_asks_and_reads_by_when_there_is_an_answer(client: Client) -> None:
    somebody_of_the_team()

    said = client.post(REPORT, SAID, follow=True).content.decode()

    request = HelpRequest.objects.get()
    assert request.number in said
    assert "Monday 7 December" in said or request.due_on > TODAY
    assert (request.page, request.asker, request.address) == ("/learn/", None, "")


def test_a_learner_is_not_asked_who_they_are_and_what_is_posted_of_it_is_not_kept(client: Client) -> None:
    maya = a_person("Maya")
    client.force_login(maya)

    assert "Your e-mail address" not in client.get(REPORT).content.decode()
    client.post(REPORT, {**SAID, "address": "other@new.example"})

    request = HelpRequest.objects.get()
    assert (request.asker, request.address) == (maya, "")


def test_an_nhs_number_is_refused_and_what_was_typed_is_kept(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        said = client.post(REPORT, {**SAID, "words": f"About {NHS_NUMBER}", "own": "on"}).content.decode()

    assert "This has an NHS number in it" in said
    assert f"About {NHS_NUMBER}</textarea>" in said
    assert not HelpRequest.objects.exists()
    assert "nhs_number: 1" in caplog.text
    assert NHS_NUMBER not in caplog.text


def test_a_postcode_is_asked_about_once_and_the_confirmation_is_kept(client: Client) -> None:
    words = {**SAID, "words": "Our office at LS1 4AP is missing."}

    said = client.post(REPORT, words).content.decode()
    assert "a postcode" in said
    assert not HelpRequest.objects.exists()
    client.post(REPORT, {**words, "own": "on"})

    assert HelpRequest.objects.get().confirmed == ["postcode"]


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "x" * 3000, "\x00"])  # fmt: skip
def test_a_page_that_is_not_of_this_site_is_left_out(client: Client, page: str) -> None:
    assert client.get(REPORT, {"page": page}).status_code == 200
    client.post(REPORT, {**SAID, "page": page})

    assert all(request.page == "" for request in HelpRequest.objects.all())


def test_too_many_in_an_hour_are_refused_and_what_was_typed_is_kept(client: Client) -> None:
    for _ in range(20):
        client.post(REPORT, SAID)

    said = client.post(REPORT, {**SAID, "words": "One more"}).content.decode()

    assert "many requests from where you are" in said
    assert "One more</textarea>" in said
    assert HelpRequest.objects.count() == 20


def test_only_whoever_asked_reads_the_answer(client: Client) -> None:
    ada, maya, other = somebody_of_the_team(), a_person("Maya"), a_person("Olu")
    request = asked(asker=maya)
    answer(request, words="Turn it off and on", by=ada, at=NOW)
    page = reverse("website:my_help_request", args=[request.uuid])

    client.force_login(other)
    assert client.get(page).status_code == 404
    client.force_login(maya)
    said = client.get(page).content.decode()

    assert "Turn it off and on" in said
    assert "Ada" not in said


def test_somebody_without_an_account_reads_the_answer_by_the_link_and_asks_again(client: Client) -> None:
    ada = somebody_of_the_team()
    request = asked(name="Nia", address="nia@new.example")
    answer(request, words="Turn it off and on", by=ada, at=NOW)
    link = link_to("nia@new.example")
    path = link[link.index("/help/") :]

    assert "Turn it off and on" in client.get(path).content.decode()
    assert client.get(path[:-3] + "xx/").status_code == 404
    client.post(path, {"words": "It is still so"})

    request.refresh_from_db()
    assert request.state == "open"


@pytest.mark.parametrize("number", [1, 30])
def test_my_requests_take_the_same_queries_however_many(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    maya = a_person("Maya")
    for _ in range(number):
        asked(asker=maya)
    client.force_login(maya)
    client.get("/help/requests/")

    # session and person 2, requests 1, inbox 1, the places in the header 3, second step 1
    with django_assert_max_num_queries(9):
        client.get("/help/requests/")
