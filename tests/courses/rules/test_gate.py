import pytest

from courses.rules.gate import (
    INVITED,
    Doors,
    Place,
    enrolment_refusals,
    may_open_step,
    may_start_module,
    withdrawn,
)
from courses.vocabulary import EnrolmentStatus
from foundations.verdict import Verdict

DOORS = Doors("/accounts/login/?next=/here/", "/learn/joining/")
FIRST = Place("Your role", "/programmes/p/year-1/your-role/")
UNWRITTEN = Place("What matters")
YEAR = Place("Year 1, Foundation", "/programmes/p/year-1/")


def reasons(*statuses: EnrolmentStatus, signed_in: bool = True) -> list[str]:
    refusals = enrolment_refusals(is_signed_in=signed_in, statuses=statuses, doors=DOORS)
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (reasons(signed_in=False), ["not_signed_in"]),
        (reasons(), ["not_enrolled"]),
        (reasons(EnrolmentStatus.INVITED), [INVITED.code]),
        (reasons(EnrolmentStatus.WITHDRAWN), ["withdrawn"]),
        (reasons(EnrolmentStatus.ACTIVE), []),
        (reasons(EnrolmentStatus.COMPLETED), []),
        (reasons(EnrolmentStatus.WITHDRAWN, EnrolmentStatus.ACTIVE), []),
    ],
)
def test_a_place_on_any_programme_with_the_module_opens_it(found: list[str], codes: list[str]) -> None:
    assert found == codes


def test_every_reason_is_given_at_once_and_those_to_mend_come_first() -> None:
    verdict = may_start_module(
        is_published=False,
        has_started=False,
        enrolment=enrolment_refusals(is_signed_in=True, statuses=[], doors=DOORS),
        unmet=[UNWRITTEN, FIRST],
        years_left=[(YEAR, [FIRST])],
    )

    assert [refusal.code for refusal in verdict.refusals] == [
        "not_enrolled", "requires", "year", "coming", "requires",
    ]  # fmt: skip
    assert [refusal.fix_url for refusal in verdict.refusals][:3] == [DOORS.how_to_enrol, FIRST.url, FIRST.url]


def test_who_has_started_goes_on_whatever_is_asked_since() -> None:
    verdict = may_start_module(
        is_published=True, has_started=True, enrolment=(), unmet=[FIRST], years_left=[(YEAR, [FIRST])]
    )

    assert verdict.allowed


def test_a_year_of_which_nothing_is_left_holds_nobody_back() -> None:
    assert may_start_module(
        is_published=True, has_started=False, enrolment=(), years_left=[(YEAR, [])]
    ).allowed


@pytest.mark.parametrize(
    ("published", "completed", "allowed"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_completed_module_stays_open_to_read(published: bool, completed: bool, allowed: bool) -> None:
    refused = Verdict((withdrawn(DOORS),))

    verdict = may_open_step(
        module=refused, is_published=published, has_completed_module=completed, is_signed_in=True
    )

    assert verdict.allowed is allowed
