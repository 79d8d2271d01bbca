"""Asking somebody to observe, and taking the request back.

Locks: the learner first, then the request. What is asked counts provisionally, so that what comes next opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from assessments.actions.locks import lock_person
from assessments.models import Observation, ObservationPage, ObservationPreparation
from assessments.observation_kinds import ASKED, ASKED_BY_LINK, IN_THE_POOL
from assessments.permissions import answers_for
from assessments.queries.observation import criteria_of
from assessments.rules.observation import (
    LINK_LASTS,
    NOBODY_TO_ASK,
    OWN,
    answer_day,
    may_answer,
    may_ask,
)
from assessments.vocabulary import ObservationState
from courses.actions.progress import hand_in_step, take_back_step
from courses.actions.study import Study
from courses.models import Activity
from courses.queries.outline import current_outline
from design.templatetags.linkway_dates import day as day_words
from foundations.verdict import Refused, Verdict
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import News, notify, tell
from notifications.actions.write import write_to
from notifications.kinds import About, NotificationKind
from people.actions import guest_link
from people.models import Person
from people.queries.assessors import assessors

PURPOSE: Final = "assessments.observation"
"""The purpose of the links that somebody without an account is sent."""


class ObservationRefused(Refused):
    """The rules of observations refuse; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account: what they are called, and where they are written to."""

    name: str
    address: str


def check(verdict: Verdict) -> None:
    """:raises ObservationRefused: unless it is allowed."""
    if not verdict.allowed:
        raise ObservationRefused(verdict)


@transaction.atomic
def keep_preparation(
    *, person: Person, step: Activity, words: str, at: datetime
) -> ObservationPreparation | None:
    """Keep what somebody writes before they ask; nobody else reads it.

    What a page saves by itself while its request is being sent comes too late, and is let go: the request has it.
    """
    lock_person(person.pk)
    if Observation.objects.open().filter(person=person, step=step).exists():
        return None
    kept, _ = ObservationPreparation.objects.update_or_create(
        person=person, step=step, defaults={"words": words, "saved_at": at}
    )
    return kept


@transaction.atomic
def ask(
    *,
    person: Person,
    step: Activity,
    at: datetime,
    observer: Person | None = None,
    guest: Guest | None = None,
    preparation: str = "",
    confirmed: Sequence[str] = (),
) -> Observation:
    """Ask one observer: somebody who answers for the learner, somebody without an account, or, with neither, the assessors.

    Somebody who is named by an address and has an account is asked there too. Asking twice at once asks once.

    :raises ObservationRefused: when the rules refuse; its verdict says why.
    :raises people.actions.guest_link.GuestLinkRefused: when the address is one of the learner's own.
    """
    lock_person(person.pk)
    today = localdate(at)
    page = ObservationPage.objects.get(pk=step.page_id)
    criteria = criteria_of(page)
    earlier = Observation.objects.of(person.pk, step.pk).values_list("state", flat=True)
    check(may_ask(list(earlier), criteria=len(criteria)))
    if observer is not None:
        check(Verdict((OWN,)) if observer.pk == person.pk else Verdict())
        check(Verdict() if answers_for(observer, person.pk, today) else Verdict((NOBODY_TO_ASK,)))
    asked = Observation.objects.create(
        person=person,
        step=step,
        kind=page.kind,
        criteria=[{"title": each.title, "not_yet": each.not_yet, "seen": each.seen} for each in criteria],
        revision_id=page.live_revision_id,
        observer=observer or _known_as(guest, person),
        guest_name=guest.name.strip() if guest else "",
        guest_address=guest.address.strip().lower() if guest else "",
        preparation=preparation.strip(),
        confirmed=list(confirmed),
        asked_at=at,
        answer_by=answer_day(today),
        passed_on_at=at if observer is None and guest is None else None,
    )
    asked.refresh_from_db(fields=["uuid"])
    ObservationPreparation.objects.filter(person=person, step=step).delete()
    hand_in_step(person=person, step=step, at=at)
    say(asked, Verb.REQUESTED, at)
    _tell_whoever_is_asked(asked, at)
    return asked


def _known_as(guest: Guest | None, person: Person) -> Person | None:
    """Return who has the address of somebody named, if anybody but the learner does."""
    if guest is None:
        return None
    found = Person.objects.current().known_as(guest.address).filter(is_active=True)
    other: Person | None = found.exclude(pk=person.pk).first()
    return other


def _tell_whoever_is_asked(asked: Observation, at: datetime) -> None:
    if asked.guest_address:
        send_link(asked, ASKED_BY_LINK, at=at, occasion="asked")
    elif asked.observer is not None:
        notify(asked.observer, ASKED, about(asked), at, asked.uuid, words=words_of(asked))
    else:
        tell_the_assessors(asked, at=at)


def send_link(asked: Observation, kind: NotificationKind, *, at: datetime, occasion: str) -> None:
    """Send somebody without an account a link of their own; an earlier one stops working."""
    _, key = guest_link.issue(
        purpose=PURPOSE,
        about=asked.uuid,
        email=asked.guest_address,
        name=asked.guest_name,
        asked_by=asked.person,
        at=at,
        expires_at=at + LINK_LASTS,
    )
    link = About(
        PURPOSE, str(asked.uuid), reverse("assessments:guest_observation_open", args=[key]), asked.step.title
    )
    write_to(
        asked.guest_address,
        kind,
        words_of(asked),
        at,
        about=link,
        occasion=f"{asked.uuid} {occasion}",
        name=asked.guest_name,
    )


def tell_the_assessors(asked: Observation, *, at: datetime) -> int:
    """Tell the programme's assessors that somebody waits, the learner left out; return how many were told."""
    url = reverse("assessments:observations_asked")
    where = About("assessments.Observation", str(asked.uuid), url, asked.step.title)
    people = assessors(localdate(at)).exclude(pk=asked.person_id)
    return tell((News(each, IN_THE_POOL, where, asked.uuid, words_of(asked)) for each in people), at=at)


