from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from notifications.models import Mail
from people.models import JoinRequest, Person
from people.vocabulary import DeclineReason, JoinState
from tests.courses.world import a_module, a_programme
from tests.people.factories import NOW, TODAY, a_person
from tests.website.joining import PASSWORD, an_administrator, an_employer, link_to, waiting
from website.actions.join_request import approve, decline

pytestmark = pytest.mark.django_db

FORM = "/join/link-worker/"


def said_by(name: str = "Nia Jones", address: str = "nia@new.example", **changes: str) -> dict[str, str]:
    return {
        "name": name, "address": address, "role": "1", "employer": "Riverside Wellbeing", "place": "",
        "started_on": "2026-09-01",
    } | changes  # fmt: skip


def test_the_screens_say_the_same_whoever_has_the_address() -> None:
    a_person(email="known@x.example", password=PASSWORD)
    a_person(email="invited@x.example")
    seen = []
    for address in ("known@x.example", "invited@x.example", "nobody@x.example"):
        client = Client()
        answer = client.post(FORM, said_by(address=address), follow=True)
        seen.append((answer.redirect_chain, answer.content.decode().replace(address, "…")))

    assert seen[0] == seen[1] == seen[2]
    assert Mail.objects.count() == 3


def test_a_request_is_sent_by_pressing_a_button_and_not_by_opening_a_link(client: Client) -> None:
    an_employer()
    client.post(FORM, said_by())
    link = link_to("nia@new.example")

    assert "Confirm your address" in client.get(link).content.decode()
    assert JoinRequest.objects.get().state == JoinState.UNVERIFIED
    client.post(link)
    assert JoinRequest.objects.get().state == JoinState.WAITING
    assert "waiting for an answer" in client.get(link).content.decode()


@pytest.mark.parametrize(
    ("name", "kept"), [("O", "O"), ("李明", "李明"), ("  Żaneta   Wójcik ", "Żaneta Wójcik"), ("نور", "نور")]
)
def test_a_name_of_one_letter_or_in_another_script_is_a_name(client: Client, name: str, kept: str) -> None:
    client.post(FORM, said_by(name=name))

    assert JoinRequest.objects.get().name == kept


@pytest.mark.parametrize("name", ["", "   ", "123", "🙂"])
def test_a_name_without_a_letter_is_asked_for_again_and_the_rest_is_kept(client: Client, name: str) -> None:
    said = client.post(FORM, said_by(name=name)).content.decode()

    assert "There is something to put right" in said
    assert "Riverside Wellbeing" in said
    assert not JoinRequest.objects.exists()


def test_an_address_with_capitals_and_a_plus_is_kept_in_small_letters(client: Client) -> None:
    client.post(FORM, said_by(address="Nia.Jones+Work@New.Example"))

    assert JoinRequest.objects.get().address == "nia.jones+work@new.example"


def test_an_employer_that_may_be_several_is_chosen_and_one_that_is_unknown_is_kept(client: Client) -> None:
    wellbeing, homes = an_employer("Riverside Wellbeing"), an_employer("Riverside Homes")

    said = client.post(FORM, said_by(employer="riverside")).content.decode()
    assert wellbeing.name in said
    assert homes.name in said
    assert not JoinRequest.objects.exists()
    client.post(FORM, said_by(employer="riverside", employer_choice=str(homes.pk)))
    assert JoinRequest.objects.get().employer == homes

    client.post(FORM, said_by(address="other@x.example", employer="riverside", employer_choice="none"))
    client.post(FORM, said_by(address="third@x.example", employer="Nowhere at all"))
    kept = JoinRequest.objects.filter(employer__isnull=True).order_by("pk")
    assert [request.employer_name for request in kept] == ["riverside", "Nowhere at all"]


def test_asking_for_one_address_again_and_again_is_stopped(client: Client) -> None:
    answers = [client.post(FORM, said_by()).status_code for _ in range(6)]

    assert answers == [302] * 5 + [429]
    assert JoinRequest.objects.count() == 1


def test_no_answer_to_a_stranger_shows_what_was_asked(client: Client) -> None:
    answer = client.get("/join/request/no-such-key/")

    assert answer.status_code == 404
    assert "We do not know this link" in answer.content.decode()


def test_the_answer_stands_behind_the_link_in_the_mail(client: Client) -> None:
    employer = an_employer()
    ruth = an_administrator(employer)
    request = waiting(employer)
    decline(request, reason=DeclineReason.NOT_HERE, words="Try the <b>other</b> board.", by=ruth, at=NOW)

    said = client.get(link_to("nia@new.example")).content.decode()

    assert "The programme is not offered where you work" in said
    assert "Try the &lt;b&gt;other&lt;/b&gt; board." in said
    assert client.get(link_to("nia@new.example")[:-3] + "xx/").status_code == 404


def test_an_open_programme_is_offered_and_joined_without_anybody_approving(client: Client) -> None:
    programme = a_programme("champions", modules=[("c1", "Module c1")])
    a_module(programme, "c1", lessons=1)
    assert "Programme champions" in client.get("/join/").content.decode()

    client.post("/join/programmes/champions/", {"name": "Kim", "address": "kim@x.example"})
    said = client.post(link_to("kim@x.example"), follow=True).content.decode()
    assert "Welcome, Kim" in said
    client.post("/join/invitation/", {"password": PASSWORD})

    assert "Module c1" in client.get("/learn/").content.decode()
    assert len(mail.outbox) <= 1


def test_somebody_who_is_in_takes_a_place_with_one_press(client: Client) -> None:
    programme = a_programme("champions", modules=[("c1", "Module c1")])
    a_module(programme, "c1", lessons=1)
    kim = a_person("Kim")
    client.force_login(kim)

    answer = client.get("/join/programmes/champions/")
    assert answer.headers["Location"] == reverse("website:take_place", args=["champions"])
    assert not kim.enrolments.exists()
    client.post(answer.headers["Location"])
    client.post(answer.headers["Location"])

    assert kim.enrolments.count() == 1


def test_an_approved_request_leads_to_the_invitation(client: Client) -> None:
    employer = an_employer()
    approve(waiting(employer), by=an_administrator(employer), at=NOW, today=TODAY)

    said = client.get(link_to("nia@new.example"), follow=True).content.decode()

    assert "Welcome, Nia Jones" in said
    assert Person.objects.known_as("nia@new.example").exists()
