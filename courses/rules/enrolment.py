"""Who may be given a place on a programme, and what may happen to that place afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from courses.vocabulary import EnrolmentStatus
from foundations.period import Period
from foundations.verdict import Refusal, Verdict

SLOWEST_PACE = Decimal("0.25")
FASTEST_PACE = Decimal(4)
LONGEST_PAUSE = timedelta(days=366)

ALREADY_ENROLLED = Refusal("already_enrolled", "This person is already enrolled in this programme.")
NOT_A_PROGRAMME = Refusal("not_a_programme", "People are enrolled in programmes, and this is not one.")
PACE_OUT_OF_RANGE = Refusal("pace", f"The pace is from {SLOWEST_PACE} to {FASTEST_PACE} modules a month.")
NOT_ACTIVE = Refusal("not_active", "This place is not active, so nothing can be paused or changed.")
ENDS_BEFORE_IT_STARTS = Refusal("pause_ends", "Choose a first day back that is after the first day away.")
TOO_LONG = Refusal("pause_too_long", "A pause lasts a year at most. You can pause again after it.")
OVERLAPS = Refusal("pause_overlaps", "These days share a day with another pause.")
NOT_TO_COME = Refusal("not_to_come", "This pause has begun, or is no longer there. End it by coming back.")
NOT_PAUSED = Refusal("not_paused", "There is no pause to end.")
TAKEN_OFF = Refusal(
    "taken_off", "The programme team took you off this programme. Ask them, and they can enrol you again."
)
ALREADY_LEFT = Refusal("already_left", "This person has already left the programme.")


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """What the rules need to know of an enrolment."""

    status: EnrolmentStatus
    pauses: tuple[Period, ...] = ()


def pace_refusals(modules_per_month: Decimal) -> list[Refusal]:
    return [] if SLOWEST_PACE <= modules_per_month <= FASTEST_PACE else [PACE_OUT_OF_RANGE]


def may_enrol(*, is_programme: bool, held: Sequence[EnrolmentStatus], modules_per_month: Decimal) -> Verdict:
    """Return whether somebody who holds these places in a programme may be given one.

    Somebody who was invited is made active; somebody who left may come back.

    >>> may_enrol(is_programme=True, held=[EnrolmentStatus.ACTIVE], modules_per_month=Decimal(1)).sentences
    ('This person is already enrolled in this programme.',)
    """
    refusals = [] if is_programme else [NOT_A_PROGRAMME]
    if any(status in (EnrolmentStatus.ACTIVE, EnrolmentStatus.COMPLETED) for status in held):
        refusals.append(ALREADY_ENROLLED)
    return Verdict.of(refusals + pace_refusals(modules_per_month))


def may_change_pace(enrolment: HeldPlace, modules_per_month: Decimal) -> Verdict:
    refusals = [] if enrolment.status == EnrolmentStatus.ACTIVE else [NOT_ACTIVE]
    return Verdict.of(refusals + pace_refusals(modules_per_month))


def may_pause(enrolment: HeldPlace, pause: tuple[date, date]) -> Verdict:
    """Return whether an enrolment may be paused from the first day up to, but without, the second."""
    start, end = pause
    refusals = [] if enrolment.status == EnrolmentStatus.ACTIVE else [NOT_ACTIVE]
    if end <= start:
        return Verdict.of([*refusals, ENDS_BEFORE_IT_STARTS])
    if end - start > LONGEST_PAUSE:
        refusals.append(TOO_LONG)
    if any(Period(start, end).overlaps(held) for held in enrolment.pauses):
        refusals.append(OVERLAPS)
    return Verdict.of(refusals)


def may_resume(enrolment: HeldPlace, today: date) -> Verdict:
    paused = any(pause.contains(today) for pause in enrolment.pauses)
    return Verdict() if paused else Verdict((NOT_PAUSED,))


def may_take_back(pause: Period, today: date) -> Verdict:
    """Return whether days away may be taken back: only before the first of them."""
    return Verdict() if pause.start > today else Verdict((NOT_TO_COME,))


def may_withdraw(enrolment: HeldPlace) -> Verdict:
    left = enrolment.status == EnrolmentStatus.WITHDRAWN
    return Verdict((ALREADY_LEFT,)) if left else Verdict()


def may_come_back(*, left_by_themselves: bool) -> Verdict:
    """Return whether somebody who left may take their place again without asking anybody.

    >>> may_come_back(left_by_themselves=True).allowed
    True
    """
    return Verdict() if left_by_themselves else Verdict((TAKEN_OFF,))
