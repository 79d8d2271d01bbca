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
NOT_YOURS_TO_RETURN: Final = Refusal(
    "not_yours_to_return", "Only the line manager or the programme team sends this back."
)
WITH_ITS_PERSON: Final = Refusal("with_its_person", "This has been sent back already.")
NO_REASON: Final = Refusal("no_reason", "Say what has to be put right.")
NOT_SENT_BACK: Final = Refusal("not_sent_back", "This was not sent back, so there is nothing to correct.")
ON_RECORD: Final = Refusal("on_record", "You have another record of this training for that day.")


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


def may_return(*, is_own: bool, may_see: bool, is_accepted: bool, is_returned: bool, because: str) -> Verdict:
    """Return whether a record may be sent back to its person: until it is accepted, and never without a reason.

    >>> may_return(is_own=False, may_see=True, is_accepted=True, is_returned=False, because=" ").sentences
    ('This has been accepted already.', 'Say what has to be put right.')
    """
    found = (
        (is_own, OWN_RECORD),
        (not is_own and not may_see, NOT_YOURS_TO_RETURN),
        (is_accepted, ALREADY),
        (is_returned, WITH_ITS_PERSON),
        (not because.strip(), NO_REASON),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_correct(*, is_returned: bool, is_on_record: bool) -> Verdict:
    found = ((not is_returned, NOT_SENT_BACK), (is_on_record, ON_RECORD))
    return Verdict.of(refusal for is_so, refusal in found if is_so)


def may_remove(*, is_accepted: bool) -> Verdict:
    return Verdict((ACCEPTED_STAYS,)) if is_accepted else Verdict()
