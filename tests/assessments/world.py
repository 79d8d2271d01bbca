"""A small quiz in the small curriculum, and answers to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from assessments.actions.attempt import begin_attempt, hand_in, save_answer
from assessments.actions.question import write_bank
from assessments.models import Attempt, QuizPage, QuizSlot
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import Pace
from courses.models import ModulePage
from courses.queries.outline import current_outline
from courses.rules.outline import StepNode
from people.models import Person
from tests.courses.world import AT, activity

QUIZ = "o1-check"


def a_question(code: str, *, stem: str = "What first?", right: str = "Ask her") -> QuestionText:
    options = [Option(right, 100, "Yes."), Option("Refer her", 0, "Not yet."), Option("Ring", 50, "Perhaps.")]
    return QuestionText(code, "single", stem, content_of(options), feedback="Listening comes first.")


def a_quiz(
    module: ModulePage, code: str = QUIZ, *, questions: int = 5, pass_mark: int = 80, attempts: int | None = 3,
    draw: int | None = None, shuffle: bool = False, **more: Any,
) -> QuizPage:  # fmt: skip
    """Publish a quiz whose first option is right in every question."""
    written = write_bank(
        curriculum="prog", code=code, title=f"Quiz {code}", at=AT,
        questions=[a_question(f"{code}-q{number}") for number in range(1, questions + 1)],
    )  # fmt: skip
    page = QuizPage(
        title=f"Quiz {code}", slug=code, code=code, minutes=5, pass_mark=pass_mark, attempts=attempts,
        draw=draw, shuffle=shuffle, **more,
    )  # fmt: skip
    page.slots = [QuizSlot(question=question, sort_order=place) for place, question in enumerate(written)]
    module.add_child(instance=page)
    page.save_revision().publish()
    found: QuizPage = QuizPage.objects.get(pk=page.pk)
    return found


TIMED: dict[str, Any] = {"time_limit_minutes": 20, "time_limit_reason": "As at the bedside."}


def node_of(code: str = QUIZ) -> StepNode:
    node = current_outline().step(activity(code).pk)
    assert node is not None
    return node


def an_attempt(learner: Person, page: QuizPage, *, at: datetime = AT, pace: Pace = Pace.USUAL) -> Attempt:
    return begin_attempt(person=learner, page=page, step=node_of(page.code), at=at, pace=pace)


def answer(attempt: Attempt, position: int, chosen: int, *, at: datetime = AT) -> None:
    save_answer(attempt=attempt, position=position, response={"chosen": [chosen]}, is_flagged=False, at=at)


def attempted(learner: Person, page: QuizPage, *, right: int, at: datetime = AT) -> Attempt:
    """Take a quiz with so many right answers, and hand it in five minutes later."""
    attempt = an_attempt(learner, page, at=at)
    for question in attempt.questions.order_by("position"):
        answer(attempt, question.position, 0 if question.position <= right else 1, at=at)
    return hand_in(attempt=attempt, at=at + timedelta(minutes=5))
