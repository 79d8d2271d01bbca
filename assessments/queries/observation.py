"""Whom somebody may ask to observe them, and what has been asked of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.models import Observation, ObservationPage, ObservationPreparation
from assessments.permissions import MAY_BE_ASKED
from assessments.rules.observation_text import Criterion
from foundations.registries import purposes


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be asked, and what they are to the learner."""

    person_id: int
    name: str
    as_what: str


def criteria_of(page: ObservationPage) -> tuple[Criterion, ...]:
    """Return what a page's observer looks for; no query."""
    values = [block["value"] for block in page.criteria.raw_data]
    return tuple(Criterion(value["title"], value["not_yet"], value["seen"]) for value in values)


def asked_about(observation: Observation) -> tuple[Criterion, ...]:
    """Return the criteria as they read when somebody was asked; no query."""
    return tuple(Criterion(row["title"], row["not_yet"], row["seen"]) for row in observation.criteria)


def choices_for(person_id: int, today: date) -> list[Choice]:
    """Return whom somebody may ask among those who answer for them that day; one query for each path of three purposes."""
    found: dict[int, Choice] = {}
    for code in MAY_BE_ASKED:
        for viewer in purposes[code].viewers_of(person_id, today):
            held = found.get(viewer.person_id)
            words = viewer.as_what.lower() if held else viewer.as_what
            if held and viewer.as_what.lower() in held.as_what.lower():
                continue
            as_what = f"{held.as_what}, {words}" if held else words
            found[viewer.person_id] = Choice(viewer.person_id, viewer.name, as_what)
    return list(found.values())


def preparation_of(person_id: int, step_id: int) -> ObservationPreparation | None:
    """Return what somebody has begun to write; one query."""
    return ObservationPreparation.objects.filter(person_id=person_id, step_id=step_id).first()


def requests_of(person_id: int, step_id: int) -> list[Observation]:
    """Return what somebody has asked at a step, the newest first, with what was said; one query."""
    rows = Observation.objects.of(person_id, step_id).select_related("observer", "record", "step")
    return list(rows)


def asked_of(observer_id: int) -> list[Observation]:
    """Return what somebody has been asked, open ones first by their day; one query."""
    rows = Observation.objects.asked_of(observer_id).select_related("person", "step", "record")
    return sorted(
        rows, key=lambda row: (not row.is_open, row.answer_by if row.is_open else date.min, -row.pk)
    )


def in_the_pool(person_id: int) -> list[Observation]:
    """Return what waits for an assessor, those of this person left out; one query."""
    rows = Observation.objects.in_the_pool().exclude(person_id=person_id).exclude(observer_id=person_id)
    return list(rows.select_related("person", "step").order_by("asked_at", "pk"))


def observer_in_words(observation: Observation) -> str:
    """Return who was asked, as the learner knows them. The observer is read with it."""
    if observation.taken_at and observation.observer:
        return observation.observer.name or "Somebody who has left Linkway"
    if observation.guest_name:
        return observation.guest_name
    if observation.observer:
        return observation.observer.name or "Somebody who has left Linkway"
    return "The programme’s assessors"
