"""Real threads on real connections: a form sent twice, and two who ask or take at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from assessments.actions.observation import ObservationRefused
from assessments.actions.observation_answer import decide
from assessments.actions.observation_waiting import follow_what_waits, take
from assessments.models import Observation, ObservationRecord
from learning_records.models import Statement
from notifications.models import Notification
from people.actions.guest_link import GuestLinkRefused, confirm
from people.models import GuestLink
from tests.assessments.observing import (
    GUEST,
    a_learner_who_is_observed,
    a_supervisor,
    an_assessor,
    asked,
    findings,
)
from tests.courses.world import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*does: Callable[[], object]) -> None:
    start = Barrier(len(does))

    def run(do: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            do()
        except (ObservationRefused, GuestLinkRefused):
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(does)) as threads:
        list(threads.map(run, does))


def test_a_form_sent_twice_makes_one_record_and_each_race_has_one_winner() -> None:
    """One world, because making it is slow: each part leaves what the next one begins with."""
    learner = a_learner_who_is_observed()
    gwen = a_supervisor(learner)
    day = AT.date()

    at_once(*[lambda: asked(learner, observer=gwen)] * 4)
    request = Observation.objects.get()
    assert Notification.objects.filter(person=gwen).count() == 1

    at_once(
        *[
            lambda is_seen=is_seen: decide(  # type: ignore[misc]
                observation=request, findings=findings(seen=is_seen), observed_on=day, by=gwen, at=AT
            )
            for is_seen in (False, False, False)
        ]
    )
    assert ObservationRecord.objects.count() == 1
    assert Statement.objects.filter(activity_type="observation", verb="failed").count() == 1

    by_link = asked(learner, guest=GUEST)
    link = confirm(GuestLink.objects.get(), name="Joy", role="Nurse", at=AT)
    at_once(
        *[
            lambda: decide(
                observation=by_link, findings=findings(seen=False), observed_on=day, link=link, at=AT
            )
        ]
        * 3
    )
    assert ObservationRecord.objects.count() == 2

    waiting = asked(learner, observer=gwen)
    priya, omar = an_assessor(), an_assessor("Omar")
    late = AT.replace(month=4)
    at_once(*[lambda: follow_what_waits(at=late, today=late.date())] * 3)
    assert Notification.objects.filter(person=priya, kind="assessments.observation_in_the_pool").count() == 1
    at_once(*[lambda who=who: take(observation=waiting, by=who, at=late) for who in (priya, omar)])  # type: ignore[misc]
    waiting.refresh_from_db()
    assert waiting.observer in (priya, omar)
