"""Asking somebody to observe, and what they say: who may, what is missing, and when it is whose turn.

Working days are Monday to Friday without bank holidays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from assessments.vocabulary import OPEN_OBSERVATIONS, ObservationState
from foundations.period import add_working_days
from foundations.verdict import Refusal, Verdict

ANSWER_WITHIN: Final = 10
"""Working days; then a request goes to the programme's assessors."""

REMIND_BEFORE: Final = 3
"""Working days before that day, when the observer is reminded once."""

LINK_LASTS: Final = timedelta(days=28)

OPEN_ALREADY: Final = Refusal(
    "open_already", "You have asked somebody already. Withdraw that request first, then ask somebody else."
)
SEEN_ALREADY: Final = Refusal("seen_already", "This has been seen. There is nothing left to ask.")
NO_CRITERIA: Final = Refusal(
    "no_criteria",
    "This step says nothing yet that somebody could look for. The programme team has to add it.",
)
OWN: Final = Refusal("own", "Nobody observes themselves: somebody else has to answer this.")
NOT_ASKED: Final = Refusal("not_asked", "You have not been asked to observe this.")
NOBODY_TO_ASK: Final = Refusal(
    "nobody_to_ask", "This person does not manage, supervise or facilitate you today. Choose somebody else."
)
ANSWERED: Final = Refusal("answered", "Somebody has answered this already. What they said first stands.")
WITHDRAWN: Final = Refusal("withdrawn", "This request has been withdrawn. There is nothing left to do.")
RETURNED: Final = Refusal("returned", "This request has been given back. There is nothing left to do.")
TAKEN: Final = Refusal("taken", "Another assessor has taken this meanwhile.")


@dataclass(frozen=True, slots=True)
class Finding:
    """What an observer says of one criterion."""

    title: str
    is_seen: bool
    comment: str = ""


def answer_day(asked_on: date) -> date:
    """Return the last day on which an answer is in time.

    >>> answer_day(date(2026, 11, 23))
    datetime.date(2026, 12, 7)
    """
    return add_working_days(asked_on, ANSWER_WITHIN)


def remind_until(today: date) -> date:
    """Return the latest day to answer of which somebody is reminded today.

    >>> remind_until(date(2026, 12, 2))
    datetime.date(2026, 12, 7)
    """
    return add_working_days(today, REMIND_BEFORE)


def outcome_of(findings: Sequence[Finding]) -> ObservationState:
    """Return what the criteria come to: seen when every one is.

    >>> outcome_of([Finding("Listens", True), Finding("Waits", False)]).value
    'not_yet'
    """
    is_seen = bool(findings) and all(finding.is_seen for finding in findings)
    return ObservationState.SEEN if is_seen else ObservationState.NOT_YET


def may_ask(states: Sequence[str], *, criteria: int) -> Verdict:
    """Return whether somebody may ask, from the states of what they asked before at this step."""
    found = (
        (any(state in OPEN_OBSERVATIONS for state in states), OPEN_ALREADY),
        (ObservationState.SEEN in states, SEEN_ALREADY),
        (criteria == 0, NO_CRITERIA),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


_ENDED: Final = {
    ObservationState.SEEN: ANSWERED,
    ObservationState.NOT_YET: ANSWERED,
    ObservationState.WITHDRAWN: WITHDRAWN,
    ObservationState.RETURNED: RETURNED,
}


def may_answer(state: str, *, is_own: bool, is_asked: bool) -> Verdict:
    """Return whether somebody may answer a request: whoever was asked, while it is open, never one's own.

    >>> may_answer("asked", is_own=True, is_asked=True).refusals[0].code
    'own'
    """
    if is_own:
        return Verdict((OWN,))
    if not is_asked:
        return Verdict((NOT_ASKED,))
    ended = _ENDED.get(ObservationState(state))
    return Verdict((ended,)) if ended else Verdict()
