"""Each thing that a proofreader finds, beside the same text without it."""

from __future__ import annotations

import pytest

from courses.rules.curriculum.layout import locate
from courses.rules.proofreading.coverage import (
    Framework,
    check_competencies,
    check_hours,
    check_profile,
    read_frameworks,
)
from courses.rules.proofreading.identifiers import check_identifiers
from courses.rules.proofreading.items import check_quiz
from courses.rules.proofreading.links import Known, check_links
from courses.rules.proofreading.modules import Module, awaiting_review, check_module
from courses.rules.proofreading.text import Text, read_text
from courses.rules.proofreading.wording import check_lesson_wording, count_words, read_words, reading_grade

KNOWN = Known({"y1-01"}, {"media/a.svg", "year-1/01-a/02-b.lesson.md"}, {"consent"})
GOOD_QUESTION = """## q1
type: single
competency: B1
difficulty: 2
What would you do first with him?
= Ask what matters to him most | Yes, begin there.
~ Send him to the walking group | Perhaps later on.
~ Ring his daughter about this | Only if he agrees.
feedback: Ask first.
"""


def a_text(body: str, path: str = "year-1/01-a/01-a.lesson.md", front: str = "id: x\ntitle: X") -> Text:
    return read_text(locate(path), f"---\n{front}\n---\n\n{body}")


def a_quiz(body: str) -> Text:
    return a_text(body, "year-1/01-a/05-check.quiz.md")


def a_module(*steps: Text, front: str = "") -> Module:
    own = "id: y1-01\ntitle: A\noutcomes:\n  - Do\ncompetencies:\n  - B1: 2\nminutes: 240\nsources:\n  - title: S\n"
    return Module(a_text("", "year-1/01-a/module.md", own + "cover: media/a.svg\n" + front), steps)


def problems(text: Text) -> list[str]:
    return [finding.said for finding in check_quiz(text, {"B1"})]


def test_a_good_question_passes() -> None:
    assert problems(a_quiz(GOOD_QUESTION)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("~ Ring his", "= Ring his", "q1: It has 2 right answers and should have one."),
        ("= Ask what", "~ Ask what", "q1: It has 0 right answers and should have one."),
        ("competency: B1", "competency: B9", "q1: “B9” is no competency of the framework."),
        ("difficulty: 2", "difficulty: 7", "q1: The difficulty is a number from 1 to 5."),
        (" | Perhaps later on.", "", "q1: 1 of its options have no feedback."),
        ("feedback: Ask first.\n", "", "q1: There is no overall feedback."),
        ("Ring his daughter about this", "All of the above", "q1: “All of the above” is no fair option."),
        (
            "What would you do first with him?",
            "Which of these is not a good first step?",
            "q1: A question that asks what is not so marks the word: **not**.",
        ),
        (
            "Ask what matters to him most",
            "Ask what matters to him most and then go on to write it down in his own words together",
            "q1: Its options are unequal in length (28 to 86 characters).",
        ),
        ("type: single", "type: essay", "q1: “essay” is no type of question."),
    ],
)
def test_a_fault_in_a_question_is_told(old: str, new: str, said: str) -> None:
    assert said in problems(a_quiz(GOOD_QUESTION.replace(old, new)))


def test_a_marked_negative_is_fair() -> None:
    text = GOOD_QUESTION.replace(
        "What would you do first with him?", "Which of these is **not** a good first step?"
    )

    assert problems(a_quiz(text)) == []


def test_an_id_that_is_used_twice_is_told() -> None:
    assert "The id “q1” is used 2 times." in problems(a_quiz(f"{GOOD_QUESTION}\n{GOOD_QUESTION}"))


def test_a_key_that_is_always_the_longest_is_told() -> None:
    question = GOOD_QUESTION.replace("matters to him most", "matters to him most of all today")
    bank = "\n".join(question.replace("q1", f"q{number}") for number in range(5))

    assert "The right answer is the longest in 5 of 5 questions." in problems(a_quiz(bank))


def test_a_case_counts_as_one_question_and_its_parts_are_read_as_questions() -> None:
    story = "## c1\ntype: case\ncompetency: B1\ndifficulty: 2\nHe rings.\n\n"
    part = GOOD_QUESTION.replace("## q1", "### c1a").replace("competency: B1\n", "")

    assert problems(a_quiz(story + part)) == []
    assert Module(a_text("", "year-1/01-a/module.md"), (a_quiz(story + part),)).questions == 1


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("Her number is 943 476 5919.", True),
        ("Write to someone@post.org today.", True),
        ("Write to someone@post.example today.", False),
        ("Ring 020 7946 0123 in the morning.", True),
        ("Ring the helpline on 0808 2000 247.", False),
        ("Ring Samaritans on 116 123, or 999.", False),
        ("Her card says QQ 12 34 56 C.", False),
        ("Her card says AB 12 34 56 C.", True),
        ("See https://example.org/0808123456789 for more.", False),
    ],
)
def test_what_could_lead_to_a_person_is_told_and_public_helplines_are_not(line: str, is_found: bool) -> None:
    assert bool(list(check_identifiers(a_text(line)))) is is_found


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("See [this](to:y1-01).", False),
        ("See [this](to:y9-99).", True),
        ("See [this](02-b.lesson.md).", False),
        ("See [this](03-c.lesson.md).", True),
        ("Ask for [[Consent]].", False),
        ("Ask for [[magic]].", True),
        ("::: diagram\nfile: media/a.svg\nalt: A\n:::", False),
        ("::: diagram\nfile: media/b.svg\nalt: B\n:::", True),
    ],
)
def test_what_leads_nowhere_is_told(body: str, is_found: bool) -> None:
    assert bool(list(check_links(a_text(body), KNOWN))) is is_found


