"""Marking again: the list changes nothing, the change happens once, and a pass stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assessments.actions import re_marked_attempt
from assessments.actions.attempt import hand_in
from assessments.actions.question import write_question
from assessments.actions.re_marking import (
    ReMarkRefused,
    approve,
    begin_re_marking,
    carry_out,
    go_on,
    set_aside,
)
from assessments.models import Attempt, ItemAnalysis, Question, QuizPage, ReMarkedAttempt, ReMarking
from assessments.queries.agreement import attempts_agree
from assessments.queries.re_marking import lines_of, quizzes_to_mark_again, totals_of
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import ReMarkingStatus
from courses.actions.progress import complete_step
from courses.models import ModulePage, ModuleProgress, ProgrammePage, StepProgress
from learning_records.models import Statement
from notifications.models import Notification
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import QUIZ, a_quiz, an_attempt, answer
from tests.courses.world import AT, a_learner, a_person, activity, the_programme
from tests.people.factories import a_responsibility

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=3)
WRONG_KEY, RIGHT, NEARLY = 0, 1, 2
"""Where the answers of `a_question` stand: the first was said to be right, and it turns out to be the second."""


@pytest.fixture
def programme() -> ProgrammePage:
    return the_programme()


@pytest.fixture
def quiz(programme: ProgrammePage) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"))


@pytest.fixture
def trainer() -> Person:
    return a_person("Tara Trainer")


def took(programme: ProgrammePage, quiz: QuizPage, *chosen: int) -> Attempt:
    """Let a learner of their own answer so, and hand it in."""
    attempt = an_attempt(a_learner(programme), quiz)
    for position, choice in enumerate(chosen, 1):
        answer(attempt, position, choice)
    return hand_in(attempt=attempt, at=AT + timedelta(minutes=5))


def correct(code: str = f"{QUIZ}-q1", *, right: str = "Refer her", **texts: str) -> Question:
    """Say that another answer is right; the question is a version further then."""
    question = Question.objects.get(code=code)
    names = [texts.get("first", "Ask her"), "Refer her", "Ring"]
    options = [Option(name, 100 if name == right else 0) for name in names]
    text = QuestionText(code, "single", "What first?", content_of(options), feedback="Corrected.")
    write_question(question=question, text=text, at=LATER)
    return Question.objects.get(pk=question.pk)


def listed(question: Question, by: Person) -> ReMarking:
    found = begin_re_marking(quiz=activity(QUIZ), question=question, by=by, at=LATER)
    carry_out(re_marking=found, at=LATER)
    found.refresh_from_db()
    return found


def applied(question: Question, by: Person) -> ReMarking:
    found = approve(re_marking=listed(question, by), by=by, at=LATER)
    carry_out(re_marking=found, at=LATER)
    found.refresh_from_db()
    return found


def result(attempt: Attempt) -> tuple[Any, Any]:
    attempt.refresh_from_db()
    return attempt.score, attempt.passed


def marks(row: ReMarkedAttempt) -> tuple[float, float]:
    return float(row.old_score), float(row.new_score)


def test_a_list_says_whose_result_changes_and_what_follows_and_changes_nothing(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    took(programme, quiz, NEARLY, 0, 0, 0, 0)
    complete_step(person=failed.person, step=activity("o1-1"), at=AT)
    before = Statement.objects.count()

    found = listed(correct(), trainer)

    (row, half) = found.attempts.order_by("attempt__number", "pk")
    assert row.attempt_id == failed.pk
    assert marks(row) == (3, 4)
    assert (row.old_passed, row.new_passed, row.applied_at) == (False, True, None)
    assert [(each["kind"], each["title"]) for each in row.consequences][:2] == [
        ("quiz", "Quiz o1-check"),
        ("module", "Module o1"),
    ]
    assert marks(half) == (4.5, 4)
    assert result(failed) == (3, False)
    assert Statement.objects.count() == before
    assert not StepProgress.objects.filter(
        activity=activity(QUIZ), completed_at__isnull=False, person=failed.person
    )
    assert (found.status, found.total, found.checked) == (ReMarkingStatus.LISTED, 2, 2)


def test_once_approved_the_mark_is_put_right_with_everything_that_follows_from_it(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    complete_step(person=failed.person, step=activity("o1-1"), at=AT)

    found = applied(correct(), trainer)

    assert result(failed) == (4, True)
    assert StepProgress.objects.get(person=failed.person, activity=activity(QUIZ)).completed_at == LATER
    assert ModuleProgress.objects.get(person=failed.person).completed_at == LATER
    row = found.attempts.get()
    assert row.old_score == 3
    assert row.applied_at == LATER
    said = Statement.objects.in_bulk([row.statement_id, row.voided_id])
    new, old = said[row.statement_id], said[row.voided_id]
    assert (new.verb, old.verb) == ("passed", "failed")
    assert new.score_raw == 4
    assert old.score_raw == 3
    assert Statement.objects.get(verb="voided").actor == trainer.actor
    assert list(attempts_agree()) == []
    assert ItemAnalysis.objects.get(quiz=activity(QUIZ)).is_waiting


def test_people_are_told_without_their_mark(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    failed, untouched = took(programme, quiz, RIGHT, 0, 0, 0, 1), took(programme, quiz, 1, 1, 1, 1, 1)
    applied(correct(f"{QUIZ}-q5", right="Refer her"), trainer)

    told = Notification.objects.get(kind="assessments.re_marked", person=failed.person)
    said = (told.subject + told.sentence).replace("Quiz o1-check", "")
    assert not any(sign.isdigit() for sign in said)
    assert {each.person_id for each in Notification.objects.filter(kind="assessments.re_marked")} == {
        failed.person_id,
        untouched.person_id,
    }


def test_a_pass_is_never_taken_away_though_the_mark_falls(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    passed = took(programme, quiz, WRONG_KEY, 0, 0, 0, 1)

    found = applied(correct(), trainer)

    assert result(passed) == (3, True)
    row = found.attempts.get()
    assert (row.old_passed, row.new_passed, row.reaches_pass_mark) == (True, True, False)
    assert totals_of(found).stands == 1
    assert StepProgress.objects.get(person=passed.person, activity=activity(QUIZ)).completed_at is not None
    assert list(attempts_agree()) == []


def test_an_attempt_under_way_is_marked_by_the_corrected_question(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    under_way = an_attempt(a_learner(programme), quiz)
    for position, choice in enumerate((RIGHT, 0, 0, 0, 1), 1):
        answer(under_way, position, choice)

    applied(correct(), trainer)
    handed_in = hand_in(attempt=under_way, at=AT + timedelta(hours=1))

    assert handed_in.score == 4
    assert handed_in.passed is True


def test_whoever_stands_on_the_list_cannot_approve_it(programme: ProgrammePage, quiz: QuizPage) -> None:
    own = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    found = listed(correct(), own.person)

    with pytest.raises(ReMarkRefused, match="somebody else has to approve it"):
        approve(re_marking=found, by=own.person, at=LATER)

    assert approve(re_marking=found, by=a_person("Another"), at=LATER).status == ReMarkingStatus.APPROVED


@pytest.mark.parametrize("dies_after", [0, 1, 2])
def test_a_worker_that_dies_is_followed_by_one_that_goes_on_where_it_was(
    dies_after: int,
    programme: ProgrammePage,
    quiz: QuizPage,
    trainer: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attempts = [took(programme, quiz, RIGHT, 0, 0, 0, 1) for _ in range(3)]
    approve(re_marking=listed(correct(), trainer), by=trainer, at=LATER)
    left = iter(range(dies_after))
    real = re_marked_attempt.notify

    def dies(*args: Any, **more: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return real(*args, **more)

    monkeypatch.setattr(re_marked_attempt, "notify", dies)
    with pytest.raises(KeyboardInterrupt):
        go_on(at=LATER)
    half_done = ReMarkedAttempt.objects.filter(applied_at__isnull=False).count()
    monkeypatch.setattr(re_marked_attempt, "notify", real)
    go_on(at=LATER)
    go_on(at=LATER)

    assert half_done == dies_after
    assert [result(attempt) for attempt in attempts] == [(4, True)] * 3
    assert Notification.objects.filter(kind="assessments.re_marked").count() == 3
    assert Statement.objects.filter(verb="voided").count() == 3
    assert ReMarking.objects.get().status == ReMarkingStatus.APPLIED


def test_one_that_cannot_be_marked_is_passed_over_and_seen(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (took(programme, quiz, RIGHT, 0, 0, 0, 1) for _ in range(2))
    approve(re_marking=listed(correct(), trainer), by=trainer, at=LATER)
    real = re_marked_attempt.notify

    def fails(person: Person, *args: Any, **more: Any) -> Any:
        if person.pk == first.person_id:
            raise ValueError
        return real(person, *args, **more)

    monkeypatch.setattr(re_marked_attempt, "notify", fails)
    go_on(at=LATER)

    assert (result(first), result(second)) == ((3, False), (4, True))
    totals = totals_of(ReMarking.objects.get())
    assert (totals.changed, totals.applied) == (2, 1)


def test_what_was_applied_is_never_changed_and_goes_only_with_its_attempt(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    rows = applied(correct(), trainer).attempts.all()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rows.update(new_score=5)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rows.delete()

    Attempt.objects.filter(pk=failed.pk).delete()
    assert not ReMarkedAttempt.objects.exists()


def test_answers_that_have_changed_too_much_are_refused_and_one_new_wording_is_not(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    took(programme, quiz, RIGHT, 0, 0, 0, 1)
    reworded = correct(first="Ask her first")
    assert listed(reworded, trainer).attempts.count() == 1

    text = QuestionText(
        reworded.code, "single", "What first?", content_of([Option("No", 0), Option("Yes", 100)])
    )
    write_question(question=Question.objects.get(pk=reworded.pk), text=text, at=LATER)
    with pytest.raises(ReMarkRefused, match="changed too much"):
        begin_re_marking(quiz=activity(QUIZ), question=reworded, by=trainer, at=LATER)


def test_nothing_is_listed_where_nothing_was_corrected_and_a_list_is_made_once(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    took(programme, quiz, RIGHT, 0, 0, 0, 1)
    question = Question.objects.get(code=f"{QUIZ}-q1")
    with pytest.raises(ReMarkRefused, match="Nobody was asked"):
        begin_re_marking(quiz=activity(QUIZ), question=question, by=trainer, at=LATER)

    first = listed(correct(), trainer)
    assert listed(question, trainer).pk == first.pk
    assert quizzes_to_mark_again(Question.objects.get(pk=question.pk)) == [(activity(QUIZ), 1)]


def test_a_list_that_is_set_aside_leaves_everything_as_it_was(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    found = set_aside(re_marking=listed(correct(), trainer), by=trainer, at=LATER)

    assert (found.status, found.attempts.count(), result(failed)) == (
        ReMarkingStatus.SET_ASIDE,
        0,
        (3, False),
    )
    with pytest.raises(ReMarkRefused, match="dealt with already"):
        approve(re_marking=found, by=trainer, at=LATER)


@pytest.mark.parametrize("people", [1, 4])
def test_a_list_takes_the_same_queries_however_long_and_names_only_those_whom_the_viewer_may_see(
    people: int, programme: ProgrammePage, quiz: QuizPage, trainer: Person, django_assert_num_queries: Any
) -> None:
    for _ in range(people):
        took(programme, quiz, RIGHT, 0, 0, 0, 1)
    found = listed(correct(), trainer)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)

    # the rows with their attempts and people, what the viewer answers for, and whom they may see
    with django_assert_num_queries(3):
        lines = lines_of(found, trainer, LATER.date())

    assert len([line for line in lines if line.person is not None]) == people
    assert [line.person for line in lines_of(found, a_person("Nobody"), LATER.date())] == [None] * people
