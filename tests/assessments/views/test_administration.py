"""Questions in the administration: what was asked is kept, what was not may go."""

from __future__ import annotations

import pytest
from django.test import Client

from assessments.models import Attempt, Question
from courses.models import ModulePage
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import a_quiz, attempted
from tests.courses.world import a_learner, the_programme
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def client() -> Client:
    admin = a_person("Ada", is_demo=True)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    client = Client()
    client.force_login(admin)
    return client


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_question_that_was_asked_is_kept_and_another_may_go(
    client: Client, learner: Person, is_asked: bool
) -> None:
    quiz = a_quiz(ModulePage.objects.get(slug="o1"), pass_mark=50, questions=2)
    if is_asked:
        attempted(learner, quiz, right=2)
    question = Question.objects.order_by("pk").first()
    assert question is not None

    answers = [
        client.post(address, follow=True)
        for address in (
            f"/admin/questions/delete/{question.pk}/",
            f"/admin/question_banks/delete/{question.bank_id}/",
        )
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert Question.objects.filter(pk=question.pk).exists() == is_asked
    assert Attempt.objects.exists() == is_asked
    assert ("so it is kept" in answers[0].content.decode()) == is_asked
