"""People who claim what they know already: a programme whose modules grow competencies, and claims that are on the way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from competencies.models import Competency
from courses.actions.prior_learning_claim import begin_claim, save_claim, submit_claim
from courses.models import ModulePage, PriorClaim, ProgrammePage
from courses.rules.prior_learning import STATEMENT_KEY
from people.models import Person
from tests.competencies.scene import a_framework
from tests.courses.world import AT, activity, the_programme

GROWS = {"o1": ("A1",), "m1": ("A1", "A2"), "m2": ("B1",), "m4": ("A2", "B1")}


def the_claimable_programme() -> ProgrammePage:
    """Publish the programme of the world with what its modules grow: Orientation A1; Year 1 A1, A2, B1; Year 2 A2, B1."""
    framework = a_framework()
    framework.curriculum = "prog"
    framework.save()
    programme = the_programme()
    for slug, codes in GROWS.items():
        level = 3 if slug == "m4" else 2
        rows = [{"competency": _pk(code), "level": level} for code in codes]
        grown = json.dumps([{"type": "competency", "value": row} for row in rows])
        ModulePage.objects.filter(slug=slug).update(competencies=grown)
    return programme


def _pk(code: str) -> int:
    return Competency.objects.get(code=code).pk


def a_claim(person: Person, target: str = "year-2", *, at: datetime = AT) -> PriorClaim:
    return begin_claim(person=person, target=activity(target), at=at)


def write(claim: PriorClaim, *, without: Sequence[str] = (), at: datetime = AT) -> PriorClaim:
    """Fill a claim: a statement, and an example or a tick for each competency but those left out."""
    codes = [code for code in claim.parts.values_list("code", flat=True) if code not in without]
    words = {code: f"I did {code} for years." for code in codes[:1]}
    ticks = {code: [STATEMENT_KEY] for code in codes[1:]}
    return save_claim(claim=claim, statement="Five years in Leeds.", words=words, evidence=ticks, at=at)


def a_sent_claim(person: Person, target: str = "year-2", *, at: datetime = AT) -> PriorClaim:
    claim = write(a_claim(person, target, at=at), at=at)
    return submit_claim(claim=claim, confirmed=(), at=at)
