from datetime import timedelta
from decimal import Decimal

import pytest

from assessments.actions.attempt import AttemptRefused, hand_in
from assessments.actions.question import write_question
from assessments.models import Attempt, AttemptEntry, AttemptQuestion, Question, QuizPage
from assessments.queries.attempt import asked_questions
from assessments.vocabulary import AttemptStatus
from courses.models import ModulePage, StepProgress
from learning_records.models import Statement
from people.models import Person
from tests.assessments.world import a_question, a_quiz, an_attempt, answer, attempted
from tests.courses.world import AT, a_learner, activity, the_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def quiz(learner: Person) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"))


def verbs(person: Person) -> list[str]:
    rows = Statement.objects.filter(actor=person.actor, activity_type="assessment")
    return list(rows.order_by("stored_at", "pk").values_list("verb", flat=True))


def test_passing_completes_the_step_and_says_so_with_the_score(learner: Person, quiz: QuizPage) -> None:
    attempt = attempted(learner, quiz, right=4)

    assert (attempt.status, attempt.passed, attempt.percent) == (AttemptStatus.MARKED, True, 80)
    assert StepProgress.objects.get(person=learner).score == 80
    assert verbs(learner) == ["initialized", "attempted", "passed", "completed"]
    assert Statement.objects.get(actor=learner.actor, verb="passed").score_scaled == Decimal("0.8")


def test_failing_keeps_the_step_open_and_says_so(learner: Person, quiz: QuizPage) -> None:
    attempt = attempted(learner, quiz, right=3)

    assert (attempt.status, attempt.passed, attempt.percent) == (AttemptStatus.MARKED, False, 60)
    assert StepProgress.objects.get(person=learner).completed_at is None
    assert verbs(learner) == ["initialized", "attempted", "failed"]


def test_beginning_again_gives_back_the_attempt_that_is_open(learner: Person, quiz: QuizPage) -> None:
    first = an_attempt(learner, quiz)
    answer(first, 1, 0)

    again = an_attempt(learner, quiz, at=AT + timedelta(hours=1))

    assert again == first
    assert asked_questions(again)[0].response == {"chosen": [0]}


def test_every_save_is_kept_and_the_latest_counts(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    for chosen in (1, 0, 0, 2):
        answer(attempt, 1, chosen)

    kept = AttemptEntry.objects.order_by("pk").values_list("response__chosen__0", flat=True)
    assert list(kept) == [1, 0, 2]
    assert asked_questions(attempt)[0].response == {"chosen": [2]}


def test_handing_in_twice_marks_once(learner: Person, quiz: QuizPage) -> None:
    attempt = attempted(learner, quiz, right=5)

    again = hand_in(attempt=Attempt.objects.get(pk=attempt.pk), at=AT + timedelta(days=1))

    assert again.handed_in_at == attempt.handed_in_at
    assert verbs(learner).count("passed") == 1


def test_an_answer_after_handing_in_changes_nothing(learner: Person, quiz: QuizPage) -> None:
    attempt = attempted(learner, quiz, right=5)

    with pytest.raises(AttemptRefused, match="has been handed in"):
        answer(attempt, 1, 1)

    assert AttemptEntry.objects.count() == 5


def test_whoever_has_passed_needs_no_other_attempt(learner: Person, quiz: QuizPage) -> None:
    attempted(learner, quiz, right=5)

    with pytest.raises(AttemptRefused, match="You have passed this already"):
        an_attempt(learner, quiz)


def test_a_question_changed_meanwhile_stays_as_it_was_asked(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    question = Question.objects.get(code="o1-check-q1")

    write_question(question=question, text=a_question("o1-check-q1", stem="New words?"), at=AT)

    assert asked_questions(attempt)[0].row.version.stem == "What first?"
    assert question.current is not None
    assert (question.current.number, question.current.stem) == (2, "New words?")


def test_a_question_that_nobody_was_asked_is_changed_in_place(quiz: QuizPage) -> None:
    question = Question.objects.get(code="o1-check-q1")

    write_question(question=question, text=a_question("o1-check-q1", stem="New words?"), at=AT)

    assert question.versions.count() == 1


def test_a_quiz_draws_as_many_as_it_asks_for_in_an_order_that_stays(learner: Person) -> None:
    page = a_quiz(ModulePage.objects.get(slug="o1"), "o1-draw", questions=9, draw=4, shuffle=True)

    attempt = an_attempt(learner, page)

    rows = AttemptQuestion.objects.filter(attempt=attempt)
    assert rows.count() == 4
    assert all(sorted(row.option_order) == [0, 1, 2] for row in rows)
    assert [item.row.pk for item in asked_questions(attempt)] == [row.pk for row in rows.order_by("position")]


def test_a_quiz_that_is_taken_away_under_way_can_still_be_handed_in(learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    for position in range(1, 6):
        answer(attempt, position, 0)

    quiz.unpublish()
    handed = hand_in(attempt=attempt, at=AT + timedelta(minutes=9))

    assert handed.passed
    assert StepProgress.objects.get(activity=activity("o1-check")).completed_at is not None
