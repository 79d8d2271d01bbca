"""Every quiz that can be sat, with what it asks now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from assessments.models import Question, QuizPage
from assessments.queries.question import pools_of
from courses.rules.outline import ProgrammeNode, StepNode
from courses.vocabulary import ActivityKind
from demo.rules.sitting import Asked, Quiz

DOABLE: Final = frozenset({ActivityKind.LESSON.value, "assignment", "observation", "training-record"})
Quizzes = Mapping[int, tuple[Quiz, QuizPage]]


def quizzes_of(programme: ProgrammeNode) -> Quizzes:
    """Return the quizzes of a programme by the id of their step; one that asks nothing is left out."""
    steps = {
        step.page_id: step.activity_id
        for module in programme.all_modules
        for step in module.steps
        if step.kind == QuizPage.activity_kind
    }
    found = {}
    for page in QuizPage.objects.filter(pk__in=steps).order_by("pk"):
        quiz = _quiz(page, steps[page.pk])
        if quiz.questions:
            found[quiz.step_id] = quiz, page
    return found


def can_do(quizzes: Quizzes) -> Callable[[StepNode], bool]:
    """Return which steps the demo world knows how to complete: all but quizzes that ask nothing, and kinds unknown to it."""
    return lambda step: step.kind in DOABLE or step.activity_id in quizzes


def _quiz(page: QuizPage, step_id: int) -> Quiz:
    pools = tuple(pools_of(page))
    ids = [question for pool in pools for question in pool.questions]
    questions = Question.objects.filter(pk__in=ids).select_related("current")
    return Quiz(
        step_id=step_id,
        revision_id=page.live_revision_id,
        pass_mark=page.pass_mark,
        total=page.draw,
        shuffle=page.shuffle,
        pools=pools,
        questions={
            question.pk: Asked(question.current.pk, question.current.type, question.current.content)
            for question in questions
            if question.current is not None
        },
    )
