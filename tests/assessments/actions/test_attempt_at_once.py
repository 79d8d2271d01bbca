"""Real threads on real connections: two tabs, a double press and the worker, all at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from assessments.actions.attempt import AttemptRefused, hand_in, save_answer
from assessments.actions.late import hand_in_what_is_over
from assessments.models import Attempt, AttemptEntry, AttemptRequest, QuizPage
from assessments.queries.attempt import asked_questions, total_score
from courses.models import ModulePage
from learning_records.models import Statement
from people.models import Person
from tests.assessments.world import TIMED, a_quiz, an_attempt, answer, attempted
from tests.courses.world import AT, a_learner, the_programme

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*does: Callable[[], object]) -> None:
    start = Barrier(len(does))

    def run(do: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            do()
        except AttemptRefused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(does)) as threads:
        list(threads.map(run, does))


def test_two_tabs_and_the_worker_at_the_same_moment() -> None:
    """One world, because making it is slow: each part leaves what the next one begins with."""
    learner: Person = a_learner(the_programme())
    quiz: QuizPage = a_quiz(ModulePage.objects.get(slug="o1"), attempts=3, pass_mark=100, **TIMED)

    at_once(*[lambda: an_attempt(learner, quiz)] * 4)
    attempt = Attempt.objects.get()

    at_once(
        *[
            lambda n=n: save_answer(  # type: ignore[misc]
                attempt=attempt, position=n % 5 + 1, response={"chosen": [n % 3]}, is_flagged=False, at=AT
            )
            for n in range(8)
        ]
    )
    assert AttemptEntry.objects.count() == 8

    at_once(
        lambda: hand_in(attempt=attempt, at=AT),
        lambda: hand_in(attempt=attempt, at=AT),
        lambda: answer(attempt, 1, 0),
        lambda: answer(attempt, 2, 0),
    )
    attempt.refresh_from_db()
    assert attempt.score == total_score(asked_questions(attempt))
    assert said(learner) == 1

    second = an_attempt(learner, quiz, at=AT)
    answer(second, 1, 0)
    late = AT + timedelta(minutes=30)
    at_once(
        *[lambda: hand_in_what_is_over(at=late)] * 2,
        lambda: hand_in(attempt=second, at=late),
        lambda: an_attempt(learner, quiz, at=late),
    )
    assert said(learner) == 2
    assert [each.number for each in Attempt.objects.open()] in ([3], [])

    attempted(learner, quiz, right=0, at=late)
    assert AttemptRequest.objects.count() == 1


def said(learner: Person) -> int:
    rows = Statement.objects.filter(actor=learner.actor, activity_type="assessment")
    return rows.filter(verb__in=["passed", "failed"]).count()
