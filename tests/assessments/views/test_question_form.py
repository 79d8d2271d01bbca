"""Writing questions in the administration, by plain posts as a browser sends them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from assessments.actions.question import text_of
from assessments.forms.notation import NOTATION
from assessments.models import Question, QuestionBank
from assessments.rules.quiz_text import write_question
from people.vocabulary import ResponsibilityKind
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
NEW = "/admin/questions/new/"


@pytest.fixture
def client() -> Client:
    admin = a_person("Ada", is_demo=True)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    client = Client()
    client.force_login(admin)
    return client


@pytest.fixture
def bank() -> QuestionBank:
    return QuestionBank.objects.create(code="garden", title="The garden")


def boxes(*answers: tuple[str, bool]) -> dict[str, str]:
    sent = {"answers-count": str(len(answers))}
    for number, (text, is_right) in enumerate(answers):
        prefix = f"answers-{number}"
        sent |= {
            f"{prefix}-deleted": "", f"{prefix}-order": str(number), f"{prefix}-type": "", f"{prefix}-id": "",
            f"{prefix}-value-text": rich_text(f"<p>{text}</p>"), f"{prefix}-value-share": "0", f"{prefix}-value-feedback": "null",
        }  # fmt: skip
        if is_right:
            sent[f"{prefix}-value-is_right"] = "on"
    return sent


def sent(bank: QuestionBank, kind: str, **more: str) -> dict[str, str]:
    return {
        "bank": str(bank.pk), "type": kind, "stem": "What first?", "lines": "", "feedback": "", "competency": "",
        "difficulty": "", "tags": "", **more,
    }  # fmt: skip


def test_a_new_question_starts_with_two_boxes(client: Client) -> None:
    form = client.get(NEW).context["form"]

    assert len(form.initial["answers"]) == 2


def test_a_question_is_written_by_a_plain_post(client: Client, bank: QuestionBank) -> None:
    answer = client.post(NEW, sent(bank, "single") | boxes(("Ask her", True), ("Wait", False)))

    assert answer.status_code == 302
    question = Question.objects.select_related("current").get()
    assert write_question(_text(question)) == "## garden-q1\ntype: single\nWhat first?\n= Ask her\n~ Wait"


def test_a_post_without_any_boxes_is_an_ordinary_error(client: Client, bank: QuestionBank) -> None:
    answer = client.post(NEW, sent(bank, "single"))

    assert answer.status_code == 200
    assert "A question needs at least two answers" in answer.content.decode()
    assert not Question.objects.exists()


@pytest.mark.parametrize("kind", sorted(NOTATION))
def test_the_example_of_each_type_can_be_written_and_opened_again(
    client: Client, bank: QuestionBank, kind: str
) -> None:
    example = NOTATION[kind].example
    written = {"stem": example} if kind == "gap" else {"lines": example}

    answer = client.post(NEW, sent(bank, kind, **written))

    assert answer.status_code == 302, answer.context["form"].errors
    question = Question.objects.get()
    again = client.get(f"/admin/questions/edit/{question.pk}/").context["form"]
    assert again.initial["stem" if kind == "gap" else "lines"] == example
    saved = client.post(f"/admin/questions/edit/{question.pk}/", sent(bank, kind, **written))
    assert (saved.status_code, question.versions.count()) == (302, 1)


def test_ranking_is_written_with_a_first_line(client: Client, bank: QuestionBank) -> None:
    lines = "mode: rank\n(1) Ask her\n(2) Wait"

    client.post(NEW, sent(bank, "judgement", lines=lines))

    question = Question.objects.get()
    assert question.current is not None
    assert question.current.content["mode"] == "rank"
    assert client.get(f"/admin/questions/edit/{question.pk}/").context["form"].initial["lines"] == lines


@pytest.mark.parametrize(
    ("kind", "lines", "words"),
    [
        ("match", "= a -> b\nc", "Line 2: This is not an answer: “c”."),
        ("judgement", "mode: rank\n(1) a\nb", "Line 3: This is not an answer: “b”."),
        ("judgement", "mode: guess\n(1) a\n(2) b", "is no way to answer this type"),
        ("case", "### a\ntype: single\nWhat?\n= Yes\nNo", "Line 5: This is not an answer: “No”."),
        ("gap", "", "The text has no gap."),
        ("numeric", "= many", "Line 1: This is not a number"),
    ],
)
def test_an_error_names_its_line_and_keeps_what_was_written(
    client: Client, bank: QuestionBank, kind: str, lines: str, words: str
) -> None:
    page = client.post(NEW, sent(bank, kind, lines=lines))

    assert words in " ".join(page.context["form"].errors["lines"])
    assert page.context["form"]["lines"].value() == lines
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"lines": "= GP -> Diagnosis\n= Link worker -> Time"}, "After the best answer"),
        ({"lines": "= GP"}, "Not ready to be asked yet"),
    ],
)
def test_a_preview_shows_what_learners_meet_and_keeps_nothing(
    client: Client, bank: QuestionBank, more: dict[str, Any], words: str
) -> None:
    page = client.post("/admin/questions/preview/", sent(bank, "match", **more))

    assert words in page.content.decode()
    assert not Question.objects.exists()


def _text(question: Question) -> Any:
    return text_of(question)
