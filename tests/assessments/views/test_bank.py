"""The question bank: drafts, categories, where a question is asked, and changing several."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.question import write_bank, write_question
from assessments.models import Attempt, Question, QuestionBank, QuizPage, QuizSlot
from assessments.vocabulary import VersionStatus
from courses.models import ModulePage
from foundations.clock import now
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import TIMED, a_question, a_quiz, an_attempt, attempted
from tests.courses.world import AT, a_learner, the_programme
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


def some(count: int, code: str = "bank") -> list[Question]:
    questions = [a_question(f"{code}-q{number}") for number in range(count)]
    return write_bank(curriculum="prog", code=code, title=code, questions=questions, at=AT)


def statuses(question: Question) -> list[str]:
    return list(question.versions.order_by("number").values_list("status", flat=True))


def test_a_draft_waits_beside_what_learners_meet_until_it_is_ready() -> None:
    (question,) = some(1)

    write_question(question=question, text=a_question("bank-q0", stem="Newer?"), at=AT, is_draft=True)
    question.refresh_from_db()
    assert question.current is not None
    assert (question.current.stem, statuses(question)) == ("What first?", ["ready", "draft"])

    write_question(question=question, text=a_question("bank-q0", stem="Newest?"), at=AT)
    question.refresh_from_db()
    assert (question.current.stem, statuses(question)) == ("Newest?", ["retired", "ready"])


def test_a_question_with_nothing_but_a_draft_is_not_asked(learner: Person) -> None:
    quiz = a_quiz(ModulePage.objects.get(slug="o1"), questions=2)
    bank = QuestionBank.objects.get(code="o1-check")
    fresh = Question.objects.create(bank=bank, code="o1-check-q9", position=9)
    write_question(question=fresh, text=a_question("o1-check-q9"), at=AT, is_draft=True)
    quiz.slots.add(QuizSlot(question=fresh, sort_order=9))
    quiz.save_revision().publish()

    assert fresh.versions.get().status == VersionStatus.DRAFT
    assert an_attempt(learner, QuizPage.objects.get(pk=quiz.pk)).questions.count() == 2


def test_a_slot_draws_from_a_category_what_was_never_met_first(learner: Person) -> None:
    quiz = a_quiz(ModulePage.objects.get(slug="o1"), questions=1, pass_mark=100)
    questions = some(4)
    Question.objects.filter(pk__in=[each.pk for each in questions[:3]]).update(category="Safety / Adults")
    quiz.slots.set([QuizSlot(bank=questions[0].bank, category="Safety", count=1, sort_order=0)])
    quiz.save_revision().publish()
    quiz = QuizPage.objects.get(pk=quiz.pk)

    for _ in range(3):
        attempted(learner, quiz, right=0)

    asked = Attempt.objects.order_by("number").values_list("questions__version__question", flat=True)
    assert set(asked) == {each.pk for each in questions[:3]}


@pytest.mark.parametrize(
    ("change", "value", "category", "tags", "is_retired"),
    [
        ("category", "Safety/ Adults", "Safety / Adults", ["old"], False),
        ("add_tag", "new", "", ["old", "new"], False),
        ("remove_tag", "old", "", [], False),
        ("retire", "", "", ["old"], True),
    ],
)
def test_several_questions_are_changed_at_once(
    client: Client, *, change: str, value: str, category: str, tags: list[str], is_retired: bool
) -> None:
    one, two, three = some(3)
    Question.objects.update(tags=["old"])

    client.post("/admin/questions/bulk/", {"questions": [one.pk, two.pk], "change": change, "value": value})

    for question in Question.objects.filter(pk__in=[one.pk, two.pk]):
        assert (question.category, question.tags) == (category, tags)
        assert (question.retired_at is not None) == is_retired
    three.refresh_from_db()
    assert (three.category, three.tags, three.retired_at) == ("", ["old"], None)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"change": "retire"}, "Choose at least one question."),
        ({"change": "add_tag", "all": "1"}, "Write the tag."),
    ],
)
def test_a_change_that_lacks_something_says_so(client: Client, sent: dict[str, Any], words: str) -> None:
    questions = some(2)
    if sent.pop("all", None):
        sent["questions"] = [each.pk for each in questions]

    assert words in client.post("/admin/questions/bulk/", sent).content.decode()


def test_where_a_question_is_asked_and_how_it_does(client: Client, learner: Person) -> None:
    quiz = a_quiz(ModulePage.objects.get(slug="o1"), questions=2)
    attempted(learner, quiz, right=1)
    question = Question.objects.get(code="o1-check-q1")

    page = client.get(f"/admin/questions/asked/{question.pk}/").content.decode()

    assert "Quiz o1-check" in page
    assert "Too few to say" in page


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_of_questions_takes_as_many_queries_however_long_it_is(
    client: Client, count: int, django_assert_max_num_queries: Any
) -> None:
    some(count)
    client.get("/admin/questions/")

    with django_assert_max_num_queries(40):
        page = client.get("/admin/questions/?type=single&category=").content.decode()

    assert "Where it is asked" in page
    assert "Change several" in page


def test_the_bank_is_for_those_who_write_questions(learner: Person) -> None:
    (question,) = some(1)
    hers = Client()
    hers.force_login(learner)

    for address in (
        f"/admin/questions/asked/{question.pk}/",
        "/admin/questions/bulk/",
        "/admin/questions/preview/",
    ):
        assert hers.post(address).status_code in {302, 403, 404, 405}
    assert "Change several" not in hers.get("/admin/questions/bulk/", follow=True).content.decode()


def test_more_time_is_granted_in_the_administration_and_acts_at_once(client: Client, learner: Person) -> None:
    attempt = an_attempt(learner, a_quiz(ModulePage.objects.get(slug="o1"), **TIMED), at=now())

    form = client.get("/admin/accommodations/new/").content.decode()
    client.post(
        "/admin/accommodations/new/",
        {
            "person": str(learner.pk), "group": "", "quiz": "", "extra_percent": "50", "extra_attempts": "0",
            "started_on": "2026-01-01", "ended_on": "",
        },
    )  # fmt: skip

    attempt.refresh_from_db()
    assert "person_chooser" in form
    assert attempt.ends_at == attempt.begun_at + timedelta(minutes=30)


def test_questions_are_chosen_by_those_who_write_them_and_by_no_assessor(client: Client) -> None:
    some(1)
    assessor = a_person("Tess", is_demo=True)
    a_responsibility(assessor, ResponsibilityKind.ASSESSOR)
    others = Client()
    others.force_login(assessor)
    address = reverse("question_chooser:choose_results")

    assert b"What first?" in client.get(address).content
    refused = others.get(address)
    assert (refused.status_code in {302, 403}, b"What first?" in refused.content) == (True, False)
