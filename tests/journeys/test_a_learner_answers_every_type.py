"""Every type of question in Chromium: asked, saved as one answers, kept over a reload, handed in and explained; also without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assessments.actions.question import write_bank
from assessments.models import Attempt, AttemptQuestion, QuizPage, QuizSlot
from assessments.queries.attempt import asked_questions
from assessments.rules.asking import Asking
from assessments.rules.question_type import QUESTION_KINDS
from assessments.rules.quiz_text import read_quiz
from courses.models import ModulePage
from tests.assessments.actions.test_quiz import EVERY_TYPE
from tests.assessments.world import node_of
from tests.courses.world import AT, a_learner, the_programme
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, go_by, sign_in_as
from tests.journeys.studying import best_answer, fill_in

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "a long passphrase"


@pytest.fixture
def address(transactional_db: None) -> str:
    """Make a learner and a quiz with every type; return the learner's address."""
    learner = a_learner(the_programme())
    body = EVERY_TYPE.split("---\n", 2)[2].replace("s-1-", "o1-")
    true_false = "\n\n## o1-q11\ntype: true-false\nShe decides.\n= True | Yes.\n~ False | It is her life.\n"
    questions = read_quiz(body + true_false).questions
    written = write_bank(curriculum="prog", code="o1-check", title="Check", questions=questions, at=AT)
    page = QuizPage(title="Check", slug="o1-check", code="o1-check", minutes=5, pass_mark=100, shuffle=True)
    page.slots = [QuizSlot(question=question, sort_order=place) for place, question in enumerate(written)]
    ModulePage.objects.get(slug="o1").add_child(instance=page)
    page.save_revision().publish()
    return str(learner.email)


@pytest.mark.parametrize(
    ("size", "javascript"),
    [(PHONE, True), (DESKTOP, True), (PHONE, False)],
    ids=["phone", "desk", "no-script"],
)
def test_a_learner_answers_every_type_of_question(
    open_page: Callable[..., Page], address: str, size: dict[str, int], javascript: bool
) -> None:
    page = open_page(size, javascript=javascript)
    sign_in_as(page, address, PASSPHRASE)
    page.goto(node_of().url)
    go_by(page.get_by_role("button", name="Begin"))
    attempt = Attempt.objects.get()
    rows = list(
        AttemptQuestion.objects.filter(attempt=attempt).select_related("version").order_by("position")
    )
    assert {row.version.type for row in rows} == set(QUESTION_KINDS)

    for row in rows:
        asking = best_answer(row)
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"question {row.position} of")
        fits_its_width(page)
        if javascript:
            check_axe(page)
        fill_in(page, asking)
        if javascript:
            expect(page.locator("[data-answer-status]")).to_have_attribute("data-state", "saved")
            page.reload()
            is_filled_in(page, asking)
        go_by(page.locator("button.lw-button--go"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    unanswered = [item.row.version.type for item in asked_questions(attempt) if not item.is_answered]
    assert unanswered == []
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have passed")
    fits_its_width(page)
    if javascript:
        check_axe(page)
    attempt.refresh_from_db()
    assert attempt.percent == 100


def is_filled_in(page: Page, asking: Asking) -> None:
    for choice in asking.choices:
        expect(page.locator(f"#{asking.name}-{choice.value}")).to_be_checked(checked=choice.is_chosen)
    for field in asking.fields:
        chosen = next((choice.value for choice in field.choices if choice.is_chosen), None)
        if page.locator(f"#{field.name}").count():
            expect(page.locator(f"#{field.name}")).to_have_value(field.value if chosen is None else chosen)
        else:
            expect(page.locator(f"#{field.name}-{chosen}")).to_be_checked()
    for linked in asking.linked:
        is_filled_in(page, linked)
