"""Recording training that was taken elsewhere, accepting it, and taking a record away again.

A record that is accepted completes the steps that ask for it and that its person has opened. It may expire later: what was
completed stays completed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from courses.actions.progress import complete_step, hand_in_step, take_back_step
from courses.models import ModuleProgress, StepProgress
from courses.rules.outline import StepNode
from foundations.verdict import Refused
from learning_records.actions.statement import record
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import News, tell
from notifications.kinds import About
from people.actions import audit
from people.models import Person
from portfolio.actions.training_file import TrainingFile, keep_file, remove_file
from portfolio.kinds import TRAINING_ACCEPTED, TRAINING_WAITS
from portfolio.models import CPDEntry, ExternalTraining, TrainingRecordPage
from portfolio.queries.external_training import (
    acceptors_of,
    fitting,
    may_see_training,
    steps_that_ask,
)
from portfolio.rules.training import vocabulary
from portfolio.rules.training_record import may_accept, may_record, may_remove
from portfolio.vocabulary import (
    OUTSIDE_TRAINING,
    EntryKind,
    EntrySource,
    EntryStatus,
    TrainingSource,
)

ABOUT: Final = "portfolio.ExternalTraining"
UNNAMED: Final = "Training outside Linkway"


class TrainingRefused(Refused):
    """The training cannot be recorded, accepted or removed; nothing was written."""


@transaction.atomic
def record_training(
    *,
    person: Person,
    title: str,
    provider: str,
    done_on: date,
    by: Person | None,
    at: datetime,
    code: str = "",
    level: str = "",
    expires_on: date | None = None,
    minutes: int = 0,
    file: TrainingFile | None = None,
    is_accepted: bool = False,
) -> ExternalTraining:
    """Record training that somebody took elsewhere; what is on record already is given back as it is.

    What was sent back is handed in again by that. Recorded by its own person it waits for the line manager; ``is_accepted`` says that whoever records it, an import or the
    programme team, vouches for it. A draft of the CPD log is written with it.

    :raises TrainingRefused: for a day to come, an unknown code, or a missing tier.
    """
    verdict = may_record(code=code, level=level, done_on=done_on, expires_on=expires_on, today=localdate(at))
    if not verdict.allowed:
        raise TrainingRefused(verdict)
    Person.objects.select_for_update().get(pk=person.pk)
    held = ExternalTraining.objects.of_person(person).filter(code=code, level=level, done_on=done_on)
    if (same := held.filter(title__iexact=title).first()) is not None:
        if same.is_returned and by is not None and by.pk == person.pk:
            given = {"provider": provider[:200], "expires_on": expires_on, "minutes": minutes}
            hand_in_again(same, given, file, at)
        return same
    made = ExternalTraining.objects.create(
        person=person, code=code, level=level, title=title[:200], provider=provider[:200], done_on=done_on,
        expires_on=expires_on, minutes=minutes, recorded_at=at, recorded_by=by,
        source=TrainingSource.BY_HAND if by is not None and by.pk == person.pk else TrainingSource.IMPORTED,
    )  # fmt: skip
    made.refresh_from_db(fields=["uuid"])
    if file is not None:
        keep_file(made, file)
    _draft_entry(made, _say(made, Verb.SUBMITTED, at))
    if is_accepted and (by is None or by.pk != person.pk):
        _accept(made, by, at)
    else:
        _hand_in(made, at)
        _ask(made, at)
    return made


@transaction.atomic
def accept_training(*, training: ExternalTraining, by: Person, at: datetime) -> ExternalTraining:
    """Accept a record: the line manager or the programme team does, never the person whose it is.

    :raises TrainingRefused: for anybody else, and when it was accepted before.
    """
    locked = (
        ExternalTraining.objects.select_for_update(of=("self",)).select_related("person").get(pk=training.pk)
    )
    verdict = may_accept(
        is_own=by.pk == locked.person_id,
        may_see=may_see_training(by, locked.person_id, localdate(at)),
        is_accepted=locked.is_accepted,
    )
    if not verdict.allowed:
        raise TrainingRefused(verdict)
    _accept(locked, by, at)
    tell([News(locked.person, TRAINING_ACCEPTED, about_own(locked), locked.uuid)], at=at)
    return locked


@transaction.atomic
def vouch_for(
    *,
    training: ExternalTraining,
    by: Person | None,
    at: datetime,
    provider: str,
    expires_on: date | None,
    minutes: int,
) -> ExternalTraining:
    """Bring a record up to what an import says, and accept it if nobody has; nobody vouches for their own."""
    training.provider, training.expires_on, training.minutes = provider[:200], expires_on, minutes
    training.save(update_fields=["provider", "expires_on", "minutes"])
    if not training.is_accepted and (by is None or by.pk != training.person_id):
        _accept(training, by, at)
    return training


@transaction.atomic
def remove_training(*, training: ExternalTraining, at: datetime) -> None:
    """Take one's own record away, as long as nobody has accepted it; steps that waited for it are to be done again.

    :raises TrainingRefused: once it has been accepted.
    """
    locked = (
        ExternalTraining.objects.select_for_update(of=("self",)).select_related("person").get(pk=training.pk)
    )
    verdict = may_remove(is_accepted=locked.is_accepted)
    if not verdict.allowed:
        raise TrainingRefused(verdict)
    person, code = locked.person, locked.code
    remove_file(locked)
    locked.delete()
    take_back_steps(person, code, at)


def take_back_steps(person: Person, code: str, at: datetime) -> None:
    """Let steps that waited for a record, and that no other does for, be done again; what was completed stays."""
    for step in steps_that_ask(code):
        if _waits(person, step) and fitting(person, _asked(step), localdate(at)) is None:
            take_back_step(person=person, step=step, at=at)


def hand_in_again(
    training: ExternalTraining, values: Mapping[str, object], file: TrainingFile | None, at: datetime
) -> None:
    """Put a record right that was sent back, and ask again; for the caller's transaction."""
    for name, value in values.items():
        setattr(training, name, value)
    training.returned_at, training.pooled_at, training.recorded_at = None, None, at
    training.save(update_fields=[*values, "returned_at", "pooled_at", "recorded_at"])
    if file is not None:
        remove_file(training)
        keep_file(training, file)
    drafts = CPDEntry.objects.filter(
        person=training.person, consumer=OUTSIDE_TRAINING, status=EntryStatus.DRAFT
    )
    drafts.filter(statement__activity_id=training.uuid).update(
        title=training.title, provider=training.provider, done_on=training.done_on, minutes=training.minutes
    )
    _hand_in(training, at)
    _ask(training, at, occasion=f"{training.uuid}-{int(at.timestamp())}")


