"""Asking somebody to confirm one's own views, and answering: who may, what stands, and by when.

A request is answered in ten working days; after five the one who was asked is reminded, and after ten it goes to the
pool of the programme's assessors, so that nobody waits on one silent person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from competencies.vocabulary import OPEN_STATES, Answer, ItemState
from foundations.period import add_working_days
from foundations.verdict import Refusal, Verdict

REPLY_WITHIN: Final = 10
REMIND_AFTER: Final = 5
LONGEST_WORDS: Final = 2000

NOTHING_CHOSEN: Final = Refusal("nothing_chosen", "Choose at least one result to be confirmed.")
NOT_CURRENT: Final = Refusal(
    "not_current",
    "One of these results is no longer your newest view, is confirmed already, or waits for an answer. Choose again.",
)
NOT_YOUR_SUPERVISOR: Final = Refusal(
    "not_your_supervisor", "This person is not your supervisor or line manager today. Choose somebody else."
)
YOURSELF: Final = Refusal("yourself", "Nobody confirms their own competencies. Ask somebody else.")
NOT_OPEN: Final = Refusal(
    "not_open", "This has been answered or withdrawn meanwhile. Nothing that was decided before has changed."
)
NO_LONGER_YOURS: Final = Refusal(
    "no_longer_yours", "You no longer supervise or manage this person, so the request has gone back to them."
)
NOT_ASKED: Final = Refusal("not_asked", "Somebody else answers this request.")
NOTHING_ANSWERED: Final = Refusal("nothing_answered", "Confirm at least one result, or say “not yet”.")
REASON_MISSING: Final = Refusal(
    "reason_missing", "Say why it is not yet there, so that they know what to work on."
)
TAKEN: Final = Refusal("taken", "Another assessor has taken this request.")
NOT_IN_POOL: Final = Refusal("not_in_pool", "This request does not wait in the pool any more.")
NOT_AN_ASSESSOR: Final = Refusal("not_an_assessor", "The pool is for the programme’s assessors.")


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is known of one result in a request; ``is_confirmed`` is nothing while it is undecided."""

    is_confirmed: bool | None
    is_replaced: bool
    is_withdrawn: bool
    is_returned: bool
    is_pooled: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What a verifier says of one result."""

    answer: Answer
    reason: str = ""


def state_of(facts: ItemFacts) -> ItemState:
    """Return how a result stands; what was decided stays decided, whatever came after.

    >>> state_of(ItemFacts(None, is_replaced=True, is_withdrawn=False, is_returned=False, is_pooled=True)).value
    'superseded'
    """
    if facts.is_confirmed is not None:
        return ItemState.CONFIRMED if facts.is_confirmed else ItemState.NOT_YET
    if facts.is_withdrawn:
        return ItemState.WITHDRAWN
    if facts.is_returned:
        return ItemState.RETURNED
    if facts.is_replaced:
        return ItemState.SUPERSEDED
    return ItemState.IN_POOL if facts.is_pooled else ItemState.WAITING


def is_open(states: Iterable[ItemState]) -> bool:
    """Return whether a request still waits for somebody."""
    return any(state in OPEN_STATES for state in states)


def reply_by(asked_on: date) -> date:
    """Return the day by which an answer is due.

    >>> reply_by(date(2026, 11, 23))
    datetime.date(2026, 12, 7)
    """
    return add_working_days(asked_on, REPLY_WITHIN)


def remind_on(asked_on: date) -> date:
    return add_working_days(asked_on, REMIND_AFTER)


def is_overdue(*, reply_by: date, on: date) -> bool:
    """Return whether the last day for an answer has passed."""
    return on > reply_by


def may_ask(*, chosen: int, current: int, is_own: bool, may_verify: bool) -> Verdict:
    """Return whether results may be put to somebody, with every refusal.

    >>> may_ask(chosen=2, current=1, is_own=False, may_verify=True).refusals[0].code
    'not_current'
    """
    found = (
        (chosen == 0, NOTHING_CHOSEN),
        (chosen != current, NOT_CURRENT),
        (is_own, YOURSELF),
        (not is_own and not may_verify, NOT_YOUR_SUPERVISOR),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_answer(
    *, is_own: bool, is_open: bool, was_asked: bool, supervises: bool, has_taken: bool, taken_by_another: bool
) -> Verdict:
    """Return whether somebody may decide on a request: who was asked, while they supervise, or who took it from the pool."""
    if is_own:
        return Verdict((YOURSELF,))
    if not was_asked and not has_taken:
        return Verdict((TAKEN if taken_by_another else NOT_ASKED,))
    found = (
        (not is_open, NOT_OPEN),
        (was_asked and not has_taken and taken_by_another, TAKEN),
        (was_asked and not has_taken and not supervises, NO_LONGER_YOURS),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_decide(answers: Iterable[Answered]) -> Verdict:
    """Return whether answers say enough: something is decided, and each "not yet" has its reason.

    >>> may_decide([Answered(Answer.NOT_YET)]).refusals[0].code
    'reason_missing'
    """
    decided = [each for each in answers if each.answer != Answer.LATER]
    found = (
        (not decided, NOTHING_ANSWERED),
        (any(each.answer == Answer.NOT_YET and not each.reason.strip() for each in decided), REASON_MISSING),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_take(*, is_assessor: bool, is_own: bool, is_in_pool: bool, taken_by_another: bool) -> Verdict:
    """Return whether an assessor may take a request from the pool."""
    found = (
        (not is_assessor, NOT_AN_ASSESSOR),
        (is_own, YOURSELF),
        (not is_in_pool, NOT_IN_POOL),
        (taken_by_another, TAKEN),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)
