from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from people.models import JoinRequest, Person, Post
from people.vocabulary import JoinState
from tests.website.joining import an_administrator, an_employer, somebody_of_the_team, waiting

pytestmark = pytest.mark.django_db

LIST = "/lead/requests/"


def at(request: JoinRequest) -> str:
    return f"{LIST}{request.uuid}/"


def test_an_administrator_sees_and_answers_what_waits_with_their_employer_alone(client: Client) -> None:
    ours, theirs = an_employer("Ours"), an_employer("Theirs")
    ruth = an_administrator(ours)
    an_administrator(theirs, "Olu")
    mine, other = waiting(ours), waiting(theirs, name="Bo Ray", address="bo@new.example")
    client.force_login(ruth)

    said = client.get(LIST).content.decode()

    assert "Nia Jones" in said
    assert "Bo Ray" not in said
    assert client.get(at(other)).status_code == 404
    assert client.post(at(other), {"do": "approve", "role": "1"}).status_code == 404
    client.post(at(mine), {"do": "approve", "role": "1"})
    assert Post.objects.get().person.name == "Nia Jones"


def test_the_second_to_answer_reads_who_was_first(client: Client) -> None:
    ours = an_employer()
    ruth, olu = an_administrator(ours), an_administrator(ours, "Olu")
    request = waiting(ours)
    client.force_login(ruth)
    client.post(at(request), {"do": "approve", "role": "1"})
    client.force_login(olu)

    said = client.post(at(request), {"do": "decline", "reason": "twice"}, follow=True).content.decode()

    assert "Somebody has answered this request already" in said
    assert "Ruth Adeyemi answered" in said
    assert JoinRequest.objects.get().state == JoinState.APPROVED


def test_the_team_chooses_the_employer_that_was_meant(client: Client) -> None:
    ours = an_employer("Riverside Wellbeing")
    request = waiting(None, employer_name="Riverside Wellbieng")
    client.force_login(somebody_of_the_team())
    answer = {"do": "approve", "role": "1", "employer": "Riverside Wellbieng"}

    said = client.post(at(request), answer).content.decode()
    assert "No organisation on Linkway has this name or code" in said
    client.post(at(request), {**answer, "employer": "riverside wellbeing"})

    assert Post.objects.get().employer == ours


def test_another_reason_needs_words_and_what_was_typed_is_kept(client: Client) -> None:
    ours = an_employer()
    client.force_login(an_administrator(ours))
    request = waiting(ours)

    said = client.post(at(request), {"do": "decline", "reason": "other", "words": ""}).content.decode()

    assert "Say in a few words what the reason is" in said
    assert JoinRequest.objects.get().state == JoinState.WAITING


def test_a_request_is_passed_to_the_programme_team(client: Client) -> None:
    ours = an_employer()
    ruth = an_administrator(ours)
    somebody_of_the_team()
    request = waiting(ours)
    client.force_login(ruth)

    client.post(at(request), {"do": "forward", "to": "team"})

    assert JoinRequest.objects.get().waiting_with is None
    assert client.get(at(request)).status_code == 404
    assert not Person.objects.known_as("nia@new.example").exists()


def test_when_nobody_waits_the_list_says_what_to_do(client: Client) -> None:
    client.force_login(an_administrator(an_employer()))

    assert "Nobody is waiting" in client.get(LIST).content.decode()


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_takes_the_same_number_of_queries_however_long(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    ours = an_employer()
    ruth = an_administrator(ours)
    for each in range(number):
        waiting(ours, address=f"p{each}@new.example")
    client.force_login(ruth)
    client.get(LIST)

    # session and person 2, may they 2, header and tabs 6, whose list 1, count and requests 2, unread 1
    with django_assert_max_num_queries(16):
        client.get(LIST)
