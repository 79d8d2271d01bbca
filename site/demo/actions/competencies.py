"""Living the competencies of a few: their own views then and now, what was confirmed, and what waits for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.utils.timezone import localdate

from competencies.actions.rating import rate
from competencies.actions.verification import ask_supervisor, items_of
from competencies.actions.verification_decision import decide
from competencies.models import Competency, Rating
from competencies.queries.evidence import evidence_offered, with_statements
from competencies.queries.framework import current_framework
from competencies.rules.rating import Cited
from competencies.rules.verification import Answered
from competencies.vocabulary import Answer
from demo.words import ASKED_TO_CONFIRM, NOT_YET_BECAUSE, RATED
from people.models import Person
from people.vocabulary import Purpose

HOUR: Final = timedelta(hours=1)
MOST_CITED: Final = 2
OF_THE_LEADS: Final = 2
Levels = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at oneself so many days ago, what of it was put to a verifier, and what they said ``later`` days after."""

    days_ago: int
    levels: Levels
    asks: tuple[str, ...] = ()
    later: int | None = None
    not_yet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grows:
    """Somebody, who answers them, and their looks in the order of time."""

    person: Person
    verifier: Person
    looks: tuple[Looked, ...] = field(default=())


IN_YEAR_1: Final = (
    Looked(64, {"A1": 1, "A2": 1, "A5": 1, "B1": 1, "D1": 1, "D2": 1, "F1": 1}),
    Looked(27, {"A1": 2, "A2": 2, "D1": 2, "F1": 2}, asks=("A1", "A2"), later=6),
    Looked(5, {"A5": 2, "B5": 1, "D3": 1}, asks=("D1", "A5")),
)
IN_YEAR_2: Final = (
    Looked(240, {"A1": 2, "A2": 2, "B1": 2, "B2": 1, "C1": 2, "D1": 2, "D2": 2, "E2": 1}),
    Looked(48, {"A2": 3, "B2": 2, "C1": 3, "D2": 2}, asks=("A2", "B2", "C1", "D2"), later=5, not_yet=("C1",)),
    Looked(6, {"A1": 3, "B1": 3, "E2": 2}, asks=("A1", "B1")),
)
OF_A_NETWORK: Final = (
    (
        Looked(70, {"A1": 2, "B1": 1, "C4": 1, "D4": 2}),
        Looked(20, {"B1": 2, "C4": 2}, asks=("A1", "D4"), later=4),
        Looked(4, {"B5": 2}, asks=("B1", "C4", "B5")),
    ),
    (Looked(9, {"A3": 2, "B6": 1, "D6": 2}, asks=("A3", "D6")),),
)


def grow(
    *,
    learner: Person,
    second_year: Person,
    supervisor: Person,
    lead: Person,
    lived: Sequence[Person],
    now: datetime,
) -> None:
    """Let the two learners who sign in, and two of the lead's own people, look at their competencies and ask."""
    managed = Person.objects.visible_to(lead, to=Purpose.LINE_MANAGEMENT, on=localdate(now))
    own = managed.filter(pk__in=[each.pk for each in lived]).order_by("pk")[:OF_THE_LEADS]
    everybody = [Grows(learner, supervisor, IN_YEAR_1), Grows(second_year, supervisor, IN_YEAR_2)]
    everybody += [Grows(each, lead, looks) for each, looks in zip(own, OF_A_NETWORK, strict=False)]
    framework = current_framework()
    codes = {node.code: node.id for node in framework.tree.competencies} if framework else {}
    known = Competency.objects.in_bulk(list(codes.values()))
    for each in everybody:
        _grow(each, {code: known[pk] for code, pk in codes.items()}, now)


def _grow(one: Grows, known: Mapping[str, Competency], now: datetime) -> None:
    offered = [cited for group in evidence_offered(one.person) for cited in group.offered]
    held: dict[str, Rating] = {}
    for number, look in enumerate(one.looks):
        at = now - timedelta(days=look.days_ago)
        cites = with_statements(one.person, offered[number : number + MOST_CITED])
        for code, level in look.levels.items():
            if code in known:
                held[code] = _rate(one.person, known[code], level, cites if code in look.asks else (), at)
        asked = [held[code].pk for code in look.asks if code in held]
        if asked:
            _ask(one, look, asked, at + HOUR)


def _rate(person: Person, competency: Competency, level: int, cites: Sequence[Cited], at: datetime) -> Rating:
    words = RATED[competency.pk % len(RATED)] if level > 1 else ""
    rating, _ = rate(
        person=person, competency=competency, level=level, by=person, at=at, comment=words, evidence=cites
    )
    return rating


def _ask(one: Grows, look: Looked, ratings: list[int], at: datetime) -> None:
    """Put views to the verifier, who answers on the day, or has not yet."""
    request = ask_supervisor(
        person=one.person, ratings=ratings, verifier=one.verifier, message=ASKED_TO_CONFIRM, at=at,
        today=localdate(at),
    )  # fmt: skip
    if look.later is None:
        return
    answers = {
        item.pk: Answered(Answer.NOT_YET, NOT_YET_BECAUSE)
        if item.rating.competency.code in look.not_yet
        else Answered(Answer.CONFIRM)
        for item in items_of(request)
    }
    answered_at = at + timedelta(days=look.later)
    decide(request, answers, by=one.verifier, at=answered_at, today=localdate(answered_at))
