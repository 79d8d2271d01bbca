from typing import Any

import pytest
from django.test import Client

from assessments.models import Attempt, AttemptEntry, QuizPage
from courses.models import ModulePage, StepProgress
from people.models import Person
from tests.assessments.world import a_quiz, an_attempt, attempted
from tests.courses.world import a_learner, a_person, activity, the_programme

pytestmark = pytest.mark.django_db
QUIZ = "/programmes/prog/orientation/o1/o1-check/"


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def quiz(learner: Person) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"), pass_mark=50)


@pytest.fixture
def client(learner: Person) -> Client:
    client = Client()
    client.force_login(learner)
    return client


def begin(client: Client) -> Attempt:
    response = client.post(f"/quiz/{activity('o1-check').uuid}/begin/")
    assert response.status_code == 302
    return Attempt.objects.get()


def test_a_quiz_is_taken_from_start_to_result_without_javascript(client: Client, quiz: QuizPage) -> None:
    before = client.get(QUIZ).content.decode()
    attempt = begin(client)
    for position in range(1, 6):
        url = f"/quiz/attempts/{attempt.uuid}/{position}/"
        assert client.get(url).status_code == 200
        response = client.post(url, {"answer": "0", "go": "next"})
    check = client.get(response["Location"]).content.decode()
    after = client.post(response["Location"], follow=True).content.decode()

    assert "5 questions" in before
    assert "You pass with 50 per cent." in before
    assert "Not answered yet" not in check
    assert "You have passed" in after
    assert "Listening comes first." in after
    assert StepProgress.objects.get().completed_at is not None


def test_going_back_and_refreshing_show_what_was_saved(client: Client, quiz: QuizPage) -> None:
    attempt = begin(client)
    url = f"/quiz/attempts/{attempt.uuid}/1/"

    response = client.post(url, {"answer": "2", "flag": "1", "go": "next"})

    assert response["Location"] == f"/quiz/attempts/{attempt.uuid}/2/"
    page = client.get(url).content.decode()
    assert 'value="2" checked' in page
    assert "to look at again" in page


def test_a_second_tab_that_saves_after_handing_in_is_led_to_the_result(
    client: Client, learner: Person, quiz: QuizPage
) -> None:
    attempt = attempted(learner, quiz, right=5)

    response = client.post(f"/quiz/attempts/{attempt.uuid}/1/", {"answer": "1"}, follow=True)

    assert "This attempt has been handed in, so its answers stay as they are." in response.content.decode()
    assert AttemptEntry.objects.count() == 5


def test_a_script_that_saves_is_answered_briefly(client: Client, learner: Person, quiz: QuizPage) -> None:
    attempt = an_attempt(learner, quiz)
    url = f"/quiz/attempts/{attempt.uuid}/1/"

    saved = client.post(url, {"answer": "1"}, headers={"X-Requested-With": "XMLHttpRequest"})

    assert (saved.status_code, list(saved.json())) == (200, ["saved_at", "ends_at"])


def test_an_unanswered_question_is_named_before_handing_in(
    client: Client, learner: Person, quiz: QuizPage
) -> None:
    attempt = an_attempt(learner, quiz)

    page = client.get(f"/quiz/attempts/{attempt.uuid}/check/").content.decode()

    assert "Some questions are not fully answered yet" in page


def test_not_passing_says_what_to_read_and_what_is_left(
    client: Client, learner: Person, quiz: QuizPage
) -> None:
    attempt = attempted(learner, quiz, right=1)

    result = client.get(f"/quiz/attempts/{attempt.uuid}/result/").content.decode()
    again = client.get(QUIZ).content.decode()

    assert "Not yet" in result
    assert "Lesson o1-1" in result
    assert "You have 2 attempts left." in again


def test_somebody_elses_attempt_is_not_there(learner: Person, quiz: QuizPage) -> None:
    attempt = attempted(learner, quiz, right=5)
    other = Client()
    other.force_login(a_person())

    for place in ("1", "check", "result"):
        assert other.get(f"/quiz/attempts/{attempt.uuid}/{place}/").status_code == 404


def test_a_quiz_cannot_be_marked_as_done_without_passing_it(client: Client, quiz: QuizPage) -> None:
    response = client.post(f"/learn/steps/{activity('o1-check').uuid}/done/")

    assert response.status_code == 404
    assert not StepProgress.objects.exists()


@pytest.mark.parametrize("questions", [2, 20])
def test_saving_an_answer_takes_few_queries_however_long_the_quiz(
    learner: Person, client: Client, questions: int, django_assert_max_num_queries: Any
) -> None:
    page = a_quiz(ModulePage.objects.get(slug="o1"), questions=questions)
    attempt = an_attempt(learner, page)
    url = f"/quiz/attempts/{attempt.uuid}/1/"

    # session, person, attempt, question, savepoint twice, lock, question, latest answer, insert
    with django_assert_max_num_queries(10):
        client.post(url, {"answer": "1"}, headers={"X-Requested-With": "XMLHttpRequest"})


@pytest.mark.parametrize("questions", [2, 20])
def test_a_question_takes_few_queries_however_long_the_quiz(
    learner: Person, client: Client, questions: int, django_assert_max_num_queries: Any
) -> None:
    page = a_quiz(ModulePage.objects.get(slug="o1"), questions=questions)
    attempt = an_attempt(learner, page)

    # session, person, attempt, questions, latest answers, edition
    with django_assert_max_num_queries(8):
        client.get(f"/quiz/attempts/{attempt.uuid}/1/")
