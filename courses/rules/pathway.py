"""Which pathway somebody may choose."""

from __future__ import annotations

from collections.abc import Mapping

from courses.rules.outline import PathwayNode, ProgrammeNode
from courses.rules.record import HeldEnrolment
from courses.vocabulary import EnrolmentStatus, PathwayPlace
from foundations.verdict import Refusal, Verdict

NOT_IN_PROGRAMME = Refusal("not_in_programme", "This pathway is not part of your programme.")
NOT_ACTIVE = Refusal("not_active", "You choose a pathway once you are enrolled in the programme.")
SAME_TWICE = Refusal("same_twice", "Your main and your supporting pathway are two different ones.")


def may_choose(
    *,
    programme: ProgrammeNode,
    pathway: PathwayNode,
    place: PathwayPlace,
    enrolment: HeldEnrolment | None,
    chosen: Mapping[PathwayPlace, int],
) -> Verdict:
    """Return whether somebody may take a pathway as their main or supporting one.

    They may choose early, and may choose again: what they have done stays done.
    """
    refusals = []
    if pathway not in programme.pathways:
        refusals.append(NOT_IN_PROGRAMME)
    if enrolment is None or enrolment.status != EnrolmentStatus.ACTIVE:
        refusals.append(NOT_ACTIVE)
    others = {activity_id for where, activity_id in chosen.items() if where != place}
    if pathway.activity_id in others:
        refusals.append(SAME_TWICE)
    return Verdict.of(refusals)
