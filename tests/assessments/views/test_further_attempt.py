"""The screens of attempts with terms: time, what is shown afterwards, and a further attempt."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assessments.actions.attempt import hand_in
from assessments.models import Attempt, AttemptRequest, QuizPage
from courses.models import ModulePage, ProgrammePage
from foundations.clock import now
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import TIMED, a_quiz, an_attempt, answer
from tests.courses.world import a_learner, activity, the_programme
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db
QUIZ = "/programmes/prog/orientation/o1/o1-check/"


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_quiz_here(**more: object) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"), **more)  # type: ignore[arg-type]


def failed(learner: Person, quiz: QuizPage) -> Attempt:
    attempt = an_attempt(learner, quiz, at=now())
    answer(attempt, 1, 1, at=now())
    return hand_in(attempt=attempt, at=now())


def test_a_learner_reads_again_and_the_one_who_was_asked_replies(learner: Person) -> None:
    gwen = a_person("Gwen Aspinall")
    a_responsibility(gwen, ResponsibilityKind.FACILITATOR, group=a_group(members=(learner,)))
    failed(learner, a_quiz_here(attempts=1))
    request = AttemptRequest.objects.get()
    url = f"/quiz/requests/{request.uuid}/"
    hers, owner = signed_in(learner), signed_in(gwen)

    assert "Gwen Aspinall has been asked to reply" in hers.get(QUIZ).content.decode()
    assert "Read these again first" in hers.get(url).content.decode()
    hers.post(url, {"lesson": str(activity("o1-1").pk)})
    assert "has taken this quiz 1 time" in owner.get(url).content.decode()
    owner.post(url, {"lessons": [str(activity("o1-1").pk)], "words": "Ring me."})

    after = hers.get(url).content.decode()
    assert "One more attempt is yours" in after
    assert "Ring me." in after
    assert hers.post(f"/quiz/{activity('o1-check').uuid}/begin/").status_code == 302
    assert Attempt.objects.open().get().number == 2


def test_a_request_is_there_for_nobody_else(learner: Person) -> None:
    failed(learner, a_quiz_here(attempts=1))
    url = f"/quiz/requests/{AttemptRequest.objects.get().uuid}/"
    somebody = a_learner(ProgrammePage.objects.get(slug="prog"), name="Samir Rao")

    assert signed_in(somebody).get(url).status_code == 404
    assert signed_in(somebody).post(url, {"words": "Mine."}).status_code == 404
    assert AttemptRequest.objects.get().answered_at is None


def test_a_learner_cannot_reply_to_their_own_request(learner: Person) -> None:
    a_responsibility(learner, ResponsibilityKind.PROGRAMME_ADMIN)
    failed(learner, a_quiz_here(attempts=1))
    request = AttemptRequest.objects.get()

    signed_in(learner).post(f"/quiz/requests/{request.uuid}/", {"words": "Mine."})

    request.refresh_from_db()
    assert request.answered_at is None


def test_a_time_limit_is_said_with_its_reason_and_everybody_may_take_more(learner: Person) -> None:
    a_quiz_here(**TIMED)
    client = signed_in(learner)

    before = client.get(QUIZ).content.decode()
    client.post(f"/quiz/{activity('o1-check').uuid}/begin/", {"pace": "1.50"})

    attempt = Attempt.objects.get()
    assert "As at the bedside." in before
    assert "Half as much again: 30 minutes" in before
    assert attempt.ends_at is not None
    assert attempt.ends_at - attempt.begun_at == timedelta(minutes=30)
    assert "29 minutes left." in client.get(f"/quiz/attempts/{attempt.uuid}/1/").content.decode()


def test_a_tab_that_comes_back_after_the_time_finds_its_answers_handed_in(learner: Person) -> None:
    quiz = a_quiz_here(**TIMED)
    attempt = an_attempt(learner, quiz, at=now() - timedelta(minutes=30))
    answer(attempt, 1, 0, at=now() - timedelta(minutes=25))
    client = signed_in(learner)

    late = client.post(
        f"/quiz/attempts/{attempt.uuid}/1/", {"answer": "1"}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    page = client.get(f"/quiz/attempts/{attempt.uuid}/1/", follow=True).content.decode()

    assert late.status_code == 409
    assert "The time ran out, so your answers were handed in for you as they stood." in page


@pytest.mark.parametrize(("when", "shown"), [("at_once", True), ("when_done", False), ("never", False)])
def test_the_right_answers_are_shown_when_the_author_says(learner: Person, when: str, shown: bool) -> None:
    attempt = failed(learner, a_quiz_here(review_answers=when, review_feedback=when))

    page = signed_in(learner).get(f"/quiz/attempts/{attempt.uuid}/result/").content.decode()

    assert ("This was right." in page) == shown
    assert ("Listening comes first." in page) == shown
    assert "Not right" in page
