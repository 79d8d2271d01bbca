from datetime import date, timedelta
from decimal import Decimal

import pytest

from courses.rules.enrolment import (
    HeldPlace,
    may_change_pace,
    may_enrol,
    may_pause,
    may_resume,
    may_withdraw,
)
from courses.vocabulary import EnrolmentStatus
from foundations.period import Period
from foundations.verdict import Verdict

TODAY = date(2026, 11, 24)
AWAY = Period(TODAY, TODAY + timedelta(days=14))
ACTIVE, LEFT = HeldPlace(EnrolmentStatus.ACTIVE), HeldPlace(EnrolmentStatus.WITHDRAWN)
PAUSED = HeldPlace(EnrolmentStatus.ACTIVE, (AWAY,))


def enrolling(*held: EnrolmentStatus, pace: str = "1", is_programme: bool = True) -> Verdict:
    return may_enrol(is_programme=is_programme, held=held, modules_per_month=Decimal(pace))


def pausing(place: HeldPlace, begins: int, ends: int) -> Verdict:
    return may_pause(place, (TODAY + timedelta(days=begins), TODAY + timedelta(days=ends)))


@pytest.mark.parametrize(
    ("verdict", "codes"),
    [
        (enrolling(), []),
        (enrolling(EnrolmentStatus.INVITED), []),
        (enrolling(EnrolmentStatus.WITHDRAWN), []),
        (enrolling(EnrolmentStatus.ACTIVE, pace="9"), ["already_enrolled", "pace"]),
        (enrolling(EnrolmentStatus.COMPLETED), ["already_enrolled"]),
        (enrolling(is_programme=False), ["not_a_programme"]),
        (pausing(ACTIVE, 0, 14), []),
        (pausing(ACTIVE, 3, 3), ["pause_ends"]),
        (pausing(ACTIVE, 0, 400), ["pause_too_long"]),
        (pausing(PAUSED, 13, 20), ["pause_overlaps"]),
        (pausing(PAUSED, 14, 20), []),
        (pausing(LEFT, 0, 14), ["not_active"]),
        (may_resume(PAUSED, TODAY), []),
        (may_resume(PAUSED, TODAY + timedelta(days=14)), ["not_paused"]),
        (may_change_pace(ACTIVE, Decimal("0.5")), []),
        (may_change_pace(LEFT, Decimal(0)), ["not_active", "pace"]),
        (may_withdraw(ACTIVE), []),
        (may_withdraw(LEFT), ["already_left"]),
    ],
)
def test_a_place_is_given_and_changed_by_the_rules(verdict: Verdict, codes: list[str]) -> None:
    assert [refusal.code for refusal in verdict.refusals] == codes
