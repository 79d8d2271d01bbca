"""Questions of files in a bank: once, as new versions when they change, and never at the cost of what is here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from assessments.actions.exchange.exporting import export_questions
from assessments.actions.exchange.importing import import_questions
from assessments.actions.question import text_of, write_bank, write_question
from assessments.models import ImportedQuestion, Question, QuestionBank, QuestionVersion
from assessments.rules.exchange.report import ExchangeReport
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import ReadState
from tests.assessments.rules.exchange.moodle import answer, category, question, quiz
from tests.assessments.world import a_question
from tests.courses.world import AT

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)
GIFT = "$CATEGORY: Safety/Adults\n\n::One::What first? {=Ask ~Wait}\n\n// [id:two] [tag:safety]\n::Two::Is it so? {T}\n"


@pytest.fixture
def bank() -> QuestionBank:
    return QuestionBank.objects.create(code="safety", title="Safety")


def imported(
    bank: QuestionBank, text: str, format_: str = "gift", *, at: Any = AT, **more: Any
) -> ExchangeReport:
    return import_questions(text.encode(), format_=format_, bank=bank, file_name="file", at=at, **more)


def states(report: ExchangeReport) -> list[str]:
    return [line.state for line in report.questions]


def test_good_questions_are_imported_and_the_others_named(bank: QuestionBank) -> None:
    report = imported(bank, f"{GIFT}\n::Three::Write. {{}}\n")

    assert (report.read, report.imported, report.unchanged) == (3, 2, 0)
    assert [(line.line, line.name) for line in report.refused] == [(8, "Three")]
    assert [(each.code[:2], each.category, each.tags, each.words) for each in bank.questions.order_by("position")] == [
        ("q-", "Safety / Adults", [], "What first?"), ("tw", "Safety / Adults", ["safety"], "Is it so?"),
    ]  # fmt: skip
    assert all(each.current.status == "ready" for each in bank.questions.select_related("current"))


def test_the_same_file_twice_makes_no_second_question_and_no_second_version(bank: QuestionBank) -> None:
    imported(bank, GIFT)

    report = imported(bank, GIFT, at=LATER)

    assert states(report) == [ReadState.UNCHANGED, ReadState.UNCHANGED]
    assert not report.is_refused
    assert (Question.objects.count(), QuestionVersion.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("was", "becomes"), [("=Ask ~Wait", "=Ask ~Ring"), ("Is it so? {T}", "Is it really so? {T}")]
)
def test_a_changed_question_becomes_a_new_version(bank: QuestionBank, was: str, becomes: str) -> None:
    imported(bank, GIFT)

    report = imported(bank, GIFT.replace(was, becomes), at=LATER)

    assert sorted(states(report)) == [ReadState.CHANGED, ReadState.UNCHANGED]
    assert Question.objects.count() == 2
    changed = Question.objects.get(versions__number=2)
    assert list(changed.versions.order_by("number").values_list("status", flat=True)) == ["retired", "ready"]


def test_a_dry_run_says_the_same_and_writes_nothing(bank: QuestionBank) -> None:
    report = imported(bank, GIFT, is_dry_run=True)

    assert (report.imported, Question.objects.count(), ImportedQuestion.objects.count()) == (2, 0, 0)


def test_a_bank_is_made_with_its_first_question_and_not_before() -> None:
    fresh = QuestionBank(code="fresh", title="Fresh")

    assert imported(fresh, "::Essay::Write {}").is_refused
    assert fresh.pk is None
    imported(fresh, GIFT)

    assert QuestionBank.objects.get(code="fresh").questions.count() == 2


def test_what_was_edited_here_stays_until_the_file_changes(bank: QuestionBank) -> None:
    imported(bank, GIFT)
    edited = bank.questions.get(code="two")
    text = text_of(edited)
    assert text is not None
    write_question(question=edited, text=QuestionText("two", text.type, "Ours?", text.content), at=LATER)

    again = imported(bank, GIFT, at=LATER + timedelta(days=1))
    changed = imported(bank, GIFT.replace("Is it so?", "Theirs?"), at=LATER + timedelta(days=2))

    assert states(again) == [ReadState.UNCHANGED, ReadState.UNCHANGED]
    assert changed.questions[1].notes == (
        "It was edited here since the last import; that version is kept as an older one.",
    )
    assert "Ours?" in edited.versions.values_list("stem", flat=True)


def test_a_draft_that_somebody_writes_is_never_overwritten(bank: QuestionBank) -> None:
    imported(bank, GIFT)
    edited = bank.questions.get(code="two")
    write_question(question=edited, text=a_question("two"), at=LATER, is_draft=True)

    report = imported(bank, GIFT.replace("Is it so?", "Theirs?"), at=LATER)

    assert "Somebody has a draft" in report.refused[0].reason
    assert edited.versions.get(status="draft").stem == "What first?"


def test_a_retired_question_stays_retired(bank: QuestionBank) -> None:
    imported(bank, GIFT)
    Question.objects.update(retired_at=LATER)

    report = imported(bank, GIFT, at=LATER)

    assert report.questions[0].notes == ("It is retired here, and stays so.",)
    assert not Question.objects.in_use().exists()


def test_a_question_without_its_picture_waits_as_a_draft(bank: QuestionBank) -> None:
    inside = answer("100", "a") + answer("0", "b")
    text = quiz(question("multichoice", inside, '<img src="@@PLUGINFILE@@/a.png"> What?'))

    first, second = imported(bank, text, "moodle-xml"), imported(bank, text, "moodle-xml", at=LATER)

    assert (states(first), states(second)) == ([ReadState.NEW], [ReadState.UNCHANGED])
    (kept,) = Question.objects.all()
    assert kept.current is None
    assert kept.versions.get().status == "draft"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "// [id:a]\nOne {T}\n\n// [id:a]\nTwo {F}\n",
            "The id “a” stands twice in the file; first on line 2.",
        ),
        ("::N::One {T}\n\n::N::One {T}\n", "This question stands twice in the file; first on line 1."),
    ],
)
def test_what_stands_twice_in_a_file_is_imported_once(bank: QuestionBank, text: str, reason: str) -> None:
    report = imported(bank, text)

    assert (report.imported, report.refused[0].reason) == (1, reason)


def test_questions_that_begin_alike_and_differ_in_their_answers_are_two(bank: QuestionBank) -> None:
    text = "Which is true?\nA. a\nB. b\nANSWER: A\n\nWhich is true?\nA. c\nB. d\nANSWER: B\n"

    first, second = imported(bank, text, "aiken"), imported(bank, text, "aiken", at=LATER)

    assert (first.imported, second.unchanged, Question.objects.count()) == (2, 2, 2)


@pytest.mark.parametrize("format_", ["gift", "moodle-xml", "aiken"])
def test_what_leaves_comes_back_unchanged_whatever_the_format_cannot_say(
    bank: QuestionBank, format_: str
) -> None:
    texts = [
        QuestionText(
            "a", "single", "What **first**?", content_of([Option("Ask *her*", 100, "Yes."), Option("Wait", 40, "No.")]),
            "Why.", "B1", 3, ("t",),
        ),
        QuestionText("b", "true-false", "So?", content_of([Option("False", 100, "y"), Option("True", 0, "n")])),
        QuestionText("c", "numeric", "How many?", content_of([Option("7 +/- 1 %", 100)])),
        QuestionText("d", "match", "Match.", {"pairs": [{"left": str(n), "right": f"r{n}", "feedback": "f"} for n in range(3)]}),
        QuestionText("e", "gap", "Ask what [[1]] to [[2]].", {"gaps": [["matters", "counts"], ["her"]]}),
    ]  # fmt: skip
    bank = write_bank(curriculum="", code="own", title="Own", questions=texts, at=AT)[0].bank
    Question.objects.filter(code="a").update(category="Safety / Adults")
    exported = export_questions(bank=bank, format_=format_)

    report = imported(bank, exported.text, format_, at=LATER)

    assert exported.written == {"gift": 4, "moodle-xml": 5, "aiken": 2}[format_]
    assert (report.read, report.unchanged) == (exported.written, exported.written)
    assert QuestionVersion.objects.count() == len(texts)


def test_what_was_imported_leaves_under_its_own_name_and_id(bank: QuestionBank) -> None:
    named = question(
        "truefalse",
        "<idnumber>ABC 1</idnumber>" + answer("100", "true") + answer("0", "false"),
        name="Its name",
    )
    imported(bank, quiz(category("$course$/top/A/B"), named), "moodle-xml")

    exported = export_questions(bank=bank, format_="moodle-xml")
    again = imported(bank, exported.text, "moodle-xml", at=LATER)

    assert "Its name" in exported.text
    assert "<idnumber>ABC 1</idnumber>" in exported.text
    assert "$course$/top/A/B" in exported.text
    assert states(again) == [ReadState.UNCHANGED]


def test_an_export_holds_a_category_and_what_stands_below_it(bank: QuestionBank) -> None:
    imported(bank, GIFT + "\n$CATEGORY: Other\n\n::Three::Three? {T}\n")

    exported = export_questions(bank=bank, format_="gift", category="Safety")

    assert exported.written == 2
    assert "Three?" not in exported.text


def test_a_curriculums_bank_says_that_loading_it_retires_what_is_added() -> None:
    bank = QuestionBank.objects.create(code="o1", title="O1", curriculum="prog")

    assert "belongs to the curriculum “prog”" in imported(bank, GIFT).notes[0]


@pytest.mark.parametrize("count", [2, 60])
def test_an_import_takes_as_many_queries_however_long_its_file_is(
    bank: QuestionBank, count: int, django_assert_max_num_queries: Any
) -> None:
    text = "\n\n".join(f"::Q{n}::Number {n}? {{=a{n} ~b}}" for n in range(count))

    # savepoint and lock; questions and drafts; the highest place; four tables written; the savepoint's end
    with django_assert_max_num_queries(16):
        imported(bank, text)
    with django_assert_max_num_queries(7):
        again = imported(bank, text, at=LATER)

    assert again.unchanged == count


@pytest.mark.parametrize("count", [1, 40])
def test_an_export_takes_one_query(bank: QuestionBank, count: int, django_assert_num_queries: Any) -> None:
    imported(bank, "\n\n".join(f"Number {n}? {{=a{n} ~b}}" for n in range(count)))

    with django_assert_num_queries(1):
        assert export_questions(bank=bank, format_="moodle-xml").written == count
