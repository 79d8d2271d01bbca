"""Telling somebody something: once, in the inbox, and by mail as they want it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from notifications.actions.notify import News, tell
from notifications.actions.quiet import quietly
from notifications.actions.write import write_to
from notifications.kinds import About
from notifications.models import Mail, Notification, Preference
from notifications.vocabulary import Delivery
from tests.notifications.news import (
    ALWAYS,
    AT_ONCE,
    LISTENING,
    MONDAY_MORNING,
    QUIET,
    READY,
    SATURDAY,
    a_kind,
    a_notification,
)
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db


def test_a_message_stands_in_the_inbox_and_waits_in_the_outbox() -> None:
    nia = a_person("Nia Roberts", "nia@test.example")

    told = a_notification(nia, AT_ONCE)

    mail = Mail.objects.get(notification=told)
    assert (told.subject, told.sentence) == ("Ready: Listening", "“Listening” is ready for you.")
    assert (mail.address, mail.not_before, mail.state) == ("nia@test.example", MONDAY_MORNING, "waiting")
    assert mail.message["greeting"] == "Hello Nia,"


def test_the_same_occasion_is_told_once_and_another_again() -> None:
    nia = a_person()

    first, again = a_notification(nia), a_notification(nia)
    other = a_notification(nia, occasion="another day")

    assert first == again
    assert other != first
    assert Mail.objects.count() == Notification.objects.count() == 2


def test_mail_waits_for_working_hours_unless_it_is_urgent() -> None:
    nia = a_person()

    patient, urgent = a_notification(nia, READY, at=SATURDAY), a_notification(nia, AT_ONCE, at=SATURDAY)

    assert patient.mail.not_before == MONDAY_MORNING.replace(hour=8)
    assert urgent.mail.not_before == SATURDAY


@pytest.mark.parametrize(
    ("kind", "choice", "is_mailed"),
    [
        (READY, None, True),
        (READY, Delivery.SITE, False),
        (READY, Delivery.DIGEST, False),
        (QUIET, None, False),
        (QUIET, Delivery.EMAIL, True),
        (ALWAYS, Delivery.SITE, True),
    ],
)
def test_somebodys_choice_decides_where_there_is_one(kind: Any, choice: Any, is_mailed: bool) -> None:
    nia = a_person()
    if choice:
        Preference.objects.create(person=nia, kind=kind.code, delivery=choice, chosen_at=MONDAY_MORNING)

    told = a_notification(nia, kind)

    assert Mail.objects.filter(notification=told).exists() is is_mailed


def test_nothing_is_told_of_what_did_not_happen(django_capture_on_commit_callbacks: Any) -> None:
    nia = a_person()

    with django_capture_on_commit_callbacks() as asked, transaction.atomic():
        a_notification(nia, AT_ONCE)
        transaction.set_rollback(True)

    assert not Notification.objects.exists()
    assert not Mail.objects.exists()
    assert asked == []


def test_a_load_of_made_lives_fills_inboxes_and_mails_nobody() -> None:
    with quietly():
        told = a_notification(a_person(), AT_ONCE)

    assert told.pk
    assert not Mail.objects.exists()


def test_somebody_who_may_not_sign_in_is_not_mailed() -> None:
    nia = a_person()
    nia.is_active = False

    a_notification(nia, AT_ONCE)

    assert not Mail.objects.exists()


@pytest.mark.parametrize("people", [1, 30])
def test_telling_many_takes_as_many_queries_as_telling_one(
    people: int, django_assert_num_queries: Any
) -> None:
    news = [News(a_person(), READY, LISTENING, "once") for _ in range(people)]

    # savepoint, choices, insert, which are new, failing addresses, days, mails (and its savepoint), release
    with django_assert_num_queries(8):
        assert tell(news, at=MONDAY_MORNING) == people


def test_a_subject_is_one_line_that_fits() -> None:
    kind = a_kind(subject="Ready:\r\nBcc: all@test.example {title}")

    told = a_notification(a_person(), kind, about=About("thing", "1", "/learn/", "x" * 300))

    assert len(told.subject) == 200
    assert "\n" not in told.subject


def test_somebody_without_an_account_is_written_to_once_for_an_occasion() -> None:
    about = About("website.JoinRequest", "1", "/join/1/", "Joining")

    first = write_to(" New.Person@Test.example", AT_ONCE, {}, MONDAY_MORNING, about=about, occasion="asked")
    again = write_to("new.person@test.example", AT_ONCE, {}, MONDAY_MORNING, about=about, occasion="asked")

    assert first == again
    assert first.message["action"] == {"label": "Open it", "url": "/join/1/"}
