"""What waits too long: a reminder, then the programme's assessors; and what has lost its observer goes back.

Each request is done in a transaction of its own under its lock, so that two workers, or a second run, do each once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from assessments.actions.observation import (
    PURPOSE,
    ObservationRefused,
    about,
    check,
    locked,
    send_link,
    tell_the_assessors,
    words_of,
)
from assessments.actions.observation_answer import give_back
from assessments.models import Observation
from assessments.observation_kinds import PASSED_ON, REMINDED, REMINDED_BY_LINK
from assessments.permissions import was_asked_to_observe
from assessments.rules.observation import NOT_ASKED, OWN, TAKEN, may_answer, remind_until
from foundations.verdict import Verdict
from notifications.actions.notify import notify
from people.actions import audit, guest_link
from people.models import Person
from people.permissions import is_assessor

ONE_DAY = timedelta(days=1)
NO_LONGER = "They do not manage, supervise or facilitate you any more."
logger = logging.getLogger(__name__)


def follow_what_waits(*, at: datetime, today: date) -> int:
    """Remind, pass on and give back whatever is due; return how many requests were changed."""
    waiting = Observation.objects.open().filter(passed_on_at__isnull=True, guest_address="")
    done = _each(waiting.order_by("pk"), _back_if_lost, at)
    soon = Observation.objects.due_before(remind_until(today) + ONE_DAY).filter(reminded_at__isnull=True)
    done += _each(soon.filter(answer_by__gte=today).order_by("pk"), _remind, at)
    return done + _each(Observation.objects.due_before(today).order_by("pk"), _pass_on, at)


def _each(rows: Iterable[Observation], act: Callable[[Observation, datetime], bool], at: datetime) -> int:
    done = 0
    for row in rows:
        try:
            done += act(row, at)
        except ObservationRefused:
            continue
        except Exception:
            logger.exception("A waiting observation could not be followed: %s", row.pk)
    return done


def _back_if_lost(row: Observation, at: datetime) -> bool:
    observer = row.observer
    if observer is not None and was_asked_to_observe(observer, row, localdate(at)):
        return False
    give_back(observation=row, because=NO_LONGER, at=at)
    return True


@transaction.atomic
def _remind(row: Observation, at: datetime) -> bool:
    held = locked(row)
    if not held.is_open or held.reminded_at is not None:
        return False
    held.reminded_at = at
    held.save(update_fields=["reminded_at"])
    if held.guest_address:
        send_link(held, REMINDED_BY_LINK, at=at, occasion="reminded")
    elif held.observer is not None:
        notify(held.observer, REMINDED, about(held), at, held.uuid, words=words_of(held))
    return True


@transaction.atomic
def _pass_on(row: Observation, at: datetime) -> bool:
    held = locked(row)
    if not held.is_open or held.passed_on_at is not None:
        return False
    held.passed_on_at = at
    held.save(update_fields=["passed_on_at"])
    tell_the_assessors(held, at=at)
    notify(held.person, PASSED_ON, about(held, for_learner=True), at, held.uuid)
    return True


@transaction.atomic
def take(*, observation: Observation, by: Person, at: datetime) -> Observation:
    """Let an assessor take a request that waits for one; whoever was asked before cannot answer any more. Twice is once.

    :raises ObservationRefused: when it is their own, they are no assessor, or another one was quicker.
    """
    held = locked(observation)
    check(Verdict((OWN,)) if held.person_id == by.pk else Verdict())
    check(Verdict() if is_assessor(by, localdate(at)) else Verdict((NOT_ASKED,)))
    check(may_answer(held.state, is_own=False, is_asked=True))
    if held.taken_at is not None and held.observer_id == by.pk:
        return held
    check(Verdict() if held.is_in_the_pool else Verdict((TAKEN,)))
    held.observer, held.taken_at, held.draft = by, at, {}
    held.save(update_fields=["observer", "taken_at", "draft"])
    guest_link.revoke(purpose=PURPOSE, about=held.uuid, at=at)
    audit.write(at=at, by=by, action="observation taken", subject=held, person_id=held.person_id)
    return held
