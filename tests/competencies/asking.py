"""A link worker, her supervisor, and what she asks of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from competencies.actions.verification import ask_supervisor
from competencies.actions.verification_decision import decide
from competencies.models import VerificationDecision, VerificationRequest
from competencies.rules.verification import Answered
from competencies.vocabulary import Answer
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.competencies.scene import NOW, a_framework, a_rating
from tests.people.factories import TODAY, a_person, a_responsibility

CONFIRM = Answered(Answer.CONFIRM)
NOT_YET = Answered(Answer.NOT_YET, "Tell me first about the second visit.")


@dataclass(frozen=True)
class Pair:
    ann: Person
    sue: Person


def a_pair(codes: tuple[str, ...] = ("A1", "A2"), **person: Any) -> Pair:
    """Make a framework, Ann who rated herself in it, and Sue who supervises her."""
    a_framework()
    ann, sue = a_person("Ann Lee", **person), a_person("Sue Pervisor")
    a_responsibility(sue, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=ann)
    for code in codes:
        a_rating(ann, code, comment=f"How I do {code}.")
    return Pair(ann, sue)


def an_assessor(name: str = "Asa Sesser") -> Person:
    assessor = a_person(name)
    a_responsibility(assessor, ResponsibilityKind.ASSESSOR)
    return assessor


def a_request(pair: Pair, *codes: str, at: datetime = NOW, today: date = TODAY) -> VerificationRequest:
    ratings = pair.ann.competency_ratings.filter(replaced_by__isnull=True)
    if codes:
        ratings = ratings.filter(competency__code__in=codes)
    return ask_supervisor(
        person=pair.ann,
        ratings=list(ratings.values_list("pk", flat=True)),
        verifier=pair.sue,
        message="We spoke about this.",
        at=at,
        today=today,
    )


def answers(request: VerificationRequest, said: Answered, *codes: str) -> dict[int, Answered]:
    items = request.items.all()
    if codes:
        items = items.filter(rating__competency__code__in=codes)
    return {item.pk: said for item in items}


def decided(
    request: VerificationRequest, said: Answered, *codes: str, by: Person, at: datetime = NOW
) -> list[VerificationDecision]:
    return decide(request, answers(request, said, *codes), by=by, at=at, today=TODAY)
