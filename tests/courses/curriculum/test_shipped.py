"""The shipped curriculum, read as a careful colleague reads it. A failure names the file and what to mend."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pytest

from courses.actions.curriculum.proofread import Proof, lay_out
from courses.management.commands.load_curriculum import SHIPPED
from courses.rules.curriculum.layout import Role
from courses.rules.proofreading.coverage import check_competencies, check_hours, check_profile, unwritten
from courses.rules.proofreading.identifiers import check_identifiers
from courses.rules.proofreading.items import check_quiz
from courses.rules.proofreading.links import check_links
from courses.rules.proofreading.modules import FULL_BANK, Module, awaiting_review, check_module
from courses.rules.proofreading.text import Finding
from courses.rules.proofreading.wording import check_lesson_wording, count_words, read_words, reading_grade
from tests.courses.curriculum import plan


@cache
def shipped() -> Proof:
    """Read the shipped files once for all the tests here; nothing is loaded into a database."""
    return lay_out(SHIPPED)


def said(findings: Iterable[Finding]) -> str:
    """Return what is to be mended, a line each; nothing where all is well."""
    return "\n".join(str(finding) for finding in findings if finding.is_problem)


def module_codes() -> list[str]:
    return sorted(module.code for module in shipped().modules)


def module(code: str) -> Module:
    return next(module for module in shipped().modules if module.code == code)


def listings() -> list[str]:
    return [listing.folder for listing in (*shipped().years, *shipped().pathways)]


@pytest.mark.parametrize("folder", listings())
def test_every_module_that_is_listed_is_written_and_together_they_take_the_hours(folder: str) -> None:
    listing = next(text for text in (*shipped().years, *shipped().pathways) if text.folder == folder)

    missing = said(unwritten(listing, shipped().modules))

    assert missing == ""
    assert said(check_hours(listing, shipped().of(listing))) == ""


@pytest.mark.parametrize("code", module_codes())
def test_a_module_has_its_stories_reflections_activity_choice_reading_cover_and_sources(code: str) -> None:
    assert said(check_module(module(code))) == ""


@pytest.mark.parametrize("code", module_codes())
def test_each_lesson_has_a_fair_length_and_is_not_far_harder_than_it_should_be(code: str) -> None:
    assert said(found for lesson in module(code).lessons for found in check_lesson_wording(lesson)) == ""


@pytest.mark.parametrize("code", module_codes())
def test_each_question_has_a_clear_key_fair_options_and_feedback_that_teaches(code: str) -> None:
    competencies = shipped().framework.expected

    assert said(found for quiz in module(code).quizzes for found in check_quiz(quiz, competencies)) == ""


@pytest.mark.parametrize("code", sorted(plan.ASSESSED_BY))
def test_a_module_is_assessed_in_the_ways_that_the_plan_says(code: str) -> None:
    if code not in module_codes():
        pytest.fail(f"{code} is not written yet.")

    found = module(code)

    assert [kind for kind in plan.ASSESSED_BY[code] if kind not in found.step_kinds] == []
    if plan.QUIZ in found.step_kinds:
        assert found.questions >= (FULL_BANK if code in plan.FULL_BANKS else plan.FEWEST_DECISIONS)


@pytest.mark.parametrize("folder", [pathway.folder for pathway in shipped().pathways])
def test_a_pathway_ends_each_module_with_a_full_quiz_and_itself_with_cases_a_visit_and_a_talk(
    folder: str,
) -> None:
    pathway = next(text for text in shipped().pathways if text.folder == folder)
    modules = shipped().of(pathway)
    if said(unwritten(pathway, modules)):
        pytest.fail(said(unwritten(pathway, modules)))

    short = [found.code for found in modules[:-1] if found.questions < FULL_BANK]
    lacking = [kind for kind in plan.LAST_IN_PATHWAY if kind not in modules[-1].step_kinds]

    assert (short, lacking) == ([], [])
    assert modules[-1].questions >= plan.FEWEST_AT_THE_END


def test_every_link_picture_glossary_word_and_source_leads_somewhere() -> None:
    assert said(found for text in shipped().texts for found in check_links(text, shipped().known)) == ""


def test_nothing_shipped_leads_to_a_person() -> None:
    assert said(found for text in shipped().texts for found in check_identifiers(text)) == ""


def test_every_competency_is_taught_and_assessed() -> None:
    assert said(check_competencies(shipped().framework, shipped().modules, "framework")) == ""


def test_the_expected_profile_of_each_year_can_be_reached() -> None:
    by_year = {year.folder: shipped().of(year) for year in shipped().years}
    in_pathways = [found for pathway in shipped().pathways for found in shipped().of(pathway)]

    assert said(check_profile(shipped().framework, by_year, in_pathways, "framework")) == ""


def test_peer_sessions_stand_in_at_least_every_third_module_of_a_year() -> None:
    for year in shipped().years:
        since = 0
        for found in shipped().of(year):
            since = 0 if plan.SESSION in found.step_kinds else since + 1
            assert since <= 3, f"{found.code}: no peer session in this module or the three before it"


def test_the_glossary_explains_enough_words_each_in_a_few_lines() -> None:
    (glossary,) = shipped().kinds(Role.GLOSSARY)
    terms = re.findall(r"^## (.+)\n\n(.+)$", glossary.body, re.MULTILINE)

    assert len(terms) >= plan.FEWEST_TERMS
    assert [term for term, meaning in terms if not 5 <= count_words(meaning) <= 70] == []


def test_the_practice_library_opens_with_examples_that_each_say_how_sure_they_are() -> None:
    examples = shipped().kinds(Role.EXAMPLE)

    grades = {text.path: text.front.get("grade") for text in examples}
    undated = [
        text.path
        for text in examples
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(text.front.get("review_due")))
    ]
    unsourced = [text.path for text in examples if not text.items("sources")]
    sections = {text.path: re.findall(r"^## (.+)$", text.body, re.MULTILINE) for text in examples}

    assert len(examples) >= plan.FEWEST_EXAMPLES
    assert [path for path, grade in grades.items() if grade not in plan.GRADES] == []
    assert (undated, unsourced) == ([], [])
    assert len({tuple(headings) for headings in sections.values()}) == 1, sections


def test_the_text_as_a_whole_can_be_read_by_somebody_of_fourteen() -> None:
    lessons = [text for text in shipped().texts if text.kind == "lesson"]

    ages = [reading_grade(read_words(text)) + 5 for text in lessons]

    assert sum(ages) / len(ages) < 14


def test_no_review_is_claimed_that_nobody_has_done() -> None:
    claimed = [
        found.code for found in shipped().modules if _review(found).get("by") or _review(found).get("on")
    ]
    careful = {"y1-07", "y1-10", "y1-11", "p-money-03", "p-mental-health-03", "p-proactive-care-03"}
    waiting = {found.code for found, _ in awaiting_review(shipped().modules)}

    assert claimed == []
    assert careful & set(module_codes()) <= waiting


def _review(found: Module) -> dict[str, str]:
    review = found.text.front.get("review")
    return review if isinstance(review, dict) else {}
