"""What observations tell the storeys below."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.clock import today
from foundations.registries import (
    CurriculumKind,
    NavigationItem,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    curriculum_kinds,
    holds_personal_data,
    joins_people,
    lead_places,
)
from people.models import Person
from people.permissions import holds, may_lead
from people.vocabulary import ResponsibilityKind

SIX_YEARS = "while you use Linkway, and six years after"
PERSONAL_DATA = (
    PersonalData(
        model="assessments.ObservationPreparation",
        title="What you prepared before asking an observer",
        person_path="person",
        fields={"step": "the step", "words": "what you wrote", "saved_at": "when it was saved"},
        kept_for="until you ask or remove it, and twelve months after your account is closed",
    ),
    PersonalData(
        model="assessments.Observation",
        title="Whom you asked to observe you",
        person_path="person",
        fields={
            "step": "the step",
            "observer": "who was asked",
            "guest_name": "the name of somebody without an account",
            "guest_address": "their address",
            "preparation": "what you wrote to them",
            "state": "where it stands",
            "asked_at": "when you asked",
            "answer_by": "by when they were asked to answer",
            "opened_at": "when they opened it",
            "passed_on_at": "when the assessors were asked",
            "ended_at": "when it ended",
            "returned_because": "why it was given back",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="assessments.ObservationRecord",
        title="What observers said of your practice",
        person_path="observation__person",
        fields={
            "outcome": "what it came to",
            "findings": "each criterion, whether it was seen, and what they wrote",
            "agreed": "what you agreed",
            "by_name": "who said it, if they have no account",
            "by_role": "their role",
            "observed_on": "the day on which they saw it",
            "recorded_at": "when they recorded it",
        },
        kept_for=SIX_YEARS,
    ),
)


def _observes(request: HttpRequest) -> bool:
    person = request.user
    if not isinstance(person, Person):
        return False
    return may_lead(person, today()) or holds(person, ResponsibilityKind.ASSESSOR, on=today())


def register() -> None:
    """Register the observation's files and all that lower storeys read of it."""
    from assessments import observation_kinds, observation_sight
    from assessments.actions.observation_file import OBSERVATION
    from assessments.actions.observation_join import JOINED, join_observations
    from assessments.queries.observation_agreement import observations_agree
    from assessments.views import observation  # noqa: F401 - it registers its screen

    observation_kinds.register()
    observation_sight.register()
    curriculum_kinds.register(
        "observation", CurriculumKind("observation", "assessments.ObservationPage", OBSERVATION)
    )
    agrees_with_ledger.register("assessments.observations", observations_agree)
    joins_people.register(
        "assessments.observations", PersonJoiner("assessments.observations", JOINED, join_observations)
    )
    place = NavigationItem("observations", 5, "Observations", "assessments:observations_asked", _observes)
    lead_places.register("observations", place)
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)
