"""The server's clock: what happens to attempts whose time runs out, and what more time does to them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from assessments.actions import late, marking
from assessments.actions.accommodation import grant
from assessments.actions.attempt import AttemptRefused, hand_in
from assessments.actions.late import hand_in_what_is_over
from assessments.models import Accommodation, Attempt, AttemptEntry, QuizPage
from assessments.vocabulary import AttemptStatus, Pace
from courses.models import ModulePage, ProgrammePage, StepProgress
from learning_records.models import Statement
from notifications.models import Notification
from people.models import Person
from tests.assessments.world import TIMED, a_quiz, an_attempt, answer, attempted
from tests.courses.world import AT, a_learner, a_person, the_programme
from tests.people.factories import a_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def quiz(learner: Person) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"), **TIMED)


def after(minutes: float) -> datetime:
    return AT + timedelta(minutes=minutes)


def granted(**more: object) -> Accommodation:
    fields = {"started_on": AT.date(), **more}
    return grant(accommodation=Accommodation(**fields), by=a_person("Ada"), at=after(1))


def test_a_worker_hands_in_what_ran_out_though_the_person_is_gone(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    for position in range(1, 6):
        answer(attempt, position, 0, at=after(position))

    early, in_time = hand_in_what_is_over(at=after(20)), hand_in_what_is_over(at=after(21))

    attempt.refresh_from_db()
    assert (early, in_time) == (0, 1)
    assert (attempt.status, attempt.passed, attempt.handed_in_at) == (AttemptStatus.EXPIRED, True, after(20))
    assert StepProgress.objects.get(person=learner).completed_at is not None
    assert Notification.objects.get(person=learner).kind == "assessments.handed_in_for_you"


def test_an_attempt_in_which_nothing_was_answered_is_closed_and_counts(
    learner: Person, quiz: QuizPage
) -> None:
    attempt = an_attempt(learner, quiz)

    hand_in_what_is_over(at=after(21))

    attempt.refresh_from_db()
    assert (attempt.status, attempt.score, attempt.passed) == (AttemptStatus.ABANDONED, None, None)
    assert an_attempt(learner, quiz, at=after(22)).number == 2
    assert not Statement.objects.filter(verb__in=["passed", "failed"]).exists()


def test_the_worker_does_each_attempt_once(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    answer(attempt, 1, 0)

    counts = [hand_in_what_is_over(at=after(21 + minute)) for minute in range(3)]

    assert counts == [1, 0, 0]
    assert Statement.objects.filter(actor=learner.actor, verb="failed").count() == 1


def test_an_answer_after_the_time_is_refused_and_one_sent_in_time_is_taken(
    learner: Person, quiz: QuizPage
) -> None:
    attempt = an_attempt(learner, quiz)

    answer(attempt, 1, 0, at=after(20.1))
    with pytest.raises(AttemptRefused, match="time for this attempt is over"):
        answer(attempt, 2, 0, at=after(20.5))

    assert AttemptEntry.objects.count() == 1


def test_handing_in_too_late_hands_in_what_was_saved_in_time(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    answer(attempt, 1, 0)

    handed = hand_in(attempt=attempt, at=after(40))

    assert (handed.status, handed.handed_in_at) == (AttemptStatus.EXPIRED, after(20))


def test_beginning_again_after_the_time_hands_in_the_old_attempt_first(
    learner: Person, quiz: QuizPage
) -> None:
    first = an_attempt(learner, quiz)
    answer(first, 1, 0)

    second = an_attempt(learner, quiz, at=after(60))

    first.refresh_from_db()
    assert (first.status, second.number) == (AttemptStatus.EXPIRED, 2)


@pytest.mark.parametrize(("pace", "minutes"), [(Pace.USUAL, 20), (Pace.QUARTER_MORE, 25), (Pace.TWICE, 40)])
def test_anybody_may_take_more_time(learner: Person, quiz: QuizPage, pace: Pace, minutes: int) -> None:
    assert an_attempt(learner, quiz, pace=pace).ends_at == after(minutes)


def test_without_a_limit_there_is_no_end_whatever_is_chosen(learner: Person) -> None:
    quiz = a_quiz(ModulePage.objects.get(slug="o1"), "o1-calm")

    attempt = an_attempt(learner, quiz, pace=Pace.TWICE)

    assert (attempt.ends_at, attempt.pace) == (None, Decimal(1))


@pytest.mark.parametrize("is_for_a_group", [False, True])
def test_more_time_reaches_an_attempt_under_way_at_once(
    learner: Person, quiz: QuizPage, is_for_a_group: bool
) -> None:
    attempt = an_attempt(learner, quiz)
    whom = {"group": a_group(members=(learner,))} if is_for_a_group else {"person": learner}

    granted(extra_percent=50, **whom)

    attempt.refresh_from_db()
    assert attempt.ends_at == after(30)
    answer(attempt, 1, 0, at=after(29))


def test_more_time_for_somebody_else_or_another_quiz_changes_nothing(learner: Person, quiz: QuizPage) -> None:
    other = a_quiz(ModulePage.objects.get(slug="o1"), "o1-other", **TIMED)
    attempt = an_attempt(learner, quiz)

    granted(extra_percent=50, person=a_person("Somebody else"))
    granted(extra_percent=50, person=learner, quiz=an_attempt(learner, other).quiz)

    attempt.refresh_from_db()
    assert attempt.ends_at == after(20)


def test_time_is_never_taken_back_from_an_attempt_under_way(learner: Person, quiz: QuizPage) -> None:
    more = granted(extra_percent=100, person=learner)
    attempt = an_attempt(learner, quiz, at=after(2))

    more.extra_percent = 10
    grant(accommodation=more, by=a_person("Ada"), at=after(3))

    attempt.refresh_from_db()
    assert attempt.ends_at == after(42)


def test_more_attempts_open_at_once(learner: Person, quiz: QuizPage) -> None:
    for _ in range(3):
        attempted(learner, quiz, right=0)

    granted(extra_attempts=1, person=learner)

    assert an_attempt(learner, quiz, at=after(30)).number == 4


def test_an_attempt_that_could_not_be_marked_stays_handed_in_and_is_marked_later(
    learner: Person, quiz: QuizPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = an_attempt(learner, quiz)
    answer(attempt, 1, 0)

    with monkeypatch.context() as broken:
        broken.setattr(marking, "total_score", lambda asked: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            hand_in(attempt=attempt, at=after(5))
        attempt.refresh_from_db()
        assert (attempt.status, attempt.handed_in_at) == (AttemptStatus.SUBMITTED, after(5))
        assert hand_in_what_is_over(at=after(6)) == 0

    assert hand_in_what_is_over(at=after(7)) == 1
    attempt.refresh_from_db()
    assert (attempt.status, attempt.handed_in_at) == (AttemptStatus.MARKED, after(5))


def test_one_broken_attempt_does_not_keep_the_others_waiting(
    learner: Person, quiz: QuizPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = an_attempt(learner, quiz)
    other = an_attempt(a_learner_too(), quiz, at=after(1))
    for attempt in (broken, other):
        answer(attempt, 1, 0, at=after(2))
    real = late.end_attempt

    def fail(*, attempt: Attempt, at: datetime) -> Attempt:
        if attempt.pk == broken.pk:
            raise RuntimeError("broken")
        return real(attempt=attempt, at=at)

    monkeypatch.setattr(late, "end_attempt", fail)

    assert hand_in_what_is_over(at=after(30)) == 1
    other.refresh_from_db()
    assert other.status == AttemptStatus.EXPIRED


def a_learner_too() -> Person:
    return a_learner(ProgrammePage.objects.get(slug="prog"), name="Samir Rao")
