"""The observer's form is kept while it is filled in, and what was typed stays on the screen whatever became of the request."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from assessments.actions.observation import withdraw
from assessments.models import ObservationRecord
from foundations.clock import now
from people.models import GuestAccess, Person
from tests.assessments.observing import GUEST, a_learner_who_is_observed, a_supervisor
from tests.assessments.views.test_observation import LIST, as_guest, asked_now, read, signed_in, today_posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Person:
    return a_learner_who_is_observed()


@pytest.fixture
def gwen(learner: Person) -> Person:
    return a_supervisor(learner)


SCRIPT: dict[str, Any] = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
HALF = {"seen_1": "seen", "comment_1": "She waited, twice.", "keep": "1", "edition": "0"}


@pytest.mark.parametrize("who", ["member", "guest"])
def test_an_observers_form_is_kept_as_it_is_filled_in(learner: Person, gwen: Person, who: str) -> None:
    request = asked_now(learner, **({"guest": GUEST} if who == "guest" else {"observer": gwen}))
    client = as_guest() if who == "guest" else signed_in(gwen)
    url = client.here if who == "guest" else f"{LIST}{request.uuid}/"  # type: ignore[attr-defined]

    first = client.post(url, HALF, **SCRIPT)
    other_tab = client.post(url, HALF | {"comment_1": "Something else."}, **SCRIPT)
    both = client.post(url, HALF | {"comment_1": "Something else."}).content.decode()

    assert (first.status_code, first.json()) == (200, {"edition": 1})
    assert (other_tab.status_code, other_tab.json()) == (409, {"newer": True})
    assert "She waited, twice." in both
    assert "Something else." in both
    request.refresh_from_db()
    assert request.draft["comment_1"] == "She waited, twice."


@pytest.mark.parametrize("who", ["member", "guest"])
def test_a_request_that_ended_meanwhile_says_so_and_shows_what_was_typed(
    learner: Person, gwen: Person, who: str
) -> None:
    request = asked_now(learner, **({"guest": GUEST} if who == "guest" else {"observer": gwen}))
    client = as_guest() if who == "guest" else signed_in(gwen)
    url = client.here if who == "guest" else f"{LIST}{request.uuid}/"  # type: ignore[attr-defined]
    read(client, url)

    withdraw(observation=request, at=now())

    by_script = client.post(url, HALF, **SCRIPT)
    kept = client.post(url, HALF).content.decode()
    sent = client.post(url, today_posted() | {"comment_1": "She waited, twice."}).content.decode()
    assert by_script.status_code == 409
    assert "withdrawn" in by_script.json()["refused"][0]
    for page in (kept, sent):
        assert "She waited, twice." in page
        assert "withdrawn" in page
    assert not ObservationRecord.objects.exists()
    if who == "guest":
        assert GuestAccess.objects.filter(event="refused", reason="revoked").count() == 3


def test_what_a_stranger_sends_to_a_link_is_neither_kept_nor_shown_the_request(learner: Person) -> None:
    request = asked_now(learner, guest=GUEST)
    here = as_guest().here  # type: ignore[attr-defined]

    answer = Client().post(here, HALF, **SCRIPT)

    assert answer.status_code == 409
    assert learner.name not in answer.content.decode()
    request.refresh_from_db()
    assert request.draft == {}
