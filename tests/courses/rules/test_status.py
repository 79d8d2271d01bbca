from datetime import date, timedelta

import pytest

from courses.rules.status import DueModule, Standing, standing
from courses.vocabulary import EnrolmentStatus, StudyStatus

TODAY = date(2026, 11, 24)
DONE = DueModule("y1-01", "Social prescribing", TODAY - timedelta(days=60), is_done=True)
LATE = DueModule("y1-02", "Your role", TODAY - timedelta(days=12), is_done=False)
LATER_LATE = DueModule("y1-03", "What matters", TODAY - timedelta(days=2), is_done=False)
DUE_TODAY = DueModule("y1-02", "Your role", TODAY, is_done=False)
AHEAD = DueModule("y1-04", "Trauma", TODAY + timedelta(days=1), is_done=False)


def stands(
    *modules: DueModule,
    enrolment: EnrolmentStatus | None = EnrolmentStatus.ACTIVE,
    paused_until: date | None = None,
    begun: bool = True,
    completed: bool = False,
) -> Standing:
    return standing(
        enrolment=enrolment,
        paused_until=paused_until,
        has_completed_a_step=begun,
        is_completed=completed,
        modules=modules,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("found", "status", "reason"),
    [
        (stands(enrolment=None), StudyStatus.NOT_ENROLLED, ""),
        (stands(enrolment=EnrolmentStatus.INVITED), StudyStatus.INVITED, ""),
        (stands(enrolment=EnrolmentStatus.WITHDRAWN), StudyStatus.WITHDRAWN, ""),
        (stands(DONE, AHEAD), StudyStatus.ON_TRACK, ""),
        (stands(DONE, LATER_LATE, LATE), StudyStatus.BEHIND, "“Your role”: 12 days late"),
        (stands(DONE, DUE_TODAY), StudyStatus.BEHIND, "“Your role”: due today"),
        (stands(LATE, begun=False), StudyStatus.NOT_STARTED, "“Your role”: 12 days late"),
        (stands(AHEAD, begun=False), StudyStatus.NOT_STARTED, ""),
        (stands(LATE, paused_until=date(2027, 1, 4)), StudyStatus.PAUSED, "Back on Monday 4 January 2027"),
        (stands(DONE, completed=True), StudyStatus.COMPLETED, ""),
    ],
)
def test_somebody_stands_where_their_plan_says(found: Standing, status: StudyStatus, reason: str) -> None:
    assert (found.status, found.reason) == (status, reason)


def test_the_reason_names_the_module_that_fell_due_first() -> None:
    found = stands(LATER_LATE, LATE)

    assert (found.late, found.days_late) == (LATE, 12)
