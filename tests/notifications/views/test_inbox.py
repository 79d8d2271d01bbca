"""The inbox, the count beside the name, and the banner of an address that fails."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from notifications.actions.bounce import note_reports
from notifications.actions.send import send_due
from notifications.models import Notification
from notifications.rules.bounce_report import BounceReport
from people.models import Person
from tests.notifications.news import LISTENING, MONDAY_MORNING, a_notification
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
INBOX = "/learn/inbox/"


@pytest.fixture
def nia(client: Client) -> Person:
    person = a_person("Nia Roberts", "nia@test.example")
    client.force_login(person)
    return person


def said(client: Client, path: str = INBOX) -> str:
    return client.get(path, follow=True).content.decode()


def test_an_empty_inbox_says_what_will_stand_there(client: Client, nia: Person) -> None:
    assert "No messages yet" in said(client)


def test_messages_stand_newest_first_and_only_ones_own(client: Client, nia: Person) -> None:
    a_notification(nia, occasion="one")
    a_notification(nia, occasion="two", at=MONDAY_MORNING.replace(hour=11))
    a_notification(a_person())

    page = client.get(INBOX)

    assert [told.occasion for told in page.context["page_obj"]] == ["two", "one"]
    assert page.context["account"]["inbox"]["unread"] == 2


def test_the_number_beside_the_name_falls_as_messages_are_opened_and_read(
    client: Client, nia: Person
) -> None:
    first, second, _ = (a_notification(nia, occasion=number) for number in range(3))

    assert client.get(f"{INBOX}{first.uuid}/").headers["Location"] == LISTENING.url
    assert client.get(INBOX).context["account"]["inbox"]["unread"] == 2
    client.post(f"{INBOX}read/", {"notification": second.uuid})
    assert client.get(INBOX).context["account"]["inbox"]["unread"] == 1
    client.post(f"{INBOX}read/")
    assert client.get(INBOX).context["account"]["inbox"]["unread"] == 0


def test_anothers_message_does_not_exist(client: Client, nia: Person) -> None:
    theirs = a_notification(a_person())

    assert client.get(f"{INBOX}{theirs.uuid}/").status_code == 404
    assert client.post(f"{INBOX}read/", {"notification": theirs.uuid}).status_code == 404
    assert client.post(f"{INBOX}read/", {"notification": "nonsense"}).status_code == 404
    assert not Notification.objects.get(pk=theirs.pk).is_read


@pytest.mark.parametrize("messages", [1, 60])
def test_the_inbox_takes_few_queries_however_full(
    messages: int, client: Client, nia: Person, django_assert_max_num_queries: Any
) -> None:
    for number in range(messages):
        a_notification(nia, occasion=number)
    client.get(INBOX)

    with django_assert_max_num_queries(8):  # session, person, count, page, letterbox, the header's places
        page = client.get(INBOX)

    assert len(page.context["page_obj"]) == min(messages, 25)


def test_an_address_that_fails_shows_a_banner_everywhere_until_it_works(client: Client, nia: Person) -> None:
    mail = a_notification(nia).mail
    send_due(at=MONDAY_MORNING)
    assert "come back" not in said(client, "/learn/account/")

    note_reports([BounceReport("r1", mail.address, "permanent", "5.1.1", mail.message_id)], at=MONDAY_MORNING)

    assert "Our e-mails to nia@test.example come back" in said(client, "/learn/account/")
    client.post(f"{INBOX}address-works/")
    assert "come back" not in said(client, "/learn/account/")
