"""A reminder on a lead's behalf."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from notifications.actions.nudge import NudgeRefused, nudge
from notifications.models import Mail, Notification, Nudge
from people.models import Person
from tests.notifications.news import LISTENING, MONDAY_MORNING, READY, a_notification
from tests.people.factories import a_person

TODAY = date(2026, 11, 23)


def remind(person: Person, by: Person, *, reason: str = "behind", today: date = TODAY) -> Nudge:
    return nudge(
        person=person, reason=reason, kind=READY, about=LISTENING, by=by, at=MONDAY_MORNING, today=today
    )


@pytest.mark.django_db
def test_somebody_is_reminded_once_in_fourteen_days_whoever_asks() -> None:
    nia, manager, facilitator = a_person(), a_person(), a_person()

    remind(nia, manager)
    with pytest.raises(NudgeRefused) as refused:
        remind(nia, facilitator, today=TODAY + timedelta(days=13))
    remind(nia, facilitator, today=TODAY + timedelta(days=14))

    assert "again on Monday 7 December" in str(refused.value)
    assert Notification.objects.filter(person=nia).count() == Mail.objects.count() == 2


@pytest.mark.django_db
def test_another_reason_and_another_person_are_free() -> None:
    nia, ola, manager = a_person(), a_person(), a_person()

    remind(nia, manager)
    remind(nia, manager, reason="unconfirmed")
    remind(ola, manager)

    assert Nudge.objects.count() == 3


@pytest.mark.django_db
def test_nobody_reminds_themselves() -> None:
    nia = a_person()

    with pytest.raises(NudgeRefused):
        remind(nia, nia)


@pytest.mark.django_db
def test_the_database_refuses_a_second_reminder_by_itself() -> None:
    nia, manager = a_person(), a_person()
    remind(nia, manager)
    until = TODAY + timedelta(days=20)

    with pytest.raises(IntegrityError), transaction.atomic():
        Nudge.objects.create(
            person=nia,
            reason="behind",
            by=manager,
            on=TODAY + timedelta(days=6),
            until=until,
            at=MONDAY_MORNING,
        )


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make all these calls in threads of their own, from the same moment; an exception is its result."""
    together = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        together.wait()
        try:
            return call()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_at_the_same_moment_one_is_told_that_it_was_done() -> None:
    nia, manager, facilitator = a_person(), a_person(), a_person()

    results = at_once(lambda: remind(nia, manager), lambda: remind(nia, facilitator))

    assert sorted(type(result).__name__ for result in results) == ["Nudge", "NudgeRefused"]
    assert Nudge.objects.count() == Notification.objects.count() == Mail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_threads_that_tell_the_same_occasion_write_one_message_and_one_mail() -> None:
    nia = a_person()

    results = at_once(*[lambda: a_notification(nia)] * 4)

    assert len({result.pk for result in results}) == 1
    assert Notification.objects.count() == Mail.objects.count() == 1
