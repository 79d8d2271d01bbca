"""Signing off a year: when it may be declared, what both declare, and the picture that is frozen with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from foundations.verdict import Refusal, Verdict

LEARNER_DECLARATION: Final = (
    "I declare that the results shown here are a true picture of how I work. Each was confirmed by somebody who knows "
    "my work, from what they saw or what we talked through, and I have thought about what I will work on next."
)
SUPERVISOR_DECLARATION: Final = (
    "I declare that I have looked at these results with the person named here, that to the best of my knowledge they "
    "are a true picture of how they work, and that they meet what this year asks for."
)

NO_YEAR: Final = Refusal("no_year", "There is no such year in the framework that is used now.")
NOT_ALL_STAND: Final = Refusal(
    "not_all_stand",
    "Not everything that this year asks for is confirmed and up to date yet. The list shows what is missing.",
)
WAITS_ALREADY: Final = Refusal(
    "waits_already", "You have asked for this sign-off already, and it waits for an answer."
)
NOTHING_NEW: Final = Refusal(
    "nothing_new", "This year is signed off, and nothing has changed since. There is nothing to sign again."
)
NOT_DECLARED: Final = Refusal("not_declared", "Tick the box if the declaration is true.")
NOT_OPEN: Final = Refusal("not_open", "This has been answered or withdrawn meanwhile.")
NOT_YOURS: Final = Refusal(
    "not_yours", "Only the supervisor or line manager who was asked, and who is that today, can sign."
)
YOURSELF: Final = Refusal("yourself", "Nobody signs off their own competencies.")
HAS_CHANGED: Final = Refusal(
    "has_changed",
    "Something has changed since this was declared, so the picture is no longer true. Ask them to withdraw it and "
    "declare again.",
)
REASON_MISSING: Final = Refusal(
    "reason_missing", "Say why you do not sign, so that they know what to work on."
)


@dataclass(frozen=True, slots=True)
class Stands:
    """One competency as it stood: what was expected, what was confirmed and when, and until when it says something."""

    code: str
    name: str
    expected: int
    level: int
    level_name: str
    rating: str
    confirmed_on: str
    review_on: str

    @property
    def confirmed_day(self) -> date:
        return date.fromisoformat(self.confirmed_on)

    @property
    def review_day(self) -> date:
        return date.fromisoformat(self.review_on)

    def as_document(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def frozen(stands: Iterable[Stands]) -> dict[str, Any]:
    """Return what a sign-off keeps.

    >>> frozen([]) == {"competencies": []}
    True
    """
    return {"competencies": [each.as_document() for each in stands]}


def thawed(document: Mapping[str, Any]) -> tuple[Stands, ...]:
    """Return what a sign-off kept."""
    return tuple(Stands(**each) for each in document["competencies"])


def is_same(one: Sequence[Stands], other: Sequence[Stands]) -> bool:
    """Return whether two pictures show the same ratings; a name that was reworded since changes nothing."""

    def what(stands: Sequence[Stands]) -> set[tuple[str, str]]:
        return {(each.code, each.rating) for each in stands}

    return what(one) == what(other)


def hash_of(document: Mapping[str, Any]) -> str:
    """Return the fingerprint of a frozen picture, which its certificate carries."""
    return sha256(dumps(document, sort_keys=True).encode()).hexdigest()


def activity_of(*, curriculum: str, framework: str, year: str) -> UUID:
    """Return under which name the ledger knows the profile of a year; the same for everybody, for good."""
    return uuid5(NAMESPACE_URL, f"https://linkway.example/frameworks/{curriculum}/{framework}/{year}")


def may_declare(
    *, is_known: bool, all_stand: bool, waits: bool, is_signed_as_it_is: bool, is_own: bool, may_verify: bool
) -> Verdict:
    """Return whether somebody may ask for a year to be signed off, with every refusal."""
    found = (
        (not is_known, NO_YEAR),
        (is_known and not all_stand, NOT_ALL_STAND),
        (waits, WAITS_ALREADY),
        (is_signed_as_it_is, NOTHING_NEW),
        (is_own, YOURSELF),
        (not is_own and not may_verify, NOT_YOURS),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_answer(*, is_own: bool, is_open: bool, was_asked: bool, supervises: bool) -> Verdict:
    """Return whether somebody may sign, or say why not.

    >>> may_answer(is_own=True, is_open=True, was_asked=True, supervises=True).sentences
    ('Nobody signs off their own competencies.',)
    """
    if is_own:
        return Verdict((YOURSELF,))
    found = ((not is_open, NOT_OPEN), (not (was_asked and supervises), NOT_YOURS))
    return Verdict.of(refusal for is_so, refusal in found if is_so)
