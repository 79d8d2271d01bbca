"""What is kept of messages: joined, cleared away, sent again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from notifications.actions.forget import forget
from notifications.actions.nudge import nudge
from notifications.actions.preference import choose
from notifications.actions.purge import purge
from notifications.actions.resend import ResendRefused, resend
from notifications.actions.send import send_due
from notifications.models import DeliveryDays, Mail, Notification, Nudge, Preference
from people.actions.merge import merge
from people.models import AuditEntry
from tests.notifications.news import LISTENING, MONDAY_MORNING, READY, SATURDAY, a_notification
from tests.notifications.sink import Sink
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_the_messages_of_two_records_become_one_persons() -> None:
    keep, lose, lead = a_person(), a_person(), a_person()
    for person in (keep, lose):
        a_notification(person)
        choose(person=person, deliveries={"test.ready": "site"}, days=[0], at=SATURDAY)
        nudge(person=person, reason="behind", kind=READY, about=LISTENING, by=lead, at=SATURDAY, today=TODAY)
    a_notification(lose, occasion="only theirs")
    nudge(person=lead, reason="behind", kind=READY, about=LISTENING, by=lose, at=SATURDAY, today=TODAY)

    merge(keep=keep, lose=lose, by=lead, at=MONDAY_MORNING)

    assert not Notification.objects.filter(person=lose).exists()
    assert set(Notification.objects.filter(person=keep).values_list("occasion", flat=True)) == {
        "once",
        "only theirs",
        "behind 2026-11-23",
    }
    assert Nudge.objects.filter(person=keep).count() == Nudge.objects.filter(by=keep).count() == 1
    assert Preference.objects.get().person == DeliveryDays.objects.get().person == keep


def test_words_go_after_a_month_mails_after_a_year_and_messages_after_two() -> None:
    nia = a_person()
    a_notification(nia)
    send_due(at=MONDAY_MORNING)

    purge(at=MONDAY_MORNING + timedelta(days=29))
    assert Mail.objects.get().message
    purge(at=MONDAY_MORNING + timedelta(days=31))
    assert not Mail.objects.get().message
    purge(at=MONDAY_MORNING + timedelta(days=366))
    assert (Mail.objects.count(), Notification.objects.count()) == (0, 1)
    purge(at=MONDAY_MORNING + timedelta(days=731))
    assert not Notification.objects.exists()


def test_nothing_is_left_of_somebody_who_is_forgotten() -> None:
    nia, ola = a_person(), a_person()
    for person in (nia, ola):
        a_notification(person)
        choose(person=person, deliveries={"test.ready": "email"}, days=[0], at=SATURDAY)
    nudge(person=nia, reason="behind", kind=READY, about=LISTENING, by=ola, at=SATURDAY, today=TODAY)

    forget(nia)

    for model in (Notification, Mail, Preference, DeliveryDays, Nudge):
        assert not model._default_manager.filter(person=nia).exists()
    assert Notification.objects.get().person == ola


def test_a_mail_is_sent_again_under_another_name_and_that_is_written_down(sink: Sink) -> None:
    mail, operator = a_notification(a_person()).mail, a_person("Ada")
    send_due(at=MONDAY_MORNING)
    mail.refresh_from_db()

    resend(mail, by=operator, at=MONDAY_MORNING)
    send_due(at=MONDAY_MORNING)

    assert len(set(sink.message_ids)) == 2
    assert AuditEntry.objects.filter(action="mail sent again", by=operator).count() == 1


@pytest.mark.parametrize("state", ["waiting", "cancelled", "blank"])
def test_what_waits_was_cancelled_or_is_forgotten_is_not_sent_again(state: str) -> None:
    mail = a_notification(a_person()).mail
    if state == "blank":
        send_due(at=MONDAY_MORNING)
        Mail.objects.update(message={}, blanked_at=MONDAY_MORNING)
    else:
        Mail.objects.update(state=state)

    with pytest.raises(ResendRefused):
        resend(mail, by=a_person("Ada"), at=MONDAY_MORNING)
