"""An attempt as a machine: whatever is pressed, in any order, at any time, nothing is lost and nothing is counted twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assessments.actions.accommodation import grant
from assessments.actions.attempt import AttemptRefused, begin_attempt, hand_in, save_answer
from assessments.actions.late import hand_in_what_is_over
from assessments.models import Accommodation, Attempt, AttemptEntry
from assessments.queries.attempt import asked_questions, total_score
from assessments.rules.attempt import GRACE, has_passed, is_over
from assessments.vocabulary import AttemptStatus, Pace
from courses.models import ModulePage, StepProgress
from learning_records.models import Statement
from tests.assessments.world import TIMED, a_quiz, node_of
from tests.courses.world import AT, a_learner, the_programme

pytestmark = pytest.mark.django_db
NEXT = {
    AttemptStatus.IN_PROGRESS: {AttemptStatus.MARKED, AttemptStatus.EXPIRED, AttemptStatus.ABANDONED},
    AttemptStatus.MARKED: set(),
    AttemptStatus.EXPIRED: set(),
    AttemptStatus.ABANDONED: set(),
}


class AnAttempt(RuleBasedStateMachine):
    """One learner with a quiz of two questions, twenty minutes and two attempts; the test's own clock."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.person = a_learner(the_programme())
        module = ModulePage.objects.get(slug="o1")
        self.page = a_quiz(module, questions=2, attempts=2, pass_mark=50, **TIMED)
        self.at: datetime = AT
        self.seen: dict[int, tuple[str, datetime | None]] = {}
        self.kept: dict[int, int] = {}
        self.saved: dict[tuple[int, int], dict[str, Any]] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def current(self) -> Attempt | None:
        return Attempt.objects.filter(person=self.person).order_by("-number").first()

    @rule(pace=st.sampled_from(list(Pace)))
    def begin(self, pace: Pace) -> None:
        open_before = Attempt.objects.open().filter(person=self.person).first()
        try:
            found = begin_attempt(person=self.person, page=self.page, step=node_of(), at=self.at, pace=pace)
        except AttemptRefused:
            assert open_before is None or is_over(open_before.ends_at, self.at)
            return
        assert found.status == AttemptStatus.IN_PROGRESS
        if open_before is not None and found.pk != open_before.pk:
            assert is_over(open_before.ends_at, self.at)

    @precondition(lambda self: self.current() is not None)
    @rule(position=st.integers(1, 2), chosen=st.integers(0, 2), flagged=st.booleans())
    def answer(self, position: int, chosen: int, flagged: bool) -> None:
        attempt = self.current()
        assert attempt is not None
        response = {"chosen": [chosen]}
        takes = attempt.status == AttemptStatus.IN_PROGRESS and not is_over(attempt.ends_at, self.at)
        try:
            save_answer(attempt=attempt, position=position, response=response, is_flagged=flagged, at=self.at)
        except AttemptRefused:
            assert not takes
            return
        assert takes
        self.saved[attempt.pk, position] = response

    @precondition(lambda self: self.current() is not None)
    @rule(times=st.integers(1, 2))
    def hand_in(self, times: int) -> None:
        attempt = self.current()
        assert attempt is not None
        for _ in range(times):
            assert hand_in(attempt=attempt, at=self.at).status != AttemptStatus.IN_PROGRESS

    @rule(minutes=st.sampled_from([0.1, 1, 7, 19, 25]))
    def wait(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)

    @rule()
    def work(self) -> None:
        hand_in_what_is_over(at=self.at)
        assert not Attempt.objects.over(self.at - GRACE).exists()

    @rule(percent=st.integers(1, 100))
    def grant_time(self, percent: int) -> None:
        more = Accommodation(person=self.person, extra_percent=percent, started_on=AT.date())
        grant(accommodation=more, by=self.person, at=self.at)

    @invariant()
    def one_attempt_at_most_is_under_way_and_none_too_many(self) -> None:
        assert Attempt.objects.open().count() <= 1
        assert Attempt.objects.count() <= 2

    @invariant()
    def states_only_go_on_and_an_end_only_moves_later(self) -> None:
        for attempt in Attempt.objects.all():
            status, end = self.seen.get(attempt.pk, (attempt.status, attempt.ends_at))
            assert attempt.status == status or attempt.status in NEXT[AttemptStatus(status)]
            assert attempt.ends_at is not None
            assert end is None or attempt.ends_at >= end
            self.seen[attempt.pk] = (attempt.status, attempt.ends_at)

    @invariant()
    def nothing_saved_is_lost_and_the_latest_answer_counts(self) -> None:
        for attempt in Attempt.objects.all():
            count = AttemptEntry.objects.filter(question__attempt=attempt).count()
            assert count >= self.kept.get(attempt.pk, 0)
            self.kept[attempt.pk] = count
            for item in asked_questions(attempt):
                assert item.response == self.saved.get((attempt.pk, item.position), {})

    @invariant()
    def a_mark_is_what_the_answers_say_and_is_said_once(self) -> None:
        marked = list(Attempt.objects.marked())
        for attempt in marked:
            asked = asked_questions(attempt)
            assert attempt.passed == has_passed(total_score(asked), len(asked), attempt.pass_mark)
        said = Statement.objects.filter(actor=self.person.actor, activity_type="assessment")
        assert said.filter(verb__in=["passed", "failed"]).count() == len(marked)
        done = StepProgress.objects.filter(person=self.person, completed_at__isnull=False).exists()
        assert done == any(attempt.passed for attempt in marked)


def test_an_attempt_keeps_its_laws_whatever_is_pressed() -> None:
    run_state_machine_as_test(
        AnAttempt,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
