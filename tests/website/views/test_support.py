from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from foundations.clock import now
from notifications.models import Bounce, Mail
from people.actions.invitation import standing
from people.models import AuditEntry, Opening, Person
from people.rules.invitation import InvitationStanding
from tests.people.factories import NOW, a_person
from tests.website.asking import a_published_lesson, a_trainer, asked
from tests.website.joining import PASSWORD, mails_to, somebody_of_the_team
from website.actions.invitation import send_invitation
from website.models import HelpRequest

pytestmark = pytest.mark.django_db

QUEUE = "/lead/support/"


def at(request: HelpRequest) -> str:
    return f"{QUEUE}{request.uuid}/"


def at_person(person: Person) -> str:
    return f"{QUEUE}people/{person.pk}/"


def test_an_author_sees_what_is_said_of_their_pages_without_the_name_and_nothing_else(client: Client) -> None:
    tia, maya = a_trainer(), a_person("Maya Ellis")
    mine = asked(a_published_lesson(tia).url or "", kind="content", words="A slip", asker=maya)
    other = asked(words="Another matter")
    client.force_login(tia)

    queue, one = client.get(QUEUE).content.decode(), client.get(at(mine)).content.decode()

    assert "A slip" in queue
    assert "Another matter" not in queue
    assert "Maya" not in queue + one
    assert client.get(at(other)).status_code == 404
    client.post(at(mine), {"do": "answer", "words": "Put right"})
    mine.refresh_from_db()
    assert mine.state == "answered"


def test_the_team_claims_answers_closes_and_opens_again(client: Client) -> None:
    ada = somebody_of_the_team()
    request = asked(asker=a_person("Maya"))
    client.force_login(ada)

    for do, state in [("claim", "open"), ("close", "closed"), ("reopen", "open"), ("team", "open")]:
        assert client.post(at(request), {"do": do}).status_code == 302
        request.refresh_from_db()
        assert request.state == state
    said = client.post(at(request), {"do": "answer", "words": ""}).content.decode()
    assert "Write the answer" in said
    client.post(at(request), {"do": "answer", "words": "It is put right."})

    assert [event.what for event in request.events.order_by("pk")] == [
        "asked", "claimed", "closed", "reopened", "pooled", "answered",
    ]  # fmt: skip
    assert client.post(at(request), {"do": "nonsense"}).status_code == 404


def test_filters_show_what_they_say(client: Client) -> None:
    client.force_login(somebody_of_the_team())
    asked(words="About a page", kind="content")
    asked(words="About risk", kind="safety")

    assert "About risk" not in client.get(QUEUE, {"kind": "content"}).content.decode()
    assert "Nothing waits here" in client.get(QUEUE, {"show": "answered"}).content.decode()
    assert client.get(QUEUE, {"show": "x", "kind": "y", "page": "z"}).status_code == 200
    everything = client.get(QUEUE).content.decode()
    assert everything.index("About risk") < everything.index("About a page")


@pytest.mark.parametrize("number", [1, 45])
def test_the_queue_takes_the_same_queries_however_long(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    client.force_login(somebody_of_the_team())
    for _ in range(number):
        asked(asker=a_person("Maya"))
    client.get(QUEUE)

    # session and person 2, may they 2, header and tabs 6, count and requests 2, inbox 1, second step 1
    with django_assert_max_num_queries(16):
        client.get(QUEUE)


def test_a_person_is_found_by_any_address_and_whoever_looks_is_written_down(client: Client) -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya Ellis")
    EmailAddress.objects.create(user=maya, email="maya@second.example", verified=True)
    client.force_login(ada)

    assert "Maya Ellis" in client.get(f"{QUEUE}people/", {"q": "second.exam"}).content.decode()
    assert "Nobody has this name" in client.get(f"{QUEUE}people/", {"q": "zzqq"}).content.decode()
    client.get(at_person(maya))

    assert Opening.objects.filter(by=ada, person=maya).exists()


def test_an_invitation_is_sent_again_and_the_mails_show_what_became_of_them_not_what_they_say(
    client: Client,
) -> None:
    ada, nia = somebody_of_the_team(), a_person("Nia Jones")
    send_invitation(nia, by=ada, at=NOW)
    mail = Mail.objects.get()
    Bounce.objects.create(report="r1", mail=mail, address=mail.address, kind="permanent", at=NOW)
    client.force_login(ada)

    client.post(at_person(nia), {"do": "invite"})
    said = client.get(at_person(nia)).content.decode()

    assert len(mails_to(nia.email or "")) == 2
    assert "Your invitation" in said
    assert "Mail comes back" in said
    assert "/join/invitation/" not in said


def test_an_address_is_changed_after_a_check_and_both_addresses_are_told(client: Client) -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya Ellis", password=PASSWORD)
    former = maya.email or ""
    client.force_login(ada)
    change = {"do": "address", "address": "Maya@New.example"}

    said = client.post(at_person(maya), change).content.decode()
    assert "Say how you made sure" in said
    client.post(at_person(maya), {**change, "check": "telephone"})

    maya.refresh_from_db()
    assert maya.email == "maya@new.example"
    assert not EmailAddress.objects.filter(email=former).exists()
    assert [len(mails_to(address)) for address in (former, "maya@new.example")] == [1, 1]
    entry = AuditEntry.objects.get(action="address changed by support")
    assert (entry.by, entry.person, entry.detail["check"]) == (ada, maya, "telephone")
    assert former not in str(entry.detail)


def test_whoever_changes_an_address_has_shown_lately_that_it_is_them(client: Client) -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya")
    Person.objects.filter(pk=ada.pk).update(is_demo=False)
    client.force_login(ada)
    session = client.session
    session["fresh_at"] = 0
    session.save()

    client.post(at_person(maya), {"do": "address", "address": "x@new.example", "check": "telephone"})

    assert not Person.objects.filter(email="x@new.example").exists()


def test_nobody_changes_their_own_address_an_administrators_or_to_somebody_elses(client: Client) -> None:
    ada, maya = somebody_of_the_team(), a_person("Maya")
    admin = a_person("Root", is_superuser=True)
    client.force_login(ada)
    change = {"do": "address", "address": maya.email, "check": "telephone"}

    assert "Change your own address" in client.post(at_person(ada), change).content.decode()
    assert "administrator of the whole site" in client.post(at_person(admin), change).content.decode()
    olu = a_person("Olu")
    assert "Somebody already has this" in client.post(at_person(olu), change).content.decode()
    assert not AuditEntry.objects.filter(action="address changed by support").exists()


def test_an_invitation_to_a_wrong_mailbox_stops_working_when_the_address_is_changed(client: Client) -> None:
    ada, nia = somebody_of_the_team(), a_person("Nia Jones")
    invitation = send_invitation(nia, by=ada, at=now() - timedelta(days=1))
    client.force_login(ada)

    client.post(at_person(nia), {"do": "address", "address": "nia@right.example", "check": "employer"})

    invitation.refresh_from_db()
    nia.refresh_from_db()
    assert standing(invitation, nia, at=now()) is InvitationStanding.EXPIRED
