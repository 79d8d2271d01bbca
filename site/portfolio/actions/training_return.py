"""Sending a record of outside training back to its person, and putting it right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate

from notifications.actions.notify import News, tell
from people.actions import audit
from people.models import Person
from portfolio.actions.external_training import TrainingRefused, about_own, hand_in_again, take_back_steps
from portfolio.kinds import TRAINING_RETURNED
from portfolio.models import ExternalTraining
from portfolio.queries.external_training import may_see_training
from portfolio.rules.training_record import may_correct, may_record, may_return

LONGEST_REASON: Final = 1000


@transaction.atomic
def return_training(
    *, training: ExternalTraining, by: Person, because: str, at: datetime
) -> ExternalTraining:
    """Send a record back with a reason, and tell its person; a step that waited for it is theirs to do again.

    What was accepted, and what was completed with it, is never taken back.

    :raises TrainingRefused: for anybody who does not accept it, without a reason, and once it is accepted or was sent back.
    """
    locked = _locked(training)
    verdict = may_return(
        is_own=by.pk == locked.person_id,
        may_see=may_see_training(by, locked.person_id, localdate(at)),
        is_accepted=locked.is_accepted,
        is_returned=locked.is_returned,
        because=because,
    )
    if not verdict.allowed:
        raise TrainingRefused(verdict)
    locked.returned_at, locked.returned_by, locked.returned_because = at, by, because.strip()[:LONGEST_REASON]
    locked.save(update_fields=["returned_at", "returned_by", "returned_because"])
    audit.write(at=at, by=by, action="outside training sent back", subject=locked, person_id=locked.person_id)
    take_back_steps(locked.person, locked.code, at)
    occasion = f"{locked.uuid}-{int(at.timestamp())}"
    tell([News(locked.person, TRAINING_RETURNED, about_own(locked), occasion)], at=at)
    return locked


@transaction.atomic
def correct_training(
    *, training: ExternalTraining, values: Mapping[str, Any], at: datetime
) -> ExternalTraining:
    """Put one's own record right after it was sent back, and hand it in again; ``values`` are those of ``record_training``.

    Without a new certificate the one that was there stays.

    :raises TrainingRefused: when it was not sent back, or would be a second record of the same training.
    """
    given = {name: value for name, value in values.items() if name != "file"}
    locked = _locked(training)
    others = ExternalTraining.objects.of_person(locked.person).exclude(pk=locked.pk)
    same = others.filter(
        code=given["code"], level=given["level"], done_on=given["done_on"], title__iexact=given["title"]
    )
    verdict = may_correct(is_returned=locked.is_returned, is_on_record=same.exists()) + may_record(
        code=given["code"],
        level=given["level"],
        done_on=given["done_on"],
        expires_on=given["expires_on"],
        today=localdate(at),
    )
    if not verdict.allowed:
        raise TrainingRefused(verdict)
    hand_in_again(locked, given, values.get("file"), at)
    return locked


def _locked(training: ExternalTraining) -> ExternalTraining:
    rows = ExternalTraining.objects.select_for_update(of=("self",)).select_related("person")
    return rows.get(pk=training.pk)
