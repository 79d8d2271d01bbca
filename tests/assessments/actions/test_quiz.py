from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from assessments.models import Question, QuizPage
from assessments.rules.quiz_document import read_quiz_file
from courses.rules.body.prose import Reading
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems
from tests.courses.world import the_shelf

pytestmark = pytest.mark.django_db
PROGRAMME = "---\nid: small\ntitle: Small\nsummary: Words.\naudience: Everybody.\nyears: [year-1]\n---\n"
YEAR = "---\nid: s-year\ntitle: Year\nsummary: Words.\nmodules:\n  - s-1: First\n---\n"
MODULE = "---\nid: s-1\ntitle: First\nsummary: Why.\noutcomes:\n  - Do it\ncompetencies: []\nminutes: 10\nrequires: []\nreview:\n  needed: []\n  by:\n  on:\nsources: []\n---\n"
QUIZ = """---
id: s-1-check
title: Check
minutes: 5
pass_mark: 60
attempts: 2
draw: 1
shuffle: true
---

Read first.

## s-1-q1
type: single
difficulty: 2
tags: start
What first?
= Ask her | Yes.
~50% Ring
~ Refer her | Not yet.
feedback: Listen.

## s-1-q2
type: multiple
Which?
= One
= Two
~ Three
"""


def a_folder(root: Path, quiz: str = QUIZ) -> Path:
    module = root / "year-1" / "01-first"
    module.mkdir(parents=True, exist_ok=True)
    (root / "programme.md").write_text(PROGRAMME, encoding="utf-8")
    (module.parent / "year.md").write_text(YEAR, encoding="utf-8")
    (module / "module.md").write_text(MODULE, encoding="utf-8")
    (module / "01-check.quiz.md").write_text(quiz, encoding="utf-8")
    return root


def load(folder: Path) -> str:
    the_shelf()
    out = StringIO()
    call_command("load_curriculum", str(folder), stdout=out, stderr=out)
    return out.getvalue()


def test_a_quiz_is_loaded_and_exported_as_it_was(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in"))

    page = QuizPage.objects.get()
    call_command("export_curriculum", str(tmp_path / "out"), "--curriculum", "small", stdout=StringIO())

    assert (page.pass_mark, page.attempts, page.draw, page.shuffle) == (60, 2, 1, True)
    assert page.slots.count() == 2
    assert Question.objects.get(code="s-1-q1").tags == ["start"]
    assert next((tmp_path / "out").rglob("*.quiz.md")).read_text(encoding="utf-8") == QUIZ


def test_a_question_taken_out_of_the_file_is_retired(tmp_path: Path) -> None:
    load(a_folder(tmp_path))

    load(a_folder(tmp_path, QUIZ.split("## s-1-q2", maxsplit=1)[0]))

    assert QuizPage.objects.get().slots.count() == 1
    assert Question.objects.get(code="s-1-q2").retired_at is not None


EVERY_TYPE = (
    QUIZ.replace("draw: 1\n", "")
    + """
## s-1-q3
type: match
Who does what?
= GP -> Diagnosis | A clinical task.
= Link worker -> A conversation
= -> Surgery

## s-1-q4
type: order
Put these in order.
1. Listen | First.
2. Plan

## s-1-q5
type: numeric
How many hours?
= 42 ± 0.5 % | Yes.
~ 24 ± 0 | Turned round.

## s-1-q6
type: short
Who holds the pen?
= the person | Always.
= *client* | In other words.

## s-1-q7
type: gap
Ask what [[matters|counts]] to the [[person]].
feedback: Not what is the matter.

## s-1-q8
type: judgement
How appropriate is each?
(3) Ask her | Yes.
(0) Tell her | No.

## s-1-q9
type: judgement
mode: rank
Which first?
(1) Ask her
(2) Ring her

## s-1-q10
type: case
Amina has not answered the door.

She was well last week.
feedback: All in all.

### s-1-q10a
type: single
difficulty: 2
What first?
= Ring her | Yes.
~ Wait
feedback: Safety first.

### s-1-q10b
type: judgement
How appropriate?
(2) Ask a neighbour
(1) Leave a note
"""
)


def test_a_quiz_with_every_type_is_loaded_and_exported_as_it_was(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in", EVERY_TYPE))
    Question.objects.filter(code="s-1-q1").update(tags=["other"])  # so that the file is written anew

    call_command("export_curriculum", str(tmp_path / "out"), "--curriculum", "small", stdout=StringIO())

    written = next((tmp_path / "out").rglob("*.quiz.md")).read_text(encoding="utf-8")
    assert written == EVERY_TYPE.replace("tags: start", "tags: other")


TERMS = """counts: latest
wait_hours: 24
time_limit: 20
time_limit_reason: As at the bedside.
opens: 2026-11-23 09:00
closes: 2027-07-01 17:30
review_answers: when-done
review_feedback: never
sections:
  - Before the visit: [s-1-q1]
  - At the visit: [s-1-q2]
"""


def test_a_quizs_terms_and_sections_are_loaded_and_exported_as_they_were(tmp_path: Path) -> None:
    whole = QUIZ.replace("shuffle: true\n", f"shuffle: true\n{TERMS}")
    load(a_folder(tmp_path / "in", whole))

    page = QuizPage.objects.get()
    call_command("export_curriculum", str(tmp_path / "out"), "--curriculum", "small", stdout=StringIO())

    assert (page.counts, page.wait_hours, page.time_limit_minutes) == ("latest", 24, 20)
    assert page.closes_at == datetime(2027, 7, 1, 16, 30, tzinfo=UTC)
    assert (page.review_marks, page.review_answers) == ("at_once", "when_done")
    assert [slot.section for slot in page.slots.order_by("sort_order")] == [
        "Before the visit",
        "At the visit",
    ]
    assert next((tmp_path / "out").rglob("*.quiz.md")).read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("time_limit: 20\n", "needs its “time_limit_reason”"),
        ("opens: tomorrow\n", "such as 2026-11-23 09:00"),
        ("opens: 2026-11-24 09:00\ncloses: 2026-11-23 09:00\n", "closes after it has opened"),
        ("review_marks: sometimes\n", "“review_marks” is one of at-once, when-done"),
        ("sections:\n  - First: [s-1-q9]\n", "which is no question of this quiz"),
        ("sections:\n  - First: [s-1-q1]\n  - Next: [s-1-q1]\n", "stands in two sections"),
    ],
)
def test_terms_that_cannot_be_are_refused_in_words(terms: str, words: str) -> None:
    problems = Problems("check.quiz.md")
    front = read_front(QUIZ.replace("shuffle: true\n", f"shuffle: true\n{terms}"), problems)

    read_quiz_file(front, Reading(problems))

    assert words in " ".join(str(problem) for problem in problems.found)
