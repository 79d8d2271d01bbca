"""A trainer brings questions in, sees how questions do and puts a wrong one right; an assessor marks what was handed in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db.models import Count
from playwright.sync_api import Page, expect

from assessments.actions.exchange.run import perform_import
from assessments.actions.item_analysis import make_what_is_asked_for
from assessments.actions.question import write_question
from assessments.actions.re_marking import go_on
from assessments.models import (
    AttemptQuestion,
    Marking,
    Question,
    QuestionBank,
    QuestionImport,
    ReMarkedAttempt,
    ReMarking,
)
from assessments.rules.option import RIGHT, Option, content_of, options_of
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import MARKED_STATUSES
from courses.models import Activity
from foundations.clock import now
from people.models import Person
from tests.journeys.administration import look
from tests.journeys.conftest import DESKTOP, go_by, sign_in_as

pytestmark = pytest.mark.usefixtures("demo_world")

ENOUGH = 8
"""So many people make an analysis that says something."""
STEM = "Somebody asks you to keep a secret. What comes first?"
GIFT = f"""$CATEGORY: Trust

::A secret:: {STEM} {{ =Say what you cannot keep #Before they tell you. ~Promise it #You may not be able to. }}

::Broken:: What now? {{ =only
"""


@pytest.fixture
def trainer(open_page: Callable[..., Page]) -> Page:
    page = open_page(DESKTOP)
    sign_in_as(page, "trainer")
    return page


def test_a_trainer_imports_questions_and_sees_one_as_learners_do(trainer: Page) -> None:
    bank = QuestionBank.objects.create(title="Keeping trust", code="trust")

    trainer.goto(f"/admin/question_exchange/?bank={bank.pk}")
    look(trainer)
    trainer.locator("input[type=file]").set_input_files(
        {"name": "trust.gift", "mimeType": "text/plain", "buffer": GIFT.encode()}
    )
    trainer.locator("#id_format").select_option(label="GIFT")
    go_by(trainer.get_by_role("button", name="Check the file"))
    expect(trainer.get_by_role("heading", name="What it would do")).to_be_visible()
    expect(trainer.get_by_text("Its braces do not match")).to_be_visible()
    look(trainer)

    assert not bank.questions.exists()
    trainer.get_by_role("button", name="Import 1 question").click()
    expect(trainer.get_by_text("The worker is importing")).to_be_visible()
    perform_import(QuestionImport.objects.get(bank=bank).pk, at=now())
    expect(trainer.get_by_role("heading", name="Report")).to_be_visible()
    look(trainer)

    trainer.goto(f"/admin/questions/?bank={bank.pk}")
    look(trainer)
    go_by(trainer.get_by_role("link", name=re.compile(f"^{re.escape(STEM)}")))
    shown = trainer.frame_locator("iframe[title='Preview of the question']")
    expect(shown.get_by_role("radio", name="Promise it")).to_be_visible()
    look(trainer)


def test_a_trainer_puts_a_wrong_question_right_and_marks_again(trainer: Page) -> None:
    quiz, question = a_question_that_people_answered()

    trainer.goto("/admin/item_analysis/")
    look(trainer)
    trainer.goto(f"/admin/item_analysis/{quiz.pk}/")
    trainer.get_by_role("button", name="Work it out").click()
    expect(trainer.locator(".messages")).to_contain_text("Look again in a minute")
    make_what_is_asked_for(at=now())
    trainer.goto(f"/admin/item_analysis/{quiz.pk}/")
    expect(trainer.get_by_role("heading", name="Its questions")).to_be_visible()
    look(trainer)

    say_that_another_answer_is_right(question)
    trainer.goto(f"/admin/questions/asked/{question.pk}/")
    look(trainer)
    trainer.get_by_role("button", name=f"See what would change in {quiz.title}").click()
    expect(trainer.get_by_role("link", name="Look again")).to_be_visible()
    look(trainer)
    go_on(at=now())
    go_by(trainer.get_by_role("link", name="Look again"))
    expect(trainer.get_by_role("heading", name="Whose result would change")).to_be_visible()
    assert not ReMarkedAttempt.objects.filter(applied_at__isnull=False).exists()
    look(trainer)

    trainer.get_by_role("button", name="Approve, and put the results right").click()
    expect(trainer.locator(".messages")).to_contain_text("The results are being put right")
    go_on(at=now())
    go_by(trainer.get_by_role("link", name="Look again"))
    expect(trainer.get_by_text(re.compile("^Applied .*, approved by"))).to_be_visible()
    trainer.goto("/admin/item_analysis/re-marking/")
    expect(trainer.get_by_role("cell", name="Applied")).to_be_visible()
    look(trainer)
    assert ReMarking.objects.get().version.question == question


def test_an_assessor_claims_work_and_marks_it_by_its_rubric(trainer: Page) -> None:
    assessor = Person.objects.get(email="trainer@demo.linkway.example")

    trainer.goto("/admin/marking/")
    look(trainer)
    trainer.get_by_role("button", name=re.compile("^Claim")).first.click()
    expect(trainer.get_by_role("heading", name="Your decision")).to_be_visible()
    look(trainer)
    trainer.get_by_role("button", name="Decide").click()
    expect(trainer.get_by_role("alert")).to_contain_text("Not kept yet.")
    look(trainer)
    for level in trainer.locator("input[type=radio][name^=level_][value=pass]").all():
        level.check()
    trainer.locator("#id_comment").fill("You let her set the pace, and you say how.")
    trainer.get_by_role("button", name="Decide").click()
    expect(trainer.locator(".messages")).to_contain_text("Your decision is kept.")

    marking = Marking.objects.filter(by=assessor).latest("at")
    assert (marking.outcome, marking.comment[:7]) == ("pass", "You let")
    trainer.goto(f"/admin/marking/{marking.task.uuid}/")
    expect(trainer.get_by_role("heading", name="Decided")).to_be_visible()
    look(trainer)


def a_question_that_people_answered() -> tuple[Activity, Question]:
    """Return a quiz that not many have taken, but enough, and one of its questions with one right answer."""
    asked = AttemptQuestion.objects.filter(version__type="single", attempt__status__in=MARKED_STATUSES)
    counted = asked.values("attempt__quiz", "version__question").annotate(
        people=Count("attempt__person", distinct=True)
    )
    found = counted.filter(people__gte=ENOUGH).order_by("people", "version__question")[0]
    return Activity.objects.get(pk=found["attempt__quiz"]), Question.objects.get(
        pk=found["version__question"]
    )


def say_that_another_answer_is_right(question: Question) -> None:
    version = question.current
    assert version is not None
    options = options_of(version.content)
    other = next(place for place, option in enumerate(options) if not option.is_right)
    turned = [
        Option(option.text, RIGHT if place == other else 0, option.feedback)
        for place, option in enumerate(options)
    ]
    text = QuestionText(question.code, "single", version.stem, content_of(turned), version.feedback)
    write_question(question=question, text=text, at=now())
