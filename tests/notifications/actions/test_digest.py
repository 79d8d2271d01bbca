"""The weekly summary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from notifications.actions.digest import make_digests
from notifications.actions.preference import choose, stop
from notifications.actions.read import mark_read
from notifications.actions.send import send_due
from notifications.models import Digest, Mail
from notifications.vocabulary import DIGEST_KIND
from people.actions.post import end_post
from people.models import Person
from people.vocabulary import LeavingReason
from tests.notifications.news import MONDAY_MORNING, QUIET, SATURDAY, a_notification
from tests.notifications.sink import Sink
from tests.people.factories import a_person, a_post

pytestmark = pytest.mark.django_db

EARLY = MONDAY_MORNING.replace(hour=7)


def test_a_week_is_summed_up_once_on_the_first_working_day(sink: Sink) -> None:
    nia = a_person("Nia Roberts")
    a_notification(nia, QUIET, at=SATURDAY, occasion="one")
    a_notification(nia, QUIET, at=SATURDAY, occasion="two")

    assert make_digests(at=EARLY) == 0
    assert make_digests(at=MONDAY_MORNING) == 1
    assert make_digests(at=MONDAY_MORNING) == 0
    assert make_digests(at=MONDAY_MORNING + timedelta(days=1)) == 0
    send_due(at=MONDAY_MORNING)

    (taken,) = sink.taken
    text = taken.get_body(("plain",)).get_content()
    assert taken["Subject"] == "Your week on Linkway"
    assert text.count("• Ready: Listening") == 2
    assert text.count("Open my inbox") == 1
    assert "Stop the weekly summary" in text
    assert Digest.objects.get().week == date(2026, 11, 23)


def test_what_is_told_after_the_summary_waits_for_the_next(sink: Sink) -> None:
    nia = a_person()
    a_notification(nia, QUIET, at=MONDAY_MORNING)

    assert make_digests(at=MONDAY_MORNING + timedelta(days=2)) == 0
    assert make_digests(at=MONDAY_MORNING + timedelta(days=7)) == 1


def test_a_summary_waits_for_the_days_of_somebody_part_time() -> None:
    nia = a_person()
    choose(person=nia, deliveries={}, days=[2, 3], at=SATURDAY)
    a_notification(nia, QUIET, at=SATURDAY)

    assert make_digests(at=MONDAY_MORNING) == 0
    assert make_digests(at=MONDAY_MORNING + timedelta(days=2)) == 1


def _leaves(nia: Person) -> None:
    post = a_post(nia)
    yesterday = date(2026, 11, 22)
    end_post(
        post, ended_on=yesterday, leaving_reason=LeavingReason.PAY, by=None, at=SATURDAY, today=yesterday
    )


def _is_deactivated(nia: Person) -> None:
    nia.is_active = False
    nia.save()


def _is_erased(nia: Person) -> None:
    nia.email = None
    nia.save()


def _wants_none(nia: Person) -> None:
    stop(person=nia, kind=DIGEST_KIND, at=SATURDAY)


def _has_read_it(nia: Person) -> None:
    mark_read(person=nia, at=SATURDAY)


@pytest.mark.parametrize("what", [_leaves, _is_deactivated, _is_erased, _wants_none, _has_read_it])
def test_nothing_goes_to_somebody_who_is_gone_wants_none_or_has_read_it(what: Any) -> None:
    nia = a_person()
    a_notification(nia, QUIET, at=SATURDAY)

    what(nia)

    assert make_digests(at=MONDAY_MORNING) == 0
    assert not Mail.objects.exists()


@pytest.mark.parametrize("what", [_is_deactivated, _is_erased, _wants_none])
def test_a_summary_that_was_made_is_not_sent_to_somebody_who_has_gone_since(sink: Sink, what: Any) -> None:
    nia = a_person()
    a_notification(nia, QUIET, at=SATURDAY)
    make_digests(at=MONDAY_MORNING)

    what(nia)

    assert send_due(at=MONDAY_MORNING) == 0
    assert sink.taken == []


@pytest.mark.parametrize("people", [1, 20])
def test_what_is_read_to_make_summaries_does_not_grow_with_the_people(
    people: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(people):
        a_notification(a_person(), QUIET, at=SATURDAY)

    # lock, waiting, days, posts (twice), choices, failing; digests, mails; one update each; and once more finding none
    with django_assert_max_num_queries(16 + people):
        assert make_digests(at=MONDAY_MORNING) == people


def test_what_was_stopped_meanwhile_is_left_out_of_the_summary() -> None:
    nia = a_person()
    a_notification(nia, QUIET, at=SATURDAY)

    stop(person=nia, kind=QUIET.code, at=SATURDAY)

    assert make_digests(at=MONDAY_MORNING) == 0
