"""Answering claims of prior learning: who may take one, when it is given to somebody, and when it may be answered.

What nobody has taken after a week is given to somebody; what is not answered after ten working days is shown to every
assessor who may read it, whoever has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from courses.vocabulary import ClaimDecision, ClaimState
from foundations.period import add_working_days
from foundations.verdict import Refusal, Verdict

ASSIGN_AFTER: Final = timedelta(days=7)
ANSWER_WITHIN: Final = 10
"""Working days."""

LONGEST_REASON: Final = 1000
LONGEST_SUMMARY: Final = 2000

OWN_CLAIM: Final = Refusal("own_claim", "Nobody answers their own claim.")
NOT_WAITING: Final = Refusal("not_waiting", "This claim has been answered or taken back meanwhile.")
TAKEN: Final = Refusal("taken", "Somebody else has taken this claim on meanwhile.")
NOT_YOURS: Final = Refusal("not_yours", "Take this claim on first; then you can answer it.")
NO_SUMMARY: Final = Refusal("no_summary", "Write a sentence or two to them about the whole claim.")

MOST_FILES: Final = 20
TOO_MANY_FILES: Final = Refusal(
    "too_many_files", f"You have {MOST_FILES} files already. Take one away that you do not need."
)
IN_A_CLAIM: Final = Refusal(
    "in_a_claim", "You point to this file in a claim that you sent, so it stays with the claim."
)
NOT_CONFIRMED: Final = Refusal(
    "not_confirmed", "Say that what was found is an organisation’s or your own, or choose another file."
)


def is_late(submitted_on: date, today: date) -> bool:
    """Return whether a claim has waited longer than it should.

    >>> is_late(date(2026, 11, 9), date(2026, 11, 23))
    False
    >>> is_late(date(2026, 11, 9), date(2026, 11, 24))
    True
    """
    return today > add_working_days(submitted_on, ANSWER_WITHIN)


def may_take(*, state: str, is_own: bool, is_mine: bool, is_taken: bool, is_pooled: bool) -> Verdict:
    """Return whether somebody may take a claim on: one that nobody has, or that is late."""
    refusals = [OWN_CLAIM] if is_own else []
    if state != ClaimState.SUBMITTED:
        refusals.append(NOT_WAITING)
    elif is_taken and not (is_mine or is_pooled):
        refusals.append(TAKEN)
    return Verdict(tuple(refusals))


def undecided(code: str, title: str) -> Refusal:
    return Refusal("undecided", f"Say whether “{title}” is recognised.", "Go there", f"#{code}")


def no_reason(code: str, title: str) -> Refusal:
    return Refusal("no_reason", f"Say what is missing for “{title}”.", "Go there", f"#{code}")


def may_decide(
    *,
    state: str,
    is_own: bool,
    is_mine: bool,
    summary: str,
    parts: Sequence[tuple[str, str, str, str]],
) -> Verdict:
    """Return whether a claim may be answered. A part is a code, a title, a decision and its reason."""
    refusals = [OWN_CLAIM] if is_own else []
    if state != ClaimState.SUBMITTED:
        refusals.append(NOT_WAITING)
    elif not is_mine:
        refusals.append(NOT_YOURS)
    for code, title, decision, reason in parts:
        if not decision:
            refusals.append(undecided(code, title))
        elif decision == ClaimDecision.NOT_YET and not reason.strip():
            refusals.append(no_reason(code, title))
    if not summary.strip():
        refusals.append(NO_SUMMARY)
    return Verdict(tuple(refusals))