@transaction.atomic
def withdraw(*, observation: Observation, at: datetime) -> Observation:
    """Take a request back: its link stops working, and the step is the learner's again. Twice is once.

    :raises ObservationRefused: when the observer has answered meanwhile.
    """
    held = locked(observation)
    if held.state == ObservationState.WITHDRAWN:
        return held
    check(may_answer(held.state, is_own=False, is_asked=True))
    end(held, ObservationState.WITHDRAWN, at)
    return held


def end(held: Observation, state: ObservationState, at: datetime) -> None:
    """End a request, and take the step back unless everything was seen."""
    held.state, held.ended_at, held.draft = state, max(at, held.asked_at), {}
    held.save(update_fields=["state", "ended_at", "draft", "returned_because"])
    guest_link.revoke(purpose=PURPOSE, about=held.uuid, at=at)
    if state != ObservationState.SEEN:
        take_back_step(person=held.person, step=held.step, at=at)


def locked(observation: Observation) -> Observation:
    """Return a request as it is now, for this transaction alone."""
    lock_person(observation.person_id)
    rows = Observation.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("person", "step", "observer").get(pk=observation.pk)


def about(observation: Observation, *, for_learner: bool = False) -> About:
    name = "assessments:observation" if for_learner else "assessments:observation_asked"
    url = reverse(name, args=[observation.uuid])
    return About("assessments.Observation", str(observation.uuid), url, observation.step.title)


def words_of(observation: Observation) -> dict[str, str]:
    return {"name": observation.person.name, "day": day_words(observation.answer_by)}


def say(observation: Observation, verb: Verb, at: datetime, result: Result | None = None) -> None:
    """Record a statement about a step that somebody observes."""
    outline, step = current_outline(), observation.step
    node, study = outline.step(step.pk), Study(observation.person, outline, at)
    study.say(
        verb, ActivityType.OBSERVATION, step.uuid, node.title if node else step.title,
        module=outline.module_of_step(step.pk), revision_id=observation.revision_id,
        content_hash=node.content_hash if node else "", result=result,
    )  # fmt: skip
    study.record()
