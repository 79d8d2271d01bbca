"""Real threads on real connections: handing in pressed twice, and two markers who claim at the same moment."""

from __future__ import annotations

import pytest

from assessments.actions.marking_queue import MarkingRefused, claim
from assessments.actions.submission import hand_in, save_draft
from assessments.models import MarkingTask, SubmissionVersion
from tests.assessments.actions.test_attempt_at_once import at_once
from tests.assessments.assignment_world import CODE, WORDS, a_marker, an_assignment
from tests.assessments.world import node_of
from tests.courses.world import AT, a_learner, the_programme

pytestmark = pytest.mark.django_db(transaction=True)


def test_handing_in_twice_and_two_claims_at_the_same_moment() -> None:
    """One world, because making it is slow."""
    learner = a_learner(the_programme())
    page = an_assignment()
    markers = [a_marker("Tess"), a_marker("Ravi")]
    save_draft(person=learner, step=node_of(CODE), text=WORDS, at=AT)

    at_once(*[lambda: hand_in(person=learner, page=page, step=node_of(CODE), at=AT)] * 4)
    assert (SubmissionVersion.objects.count(), MarkingTask.objects.count()) == (1, 1)

    task = MarkingTask.objects.get()
    refused: list[str] = []

    def take(number: int) -> None:
        try:
            claim(task=task, by=markers[number], at=AT)
        except MarkingRefused:
            refused.append(markers[number].name)

    at_once(lambda: take(0), lambda: take(1))
    task.refresh_from_db()
    assert task.claimed_by is not None
    assert refused == [marker.name for marker in markers if marker != task.claimed_by]
