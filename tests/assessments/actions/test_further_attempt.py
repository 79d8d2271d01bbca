"""When all attempts are used: somebody named is asked by a day, and nobody waits longer than that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessments.actions.attempt import AttemptRefused
from assessments.actions.further_attempt import reply, revise
from assessments.models import AttemptRequest, QuizPage
from courses.models import ModulePage
from notifications.models import Notification
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import a_quiz, an_attempt, attempted
from tests.courses.world import AT, a_learner, activity, the_programme
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
AFTER_THE_DAY = AT + timedelta(days=8)


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def quiz(learner: Person) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"), attempts=2)


@pytest.fixture
def facilitator(learner: Person) -> Person:
    gwen = a_person("Gwen Aspinall")
    group = a_group(members=(learner,))
    a_responsibility(a_person("Tariq"), ResponsibilityKind.TRAINER)
    a_responsibility(gwen, ResponsibilityKind.FACILITATOR, group=group)
    return gwen


def exhausted(learner: Person, quiz: QuizPage) -> AttemptRequest:
    for _ in range(2):
        attempted(learner, quiz, right=0)
    return AttemptRequest.objects.get()


def test_using_the_last_attempt_asks_somebody_named_by_a_day(
    learner: Person, quiz: QuizPage, facilitator: Person
) -> None:
    request = exhausted(learner, quiz)

    assert (request.owner, request.reply_by) == (facilitator, date(2026, 3, 9))
    assert [row.lesson.code for row in request.lessons.all()] == ["o1-1"]
    assert Notification.objects.get(person=facilitator).kind == "assessments.attempt_requested"


def test_without_a_facilitator_a_trainer_is_asked_and_never_oneself(learner: Person, quiz: QuizPage) -> None:
    a_responsibility(learner, ResponsibilityKind.TRAINER)
    other = a_person("Tariq")
    a_responsibility(other, ResponsibilityKind.TRAINER)

    assert exhausted(learner, quiz).owner == other


@pytest.mark.parametrize(
    ("has_replied", "has_revised", "when", "opens"),
    [
        (False, False, AFTER_THE_DAY, False),
        (False, True, LATER, False),
        (False, True, AFTER_THE_DAY, True),
        (True, False, LATER, False),
        (True, True, LATER, True),
    ],
)
def test_one_further_attempt_opens_by_reply_or_by_the_day_once_the_lessons_are_read(
    learner: Person, quiz: QuizPage, facilitator: Person, *, has_replied: bool, has_revised: bool,
    when: object, opens: bool,
) -> None:  # fmt: skip
    request = exhausted(learner, quiz)
    lesson = activity("o1-1").pk
    if has_replied:
        reply(request=request, by=facilitator, lessons=[lesson], words="Read it twice.", at=LATER)
    if has_revised:
        revise(request=request, lesson=lesson, at=LATER)

    if opens:
        assert an_attempt(learner, quiz, at=when).number == 3  # type: ignore[arg-type]
    else:
        with pytest.raises(AttemptRefused, match="You have used your attempts"):
            an_attempt(learner, quiz, at=when)  # type: ignore[arg-type]


def test_a_further_attempt_is_one_and_the_next_is_asked_for_again(
    learner: Person, quiz: QuizPage, facilitator: Person
) -> None:
    request = exhausted(learner, quiz)
    reply(request=request, by=facilitator, lessons=[], words="", at=LATER)

    attempted(learner, quiz, right=0, at=LATER)

    assert AttemptRequest.objects.count() == 2
    with pytest.raises(AttemptRefused):
        an_attempt(learner, quiz, at=LATER + timedelta(hours=1))


def test_replying_twice_keeps_the_first_reply(learner: Person, quiz: QuizPage, facilitator: Person) -> None:
    request = exhausted(learner, quiz)

    reply(request=request, by=facilitator, lessons=[], words="First.", at=LATER)
    again = reply(request=request, by=facilitator, lessons=[], words="Second.", at=AFTER_THE_DAY)

    assert again.reply == "First."
    assert Notification.objects.filter(person=learner).count() == 1


def test_passing_on_the_last_attempt_asks_nobody(learner: Person, quiz: QuizPage) -> None:
    attempted(learner, quiz, right=0)
    attempted(learner, quiz, right=5)

    assert not AttemptRequest.objects.exists()
