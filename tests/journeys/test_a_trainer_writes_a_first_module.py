"""A trainer lays out a module, writes its lesson and its check, previews and publishes it; a learner studies and passes it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from assessments.models import QuestionBank, QuizPage
from courses.models import LessonPage, ModulePage, ModuleProgress, YearPage
from tests.journeys.conftest import DESKTOP, PHONE, check_axe, fits_its_width, sign_in_as
from tests.journeys.studying import (
    a_demo_person,
    answer_all_rightly,
    hand_in,
    study_up_to_the_quiz,
)

pytestmark = pytest.mark.usefixtures("demo_world")

MODULE = "Working with the community garden"
LESSON = "What a garden gives"
CHECK = "Check what you would do"
CASE = "Bilal came for the tomatoes and stayed for the company."
PREVIEW_MS = 20_000
QUESTIONS = (
    ("What comes first?", ("Ask what she likes", "Book her a plot")),
    ("Who holds the key?", ("The garden's volunteer", "The practice manager")),
)


def test_a_trainer_writes_a_first_module_and_a_learner_passes_it(open_page: Callable[..., Page]) -> None:
    trainer = open_page(DESKTOP)
    sign_in_as(trainer, "trainer")
    year = YearPage.objects.get(slug="orientation")

    lay_out(trainer, year)
    module = ModulePage.objects.get(title=MODULE)
    lesson = LessonPage.objects.child_of(module).get()
    cannot_publish_yet(trainer, module)
    write_lesson(trainer, lesson)
    write_questions(trainer)
    write_check(trainer, module)
    complete_module(trainer, module)

    learner = open_page(PHONE)
    sign_in_as(learner, "learner")
    study(learner, module)
    assert ModuleProgress.objects.get(person=a_demo_person("learner"), activity__page=module).completed_at


def lay_out(page: Page, year: YearPage) -> None:
    page.goto(f"/admin/pages/{year.pk}/")
    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="New module").click()
    page.get_by_label("Title").fill(MODULE)
    page.get_by_label("Lessons").fill("1")
    page.get_by_role("button", name="Lay it out").click()
    expect(page.locator("main").get_by_role("link", name="Lesson 1", exact=True)).to_be_visible()


def edit(page: Page, address: str) -> None:
    """Open an editor, and wait until its scripts have made its boxes."""
    page.goto(address, wait_until="networkidle")


def publish(page: Page) -> None:
    """Choose “Publish” from the menu beside “Save draft”."""
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        page.locator("button[name=action-publish]").click()


def is_published(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/admin/pages/\d+/$"))
    expect(page.locator(".messages")).to_contain_text(re.compile("(has been|created and) published"))


def cannot_publish_yet(page: Page, module: ModulePage) -> None:
    """See that the checklist says what is missing, and that it holds the module back."""
    edit(page, f"/admin/pages/{module.pk}/edit/")
    expect(page.locator(".courses-checklist")).to_contain_text("Has outcomes: not yet.")
    publish(page)
    expect(page.locator(".messages")).to_contain_text("saved as a draft and not published")
    module.refresh_from_db()
    assert not module.live


def write_lesson(page: Page, lesson: LessonPage) -> None:
    edit(page, f"/admin/pages/{lesson.pk}/edit/")
    page.locator("#id_title").fill(LESSON)
    replace(page, "Somebody, a place, a moment. What happened?", CASE)
    replace(page, "What the story shows, and what one needs to know.", "A garden asks nothing first.")
    preview(page)
    publish(page)
    is_published(page)
    edit(page, f"/admin/pages/{lesson.pk}/edit/")
    expect(page.locator(".courses-checklist")).to_contain_text("Nobody is in the middle of it now.")


def replace(page: Page, before: str, after: str) -> None:
    """Write over what the skeleton says."""
    write(page, page.locator("[contenteditable=true]").filter(has_text=before).first, after)


def write(page: Page, box: Locator, words: str) -> None:
    """Write into a box for text with a form, and wait until its field has it."""
    box.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.wait_for_function(
        "(words) => [...document.querySelectorAll('input[type=hidden]')].some((one) => one.value.includes(words))",
        arg=words,
    )


def preview(page: Page) -> None:
    """Look at the draft beside the editor, as somebody who has not started, is half way, and has passed."""
    page.get_by_role("button", name="Toggle preview").click()
    for state in ("Not started", "Half way", "Passed"):
        page.locator("#id_preview_mode").select_option(label=state)
        shown = page.frame_locator("iframe[title=Preview]").last
        expect(shown.get_by_text(CASE)).to_be_visible(timeout=PREVIEW_MS)
    expect(
        page.frame_locator("iframe[title=Preview]").last.get_by_text("You have done this step")
    ).to_be_visible(timeout=PREVIEW_MS)
    page.get_by_role("button", name="Toggle preview").click()


def write_questions(page: Page) -> None:
    edit(page, "/admin/question_banks/new/")
    page.locator("#id_title").fill("The garden")
    page.locator("#id_code").fill("garden")
    page.get_by_role("button", name="Create").click()
    expect(page.locator(".messages")).to_contain_text("created")
    bank = QuestionBank.objects.get(title="The garden")
    for stem, answers in QUESTIONS:
        edit(page, "/admin/questions/new/")
        page.locator("#id_bank").select_option(label="The garden")
        page.locator("#id_type").select_option(label="One right answer")
        page.locator("#id_stem").fill(stem)
        for number, words in enumerate(answers):
            write(page, page.locator("[data-contentpath=text] [contenteditable=true]").nth(number), words)
        page.locator("[name=answers-0-value-is_right]").check()
        page.get_by_role("button", name="Create").click()
        expect(page.locator(".messages")).to_contain_text("created")
    assert bank.questions.count() == len(QUESTIONS)


def write_check(page: Page, module: ModulePage) -> None:
    edit(page, f"/admin/pages/add/assessments/quizpage/{module.pk}/")
    page.locator("#id_title").fill(CHECK)
    for number, (stem, _) in enumerate(QUESTIONS):
        page.locator("#id_slots-ADD").click()
        slot = page.locator(f"#inline_child_slots-{number}")
        slot.get_by_role("button", name="Choose a question").click()
        page.locator(".modal-dialog input[name=q]").fill(stem)
        page.locator(".modal-dialog").get_by_role("link", name=re.compile(f"^{re.escape(stem)}")).click()
        expect(slot).to_contain_text(stem)
    publish(page)
    is_published(page)
    assert QuizPage.objects.child_of(module).get().slots.count() == len(QUESTIONS)


def complete_module(page: Page, module: ModulePage) -> None:
    edit(page, f"/admin/pages/{module.pk}/edit/")
    page.locator("#id_summary").fill("A garden is a place where nobody is a patient.")
    page.locator("#id_minutes").fill("45")
    page.locator("[data-contentpath=outcomes] .c-sf-add-button").first.click()
    page.locator("[name=outcomes-0-value]").fill("Introduce somebody to a garden near them")
    page.locator("[data-contentpath=competencies] .c-sf-add-button").first.click()
    page.locator("[data-contentpath=competencies]").get_by_role("button", name="Choose").first.click()
    page.locator(".modal-dialog table a").first.click()
    page.locator("[name=competencies-0-value-level]").fill("1")
    publish(page)
    is_published(page)
    module.refresh_from_db()
    assert module.live


def study(page: Page, module: ModulePage) -> None:
    module.refresh_from_db()
    page.goto(module.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(MODULE)
    check_axe(page)
    fits_its_width(page)
    page.locator("main a.lw-button--go").click()
    expect(page.get_by_text(CASE)).to_be_visible()
    check_axe(page)
    study_up_to_the_quiz(page)
    answer_all_rightly(page)
    hand_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You have passed")