def use_record(*, person: Person, step: StepNode, at: datetime) -> ExternalTraining | None:
    """Let somebody's best record do for a step: one that is accepted completes it, another hands it in."""
    found = fitting(person, _asked(step), localdate(at))
    if found is not None and found.is_accepted:
        complete_step(person=person, step=step, at=at)
    elif found is not None:
        hand_in_step(person=person, step=step, at=at)
    return found


def _accept(training: ExternalTraining, by: Person | None, at: datetime) -> None:
    training.accepted_at, training.accepted_by, training.returned_at = at, by, None
    training.save(update_fields=["accepted_at", "accepted_by", "returned_at"])
    _say(training, Verb.CONFIRMED, at)
    audit.write(
        at=at, by=by, action="outside training accepted", subject=training, person_id=training.person_id
    )
    if training.is_expired(localdate(at)):
        return
    for step in steps_that_ask(training.code):
        opened = StepProgress.objects.filter(person=training.person, activity_id=step.activity_id)
        if opened.filter(completed_at__isnull=True).exists():
            complete_step(person=training.person, step=step, at=at)


def _hand_in(training: ExternalTraining, at: datetime) -> None:
    """Hand in the opened steps that this record will do for once it is accepted."""
    if training.is_expired(localdate(at)):
        return
    for step in steps_that_ask(training.code):
        opened = StepProgress.objects.filter(person=training.person, activity_id=step.activity_id)
        if opened.filter(completed_at__isnull=True).exists():
            hand_in_step(person=training.person, step=step, at=at)


def _ask(training: ExternalTraining, at: datetime, *, occasion: str = "") -> None:
    url = reverse("portfolio:training_of_my_people")
    about = About(ABOUT, str(training.uuid), url, plain_title(training))
    words = {"name": training.person.name}
    asked = acceptors_of(training.person_id, localdate(at))
    tell([News(each, TRAINING_WAITS, about, occasion or training.uuid, words) for each in asked], at=at)


def _waits(person: Person, step: StepNode) -> bool:
    waiting = ModuleProgress.objects.filter(person=person, handed_in_steps__contains=[step.activity_id])
    return waiting.exists()


def _asked(step: StepNode) -> str:
    return str(TrainingRecordPage.objects.values_list("training", flat=True).get(pk=step.page_id))


def plain_title(training: ExternalTraining) -> str:
    """Return a title that nobody typed, because the ledger and mails hold no free text."""
    known = vocabulary().get(training.code)
    return known.title if known else UNNAMED


def about_own(training: ExternalTraining) -> About:
    return About(ABOUT, str(training.uuid), reverse("portfolio:training"), plain_title(training))


def _say(training: ExternalTraining, verb: Verb, at: datetime) -> Statement:
    about = ActivityRef(training.uuid, ActivityType.CPD_ENTRY, plain_title(training)[:255])
    return record(actor=training.person.actor, verb=verb, activity=about, at=at)


def _draft_entry(training: ExternalTraining, statement: Statement) -> None:
    CPDEntry.objects.create(
        person=training.person, consumer=OUTSIDE_TRAINING, statement=statement, title=training.title,
        kind=EntryKind.COURSE, provider=training.provider, done_on=training.done_on, minutes=training.minutes,
        is_formal=True, status=EntryStatus.DRAFT, source=EntrySource.PLATFORM,
    )  # fmt: skip
