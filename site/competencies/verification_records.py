"""What verification and sign-off tell the storeys below: personal data, joining, messages, and who sees what."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

from competencies import kinds
from competencies.actions.join_verifications import JOINED, join_verifications
from competencies.permissions import verifies
from foundations.clock import today
from foundations.registries import (
    NavigationItem,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    holds_personal_data,
    joins_people,
    lead_places,
    navigation,
)
from people.permissions import is_assessor, may_lead

SIX_YEARS: Final = "while you use Linkway, and six years after"
HELD: Final = (
    PersonalData(
        model="competencies.VerificationRequest",
        title="Confirmations that you asked for",
        person_path="person",
        fields={
            "verifier_name": "whom you asked",
            "message": "what you wrote to them",
            "asked_at": "when",
            "reply_by": "by when an answer was due",
            "withdrawn_at": "when you withdrew it",
            "returned_at": "when it came back to you",
            "pooled_at": "when it was passed to the programme’s assessors",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="competencies.VerificationItem",
        title="Results that you asked to have confirmed",
        person_path="request__person",
        fields={"rating": "the result"},
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="competencies.VerificationDecision",
        title="What was decided of your results",
        person_path="item__request__person",
        fields={
            "is_confirmed": "whether it was confirmed",
            "reason": "what they wrote",
            "at": "when",
            "by_name": "who decided",
            "by_role": "as what",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="competencies.SignOff",
        title="Sign-offs of a year’s competencies",
        person_path="person",
        fields={
            "title": "of what",
            "declaration": "what you declared",
            "declared_at": "when",
            "snapshot": "how you stood then",
            "withdrawn_at": "when you withdrew it",
        },
        kept_for=SIX_YEARS,
    ),
    PersonalData(
        model="competencies.SignOffDecision",
        title="Answers to your sign-offs",
        person_path="sign_off__person",
        fields={
            "is_signed": "whether it was signed",
            "declaration": "what they declared",
            "reason": "what they wrote",
            "at": "when",
            "by_name": "who",
            "by_role": "as what",
        },
        kept_for=SIX_YEARS,
    ),
)


def _confirms(request: HttpRequest) -> bool:
    return request.user.is_authenticated and verifies(request.user, today())


def _only_assesses(request: HttpRequest) -> bool:
    """Return whether somebody is an assessor who has no other way to the pool: leads have a tab."""
    person, on = request.user, today()
    return person.is_authenticated and is_assessor(person, on) and not may_lead(person, on)


def register() -> None:
    from competencies.queries import pool_purpose
    from competencies.queries.verification_agreement import verifications_agree

    agrees_with_ledger.register("competencies.verifications", verifications_agree)
    kinds.register()
    lead_places.register(
        "verification",
        NavigationItem("verification", 5, "Confirmations", "competencies:answer_verifications", _confirms),
    )
    navigation.register(
        "assessing",
        NavigationItem("assessing", 45, "Assessing", "competencies:verification_pool", _only_assesses),
    )
    pool_purpose.register()
    joins_people.register(
        "competencies.verification", PersonJoiner("competencies.verification", JOINED, join_verifications)
    )
    for held in HELD:
        holds_personal_data.register(held.model, held)