def test_a_source_needs_a_title_a_date_and_a_true_address() -> None:
    front = "id: x\ntitle: X\nsources:\n  - title: A\n    address: www.a.org\n    date: 2024\n  - title: B\n    address:\n    date:\n"

    said = [finding.said for finding in check_links(a_text("", front=front), KNOWN)]

    assert said == [
        "The source “A” has an address that is none: www.a.org",
        "The source “B” needs a title and a date.",
    ]


def test_a_lesson_counts_what_is_read_and_no_marks() -> None:
    body = "Two words.\n\n::: reflect\nid: x-r1\nprompt: Three more words\n:::\n\n| a | b |\n| --- | --- |\n"

    assert count_words(read_words(a_text(body))) == 7


@pytest.mark.parametrize(("times", "is_found"), [(50, True), (130, False), (300, True)])
def test_a_lesson_is_neither_a_note_nor_a_chapter(times: int, is_found: bool) -> None:
    assert bool(check_lesson_wording(a_text("You listen to the man.\n\n" * times))) is is_found


def test_long_words_in_long_sentences_are_harder() -> None:
    plain = "She asks. He tells her. They go for a walk."
    hard = "Multidisciplinary organisations operationalise personalisation methodologies notwithstanding considerable heterogeneity"

    assert reading_grade(plain) < 3
    assert reading_grade(hard) > 12


def test_a_module_that_lacks_everything_names_it_all() -> None:
    said = [
        finding.said for finding in check_module(a_module(a_text("Nothing.", front="id: l\nminutes: 20")))
    ]

    assert said == [
        "It has 1 lessons; it should have 3 to 5.",
        "No lesson tells a case story.",
        "It has 0 reflections; it should have two or more.",
        "There is no activity to do at work.",
        "There is no hard choice: a self-check of three options, a judgement or a case.",
        "No lesson ends with further reading.",
        "Nothing in it is assessed.",
    ]


def test_a_whole_module_passes() -> None:
    body = (
        "::: case\ntitle: A story\nHe came.\n:::\n\n::: reflect\nid: r\nprompt: What?\n:::\n\n::: activity\ntitle: Do\nGo.\n:::\n\n"
        "::: self-check\n? What now?\n= Ask | Yes.\n~ Tell | No.\n~ Wait | No.\n:::\n\n## Further reading\n\n- One\n"
    )
    lessons = [
        a_text(body, f"year-1/01-a/0{number}-l.lesson.md", "id: l\nminutes: 20") for number in (1, 2, 3)
    ]

    assert check_module(a_module(*lessons, a_quiz(GOOD_QUESTION))) == []


def test_a_module_waits_for_review_until_somebody_has_done_it() -> None:
    waiting = a_module(front="review:\n  needed: [legal]\n  by:\n  on:\n")
    read = a_module(front="review:\n  needed: [legal]\n  by: A Person\n  on: 2026-11-01\n")

    assert awaiting_review([waiting, read]) == [(waiting, ("legal",))]


def test_a_competency_that_nothing_teaches_or_asks_is_told() -> None:
    text = a_text(
        "## B Enable\n\n### B1 One\n\nexpected: year-1 2\n\n### B2 Two\n\nexpected: year-1 1\n",
        "frameworks/f.md",
    )
    framework = read_frameworks([text])
    module = a_module(a_quiz(GOOD_QUESTION))

    assert framework.expected == {"B1": {"year-1": 2}, "B2": {"year-1": 1}}
    assert [finding.said for finding in check_competencies(framework, [module], "f")] == [
        "B2 is taught in no module.",
        "B2 is assessed in no module.",
    ]


def test_a_profile_that_cannot_be_reached_is_told() -> None:
    framework = Framework({"B1": {"year-1": 3}}, [("year-1", 2, 2)])

    assert [finding.said for finding in check_profile(framework, {"year-1": [a_module()]}, [], "f")] == [
        "B1 is taught to level 2 by the end of year-1, not 3.",
        "1 competencies reach level 2 in year-1, not 2.",
    ]


@pytest.mark.parametrize(("hours", "is_found"), [(4, False), (5, True)])
def test_the_hours_of_a_year_are_those_of_its_modules(hours: int, is_found: bool) -> None:
    year = a_text("", "year-1/year.md", f"id: y\nhours: {hours}\nmodules:\n  - y1-01: A")

    assert bool(list(check_hours(year, [a_module()]))) is is_found


@pytest.mark.parametrize(("hours", "is_found"), [(19, True), (20, False), (24, False), (25, True)])
def test_the_slot_of_a_pathway_takes_sixteen_to_twenty_hours(hours: int, is_found: bool) -> None:
    year = a_text("", "year-2/year.md", f"id: y\nhours: {hours}\nmodules:\n  - y1-01: A\n  - y1-02: pathway")

    assert bool(list(check_hours(year, [a_module()]))) is is_found
