"""The outbox meets a mail server."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from foundations.registries import Registry
from notifications import kinds
from notifications.actions.notify import notify
from notifications.actions.preference import stop
from notifications.actions.read import mark_read
from notifications.actions.send import Outcome, send, send_due
from notifications.actions.write import write_to
from notifications.kinds import About
from notifications.models import Bounce, Mail
from notifications.rules.retry import PAUSES
from tests.notifications.news import (
    ALWAYS,
    AT_ONCE,
    LISTENING,
    MONDAY_MORNING,
    READY,
    SATURDAY,
    a_kind,
    a_notification,
)
from tests.notifications.sink import Sink
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db

NIGHT = MONDAY_MORNING.replace(hour=23)
TUESDAY_AT_EIGHT = (MONDAY_MORNING + timedelta(days=1)).replace(hour=8)


@pytest.fixture(autouse=True)
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[Any] = Registry("notification_kinds")
    for kind in (READY, AT_ONCE, ALWAYS):
        registry.register(kind.code, kind)
    monkeypatch.setattr(kinds, "notification_kinds", registry)


def test_a_mail_has_html_and_text_one_action_why_it_came_and_how_it_is_stopped(sink: Sink) -> None:
    a_notification(a_person("Nia Roberts", "nia@test.example"))

    assert send_due(at=MONDAY_MORNING) == 1

    (taken,) = sink.taken
    text = taken.get_body(("plain",)).get_content()
    html = taken.get_body(("html",)).get_content()
    for body in (text, html):
        assert "Hello Nia," in body
        assert "“Listening” is ready for you." in body
        assert "You get this because you asked for it." in body
        assert "/programmes/listening/" in body
        assert "/mail/stop/" in body
    assert html.count("lw-button") == 0
    assert (taken["To"], taken["Subject"]) == ("nia@test.example", "Ready: Listening")
    assert taken["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/mail/stop/" in taken["List-Unsubscribe"]
    assert taken["Auto-Submitted"] == "auto-generated"


def test_what_may_not_be_stopped_offers_no_stopping(sink: Sink) -> None:
    a_notification(a_person(), ALWAYS)

    send_due(at=MONDAY_MORNING)

    assert sink.taken[0]["List-Unsubscribe"] is None
    assert "/mail/stop/" not in str(sink.taken[0])


def test_a_mail_is_sent_once(sink: Sink) -> None:
    mail = a_notification(a_person()).mail

    assert send(mail.pk, at=MONDAY_MORNING) is Outcome.SENT
    assert send(mail.pk, at=MONDAY_MORNING) is Outcome.LEFT_ALONE
    assert send_due(at=NIGHT) == 0
    assert len(sink.taken) == 1


def test_a_mail_told_at_night_comes_in_the_morning_even_when_the_worker_was_late(sink: Sink) -> None:
    a_notification(a_person(), at=MONDAY_MORNING)

    assert send_due(at=NIGHT) == 0
    assert Mail.objects.get().not_before == TUESDAY_AT_EIGHT
    assert send_due(at=TUESDAY_AT_EIGHT) == 1


def test_a_server_that_is_away_is_asked_again_ever_less_often_until_it_is_given_up(
    no_mail_server: None,
) -> None:
    mail = write_to("new@test.example", AT_ONCE, {}, MONDAY_MORNING, about=LISTENING, occasion="once")
    at = MONDAY_MORNING

    for pause in PAUSES:
        assert send(mail.pk, at=at) is Outcome.NO_SERVER
        assert send(mail.pk, at=at) is Outcome.LEFT_ALONE
        at += pause
    send(mail.pk, at=at)

    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.problem) == ("failed", 9, "ConnectionRefusedError")


def test_one_attempt_is_enough_to_know_that_the_server_is_away(no_mail_server: None) -> None:
    for number in range(3):
        write_to(f"new{number}@test.example", AT_ONCE, {}, MONDAY_MORNING, about=LISTENING, occasion="once")

    send_due(at=MONDAY_MORNING)

    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_a_refused_address_comes_back_at_once_and_the_next_mail_still_goes(sink: Sink) -> None:
    nia, ola = a_person(email="nia@test.example"), a_person(email="ola@test.example")
    sink.refuse["nia@test.example"] = "550 5.1.1 nobody here"
    refused, taken = a_notification(nia).mail, a_notification(ola).mail

    assert send_due(at=MONDAY_MORNING) == 1

    refused.refresh_from_db()
    taken.refresh_from_db()
    assert (refused.state, refused.problem, taken.state) == ("bounced", "550 SMTPRecipientsRefused", "sent")
    assert Bounce.objects.get().address == "nia@test.example"
    a_notification(nia, occasion="later")
    assert Mail.objects.filter(person=nia).count() == 1, "no further mail to an address that takes none"


def test_a_busy_server_is_asked_again(sink: Sink) -> None:
    sink.refuse["nia@test.example"] = "451 4.7.1 come back later"
    mail = a_notification(a_person(email="nia@test.example")).mail

    assert send(mail.pk, at=MONDAY_MORNING) is Outcome.NOT_TAKEN
    sink.refuse.clear()
    assert send_due(at=MONDAY_MORNING + timedelta(minutes=2)) == 1


def test_a_mail_that_cannot_be_made_does_not_hold_up_the_others(
    sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = write_to("a@test.example", AT_ONCE, {}, MONDAY_MORNING, about=LISTENING, occasion="once")
    Mail.objects.filter(pk=broken.pk).update(message={"action": {"label": "no url"}})
    write_to("b@test.example", AT_ONCE, {}, MONDAY_MORNING, about=LISTENING, occasion="once")

    assert send_due(at=MONDAY_MORNING) == 1
    broken.refresh_from_db()
    assert (broken.state, broken.problem) == ("failed", "KeyError")


@pytest.mark.parametrize("what", ["deactivated", "erased", "stopped", "read"])
def test_what_is_no_longer_for_them_is_not_sent(sink: Sink, what: str) -> None:
    nia = a_person()
    told = a_notification(nia, at=SATURDAY)

    if what == "deactivated":
        nia.is_active = False
        nia.save()
    elif what == "erased":
        nia.email = None
        nia.save()
    elif what == "stopped":
        stop(person=nia, kind=READY.code, at=SATURDAY)
    else:
        mark_read(person=nia, at=SATURDAY, uuid=told.uuid)

    assert send_due(at=MONDAY_MORNING) == 0
    assert sink.taken == []
    mail = Mail.objects.get()
    assert (mail.state, mail.message) == ("cancelled", {})


def test_a_message_follows_somebody_to_their_new_address(sink: Sink) -> None:
    nia = a_person(email="old@test.example")
    a_notification(nia, at=SATURDAY)
    nia.email = "new@test.example"
    nia.save()

    send_due(at=MONDAY_MORNING)

    assert sink.taken[0]["To"] == "new@test.example"


def test_a_secret_is_forgotten_once_it_is_sent(sink: Sink) -> None:
    secret = a_kind("test.secret", is_secret=True)
    about = About("website.Invitation", "1", "/join/s3cr3t-k3y/", "")

    write_to("new@test.example", secret, {}, MONDAY_MORNING, about=about, occasion="once")
    send_due(at=MONDAY_MORNING)

    assert "s3cr3t-k3y" in sink.taken[0].get_body(("plain",)).get_content()
    mail = Mail.objects.get()
    assert (mail.message, mail.blanked_at) == ({}, MONDAY_MORNING)


def test_a_name_cannot_add_a_header(sink: Sink) -> None:
    sly = a_kind("test.sly", subject="{who} wrote")

    notify(a_person(), sly, LISTENING, MONDAY_MORNING, "once", words={"who": "Eve\r\nBcc: all@test.example"})
    send_due(at=MONDAY_MORNING)

    assert sink.taken[0]["Bcc"] is None
    assert sink.taken[0]["Subject"] == "Eve Bcc: all@test.example wrote"
