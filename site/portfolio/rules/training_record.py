"""Whether a record of outside training may be made, accepted or removed: every reason at once."""

from __future__ import annotations

from datetime import date
from typing import Final

from foundations.verdict import Refusal, Verdict
from portfolio.rules.training import vocabulary

STILL_TO_COME: Final = Refusal("still_to_come", "Record it when it is done: that day is still to come.")
OVER_BEFORE: Final = Refusal(
    "over_before", "It would have expired before it was done. Change one of the two days."
)
UNKNOWN_CODE: Final = Refusal("unknown_code", "Linkway knows no training of that code.")
NO_TIER: Final = Refusal("no_tier", "Say which tier it was; the certificate says so.")
UNKNOWN_TIER: Final = Refusal("unknown_tier", "This training has no such tier.")
OWN_RECORD: Final = Refusal("own_record", "Nobody accepts their own training.")
NOT_YOURS: Final = Refusal("not_yours", "Only the line manager or the programme team accepts this.")
ALREADY: Final = Refusal("already", "This has been accepted already.")
ACCEPTED_STAYS: Final = Refusal(
    "accepted_stays", "This has been accepted, so it stays. Ask the programme team if it is wrong."
)


def may_record(*, code: str, level: str, done_on: date, expires_on: date | None, today: date) -> Verdict:
    """Return whether training may be recorded like this.

    >>> may_record(code="", level="", done_on=date(2026, 1, 5), expires_on=None, today=date(2026, 1, 5)).allowed
    True
    """
    refusals = []
    if done_on > today:
        refusals.append(STILL_TO_COME)
    if expires_on is not None and expires_on < done_on:
        refusals.append(OVER_BEFORE)
    known = vocabulary().get(code)
    if code and known is None:
        refusals.append(UNKNOWN_CODE)
    tiers = known.tiers if known else ()
    if tiers and not level:
        refusals.append(NO_TIER)
    elif level and level not in tiers:
        refusals.append(UNKNOWN_TIER)
    return Verdict(tuple(refusals))


def may_accept(*, is_own: bool, may_see: bool, is_accepted: bool) -> Verdict:
    refusals = []
    if is_own:
        refusals.append(OWN_RECORD)
    elif not may_see:
        refusals.append(NOT_YOURS)
    if is_accepted:
        refusals.append(ALREADY)
    return Verdict(tuple(refusals))


def may_remove(*, is_accepted: bool) -> Verdict:
    return Verdict((ACCEPTED_STAYS,)) if is_accepted else Verdict()
