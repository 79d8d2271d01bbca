from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from foundations import clock
from people.models import Invitation, Person
from people.rules.invitation import LASTS
from people.vocabulary import ResponsibilityKind
from tests.courses.world import the_programme
from tests.people.factories import a_person, a_post, a_responsibility
from tests.website.joining import (
    PASSWORD,
    a_link_worker_at,
    an_administrator,
    an_employer,
    link_to,
    mails_to,
    somebody_of_the_team,
)
from website.actions.invitation import send_invitation

pytestmark = pytest.mark.django_db

PAGE = "/join/invitation/"


def an_invited(**fields: Any) -> Person:
    maya = a_person("Maya Ellis", "maya@x.example", **fields)
    send_invitation(maya, by=None, at=clock.now())
    return maya


def opened(client: Client) -> str:
    return client.get(link_to("maya@x.example"), follow=True).content.decode()


def test_the_key_leaves_the_address_at_once(client: Client) -> None:
    an_invited()

    answer = client.get(link_to("maya@x.example"))

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    assert "Welcome, Maya Ellis" in client.get(PAGE).content.decode()


def test_accepting_leads_through_who_sees_what_and_my_post_to_my_learning(client: Client) -> None:
    maya = an_invited()
    a_post(maya, an_employer())
    opened(client)

    first = client.post(PAGE, {"password": PASSWORD})

    assert first.headers["Location"] == reverse("website:welcome_who_sees_what")
    assert reverse("website:welcome_post") in client.get(first.headers["Location"]).content.decode()
    assert "Riverside Wellbeing" in client.get(reverse("website:welcome_post")).content.decode()
    assert client.get(reverse("website:welcome_begin")).headers["Location"] == reverse("website:my_learning")


def test_somebody_invited_who_sets_a_new_password_instead_is_enrolled_all_the_same(client: Client) -> None:
    the_programme()
    maya = an_invited()
    a_post(maya, an_employer())
    client.post(reverse("account_reset_password"), {"email": "maya@x.example"})
    link = link_to("maya@x.example")
    assert "/password/reset/key/" in link

    page = client.get(link[link.index("/accounts/") :], follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})

    assert maya.enrolments.count() == 1
    assert Invitation.objects.get().accepted_at is not None
    client.force_login(maya)
    assert maya.enrolments.count() == 1


def test_a_weak_password_is_refused_and_the_invitation_stays(client: Client) -> None:
    an_invited()
    opened(client)

    said = client.post(PAGE, {"password": "maya"}).content.decode()

    assert "There is something to put right" in said
    assert client.post(PAGE, {"password": PASSWORD}).status_code == 302


def test_a_used_invitation_says_so_and_leads_to_signing_in(client: Client) -> None:
    an_invited()
    opened(client)
    client.post(PAGE, {"password": PASSWORD})

    said = opened(Client())

    assert "This invitation has been used" in said
    assert reverse("account_login") in said


def test_an_unknown_invitation_is_explained_and_not_there(client: Client) -> None:
    answer = client.get("/join/invitation/no-such-key/", follow=True)

    assert answer.status_code == 404
    assert "We do not know this invitation" in answer.content.decode()


def expired() -> None:
    sent = clock.now() - LASTS - timedelta(days=1)
    Invitation.objects.update(sent_at=sent, expires_at=sent + LASTS)


def test_an_expired_invitation_sends_a_new_one_to_the_same_address(client: Client) -> None:
    an_invited()
    expired()
    assert "This invitation has expired" in opened(client)

    said = client.post("/join/invitation/again/", follow=True).content.decode()

    assert "A new invitation is on its way" in said
    assert len(mails_to("maya@x.example")) == 2
    assert "Welcome, Maya Ellis" in opened(Client())


def test_one_that_has_not_expired_sends_nothing_again(client: Client) -> None:
    an_invited()
    opened(client)

    client.post("/join/invitation/again/")

    assert len(mails_to("maya@x.example")) == 1


def test_asking_again_and_again_is_stopped(client: Client) -> None:
    an_invited()
    expired()
    opened(client)

    answers = [client.post("/join/invitation/again/").status_code for _ in range(4)]

    assert answers == [302, 302, 302, 429]


LISTS = ["/lead/people/invitations/", "/admin/invitations/"]


@pytest.mark.parametrize("address", LISTS)
def test_sending_is_a_second_step_that_shows_how_many_and_to_whom(client: Client, address: str) -> None:
    team = somebody_of_the_team()
    maya, bo = a_person("Maya Ellis", "maya@x.example"), a_person("Bo Ray", "bo@x.example")
    client.force_login(team)
    assert "Bo Ray" in client.get(address).content.decode()

    said = client.post(address, {"person": [maya.pk, bo.pk]}).content.decode()

    assert "Send 2 invitations?" in said
    assert "maya@x.example" in said
    assert not Invitation.objects.exists()
    client.post(address, {"person": [maya.pk, bo.pk], "send": "1"})
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_list_says_what_to_do(client: Client, address: str) -> None:
    client.force_login(somebody_of_the_team())

    said = client.get(address).content.decode()

    assert "Everybody has come in" in said
    assert "href=" in said


def test_an_administrator_invites_their_own_people_and_nobody_elses(client: Client) -> None:
    ours = an_employer("Ours")
    mine, other = a_link_worker_at(ours, "Mine"), a_link_worker_at(an_employer("Theirs"), "Other")
    client.force_login(an_administrator(ours))

    said = client.get(LISTS[0]).content.decode()
    client.post(LISTS[0], {"person": [mine.pk, other.pk, "x", "9" * 30], "send": "1"})

    assert "Mine" in said
    assert "Other" not in said
    assert [invitation.person for invitation in Invitation.objects.all()] == [mine]


def test_the_list_in_admin_is_for_the_programme_team(client: Client) -> None:
    client.force_login(an_administrator(an_employer()))

    assert client.get(LISTS[1]).status_code == 404


@pytest.mark.parametrize("people", [1, 60])
def test_the_list_takes_the_same_number_of_queries_however_long(
    client: Client, people: int, django_assert_max_num_queries: Any
) -> None:
    ours = an_employer()
    for _ in range(people):
        a_link_worker_at(ours)
    client.force_login(an_administrator(ours))
    client.get(LISTS[0])

    # session 1, person 1, may they 2, places in the header and tabs 6, the count and the people 2, unread 1
    with django_assert_max_num_queries(16):
        client.get(LISTS[0])


def test_whoever_signs_in_begins_where_their_work_is(client: Client) -> None:
    employer = an_employer()
    keeper, team = an_administrator(employer), somebody_of_the_team()
    lead = a_person("Lou", password=PASSWORD)
    a_responsibility(lead, ResponsibilityKind.LINE_MANAGER, subject=a_person())
    learner, trainer = a_person("Nia", password=PASSWORD), a_person("Tess", password=PASSWORD)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)

    for person, begins in (
        (keeper, "/lead/posts/"),
        (lead, "/lead/"),
        (team, "/lead/posts/"),
        (trainer, "/admin/"),
        (learner, "/learn/"),
    ):
        client.force_login(person)
        assert client.get(reverse(settings.LOGIN_REDIRECT_URL))["Location"] == begins
