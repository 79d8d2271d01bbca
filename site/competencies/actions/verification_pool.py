"""What happens to requests that nobody answers, and the pool of the programme's assessors.

One round looks at every open request: it goes back to the learner when whoever was asked no longer supervises them; it
reminds, once, after five working days; and after ten it goes to the pool. A repeat of a round changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from competencies.actions.verification import (
    GUEST_PURPOSE,
    VerificationRefused,
    about,
    is_waiting,
    locked,
    send_guest_link,
)
from competencies.kinds import (
    VERIFICATION_PASSED_ON,
    VERIFICATION_POOL,
    VERIFICATION_REMINDED,
    VERIFICATION_RETURNED,
)
from competencies.models import VerificationRequest
from competencies.permissions import supervises
from competencies.rules.verification import is_overdue, may_take, remind_on
from competencies.vocabulary import ReturnReason, VerifierKind
from design.templatetags.linkway_dates import day as day_words
from foundations.database import take_lock
from foundations.london import LONDON
from notifications.actions.notify import News, notify, tell
from notifications.kinds import NotificationKind
from people.actions import guest_link
from people.models import Person
from people.permissions import is_assessor
from people.queries.assessors import assessors
from people.queries.guest_link import latest_link

LOCK: Final = (0x4C43, 1)  # "LC"


@dataclass(frozen=True, slots=True)
class Round:
    """How many requests went back, were reminded of, and went to the pool."""

    returned: int = 0
    reminded: int = 0
    pooled: int = 0


def look_after_requests(*, at: datetime, today: date) -> Round | None:
    """Do one round over every open request, each in a transaction of its own; nothing while another process does one."""
    with transaction.atomic():
        if not take_lock(*LOCK):
            return None
        due = VerificationRequest.objects.open().filter(pooled_at__isnull=True)
        done = [_look_after(request, at=at, today=today) for request in due.order_by("pk")]
    return Round(done.count("returned"), done.count("reminded"), done.count("pooled"))


@transaction.atomic
def take(request: VerificationRequest, *, by: Person, at: datetime, today: date) -> VerificationRequest:
    """Let an assessor take a request from the pool, so that nobody else answers it meanwhile.

    :raises VerificationRefused: where the rules refuse.
    """
    held = locked(request)
    verdict = may_take(
        is_assessor=is_assessor(by, today),
        is_own=held.person_id in (None, by.pk),
        is_in_pool=held.pooled_at is not None and is_waiting(held),
        taken_by_another=held.taken_by_id not in (None, by.pk),
    )
    if not verdict.allowed:
        raise VerificationRefused(verdict)
    held.taken_by, held.taken_at = by, at
    held.save(update_fields=["taken_by", "taken_at"])
    return held


@transaction.atomic
def give_back(request: VerificationRequest, *, by: Person) -> VerificationRequest:
    """Put a request that one has taken back into the pool; somebody else's stays with them."""
    held = locked(request)
    if held.taken_by_id == by.pk:
        held.taken_by = held.taken_at = None
        held.save(update_fields=["taken_by", "taken_at"])
    return held


@transaction.atomic
def return_request(request: VerificationRequest, *, at: datetime) -> bool:
    """Send a request back to the learner, because whoever was asked no longer supervises them; return whether it waited."""
    held = locked(request)
    if not is_waiting(held) or held.person is None or held.pooled_at is not None:
        return False
    held.returned_at, held.return_reason = at, ReturnReason.NO_LONGER
    held.save(update_fields=["returned_at", "return_reason"])
    _tell_learner(held, VERIFICATION_RETURNED, at)
    return True


def _look_after(request: VerificationRequest, *, at: datetime, today: date) -> str:
    is_supervisor = request.verifier_kind == VerifierKind.SUPERVISOR
    verifier, person = request.verifier, request.person_id
    if is_supervisor and (verifier is None or not supervises(verifier, person or 0, today)):
        return "returned" if return_request(request, at=at) else ""
    if is_overdue(reply_by=request.reply_by, on=today):
        return "pooled" if _pass_on(request, at=at, today=today) else ""
    if request.reminded_at is None and today >= remind_on(request.asked_at.astimezone(LONDON).date()):
        return "reminded" if _remind(request, at=at) else ""
    return ""


@transaction.atomic
def _remind(request: VerificationRequest, *, at: datetime) -> bool:
    held = locked(request)
    if not is_waiting(held) or held.person is None or held.reminded_at is not None:
        return False
    held.reminded_at = at
    held.save(update_fields=["reminded_at"])
    if held.verifier is None:
        link = latest_link(GUEST_PURPOSE, held.uuid)
        if link is None or not link.email:
            return False
        send_guest_link(held, email=link.email, at=at)
        return True
    notify(
        held.verifier,
        VERIFICATION_REMINDED,
        about(held, reverse("competencies:answer_verification", args=[held.uuid])),
        at,
        occasion=f"{held.uuid}-reminder",
        words={"name": held.person.name, "day": day_words(held.reply_by)},
    )
    return True


@transaction.atomic
def _pass_on(request: VerificationRequest, *, at: datetime, today: date) -> bool:
    held = locked(request)
    if not is_waiting(held) or held.pooled_at is not None or held.person is None:
        return False
    held.pooled_at = at
    held.save(update_fields=["pooled_at"])
    guest_link.revoke(purpose=GUEST_PURPOSE, about=held.uuid, at=at)
    _tell_learner(held, VERIFICATION_PASSED_ON, at)
    waits = about(held, reverse("competencies:verification_pool"))
    tell(
        [
            News(assessor, VERIFICATION_POOL, waits, held.uuid)
            for assessor in assessors(today).exclude(pk=held.person.pk)
        ],
        at=at,
    )
    return True


def _tell_learner(request: VerificationRequest, kind: NotificationKind, at: datetime) -> None:
    assert request.person is not None
    asked = request.verifier.name if request.verifier else request.verifier_name
    notify(
        request.person,
        kind,
        about(request, reverse("competencies:verification", args=[request.uuid])),
        at,
        occasion=request.uuid,
        words={"verifier": asked or "Whoever you asked"},
    )
