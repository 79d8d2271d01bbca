"""GIFT as Moodle's handbook writes it, and as people's files have it."""

from __future__ import annotations

from typing import Any

import pytest

from assessments.rules.exchange.found import FoundQuestion, QuestionToWrite
from assessments.rules.exchange.gift_reading import read_gift
from assessments.rules.exchange.gift_writing import write_gift
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText


def one(text: str) -> FoundQuestion:
    (found,) = read_gift(text).questions
    return found


def read(text: str) -> QuestionText:
    found = one(text)
    assert found.text is not None, found.reason
    return found.text


def options(text: QuestionText) -> list[tuple[str, int, str]]:
    return [(row["text"], row["weight"], row["feedback"]) for row in text.content["options"]]


def test_a_choice_has_its_right_answer_its_wrong_ones_and_what_is_said_to_each() -> None:
    text = read(
        "::Colours:: What lies between orange and green?\n{\n=yellow # right\n~red # wrong, it is yellow\n~%50%lime\n####Look at a rainbow.\n}"
    )

    assert (text.type, text.stem, text.feedback) == (
        "single",
        "What lies between orange and green?",
        "Look at a rainbow.",
    )
    assert options(text) == [("yellow", 100, "right"), ("red", 0, "wrong, it is yellow"), ("lime", 50, "")]


def test_several_right_answers_have_shares_and_wrong_ones_take_away() -> None:
    found = one("Who lies there? {\n~%-100%Nobody\n~%50%Ada\n~%50%Her wife\n~%-25%Her cat\n}")

    assert found.text is not None
    assert found.text.type == "multiple"
    assert options(found.text) == [
        ("Nobody", 0, ""),
        ("Ada", 100, ""),
        ("Her wife", 100, ""),
        ("Her cat", 50, ""),
    ]
    assert found.notes == (
        "A wrong choice costs more in the file; here it takes away what a right one earns.",
    )


@pytest.mark.parametrize(
    ("written", "right", "said"),
    [
        ("{T}", "True", ("", "")),
        ("{FALSE}", "False", ("", "")),
        ("{true}", "True", ("", "")),
        ("{T#no#yes####why}", "True", ("yes", "no")),
        ("{FALSE#no#yes}", "False", ("no", "yes")),
        ("{F##yes}", "False", ("", "yes")),
    ],
)
def test_true_and_false_say_first_what_is_said_to_a_wrong_answer(
    written: str, right: str, said: tuple[str, str]
) -> None:
    text = read(f"The earth is flat.{written}")

    assert text.type == "true-false"
    assert [row["text"] for row in text.content["options"] if row["weight"] == 100] == [right]
    assert tuple(row["feedback"] for row in text.content["options"]) == said


def test_few_words_have_several_accepted_and_partly_right_ones() -> None:
    found = one("Who wrote it? {=%100%Jane Austen# yes =%50%Austen =JANE AUSTEN =%0%*#think again}")

    assert found.text is not None
    assert found.text.type == "short"
    assert options(found.text) == [("Jane Austen", 100, "yes"), ("Austen", 50, "")]
    assert found.notes == ("What is said to every other answer is left out: “think again”.",)


@pytest.mark.parametrize(
    ("written", "amounts"),
    [
        ("{#1822:5}", [("1822 ± 5", 100)]),
        ("{#1822}", [("1822", 100)]),
        ("{#1..5}", [("3 ± 2", 100)]),
        ("{#0.1..0.2}", [("0.15 ± 0.05", 100)]),
        ("{#-3.5:.25}", [("-3.5 ± 0.25", 100)]),
        ("{#\n=1822:0#Yes\n=%50%1822:2\n}", [("1822", 100), ("1822 ± 2", 50)]),
        ("{#=1.5e3}", [("1500", 100)]),
    ],
)
def test_numbers_have_a_tolerance_or_a_range(written: str, amounts: list[tuple[str, int]]) -> None:
    text = read(f"When was she born? {written}")

    assert text.type == "numeric"
    assert [(row["text"], row["weight"]) for row in text.content["options"]] == amounts


def test_pairs_may_have_a_right_side_too_many() -> None:
    text = read("Match. {\n=Canada -> Ottawa\n=Italy -> Rome\n= -> Oslo\n}")

    assert text.type == "match"
    assert [(row["left"], row["right"]) for row in text.content["pairs"]] == [
        ("Canada", "Ottawa"), ("Italy", "Rome"), ("", "Oslo"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kind", "stem", "content"),
    [
        ("Two plus {=two =2} equals four.", "gap", "Two plus [[1]] equals four.", {"gaps": [["two", "2"]]}),
        ("{=Two} plus two is four.", "gap", "[[1]] plus two is four.", {"gaps": [["Two"]]}),
        (
            "Water is {=1 =one} part of oxygen and {=2} of hydrogen",
            "gap", "Water is [[1]] part of oxygen and [[2]] of hydrogen", {"gaps": [["1", "one"], ["2"]]},
        ),
    ],
)  # fmt: skip
def test_a_missing_word_is_a_gap(written: str, kind: str, stem: str, content: dict[str, Any]) -> None:
    text = read(written)

    assert (text.type, text.stem, text.content) == (kind, stem, content)


def test_a_missing_word_to_choose_shows_a_line_in_its_place() -> None:
    text = read("Grant is {~buried =entombed ~living} in Grant's tomb.")

    assert (text.type, text.stem) == ("single", "Grant is \\_\\_\\_\\_\\_ in Grant's tomb.")


def test_lines_to_put_in_order_are_read() -> None:
    text = read("Put in order.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW\nListen\nAgree\nPlan\n}")

    assert [item["text"] for item in text.content["items"]] == ["Listen", "Agree", "Plan"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Write about your week. {}", "an essay is not a question here"),
        ("Now comes the second part.", "a description is not a question here"),
        ("Broken {=a ~b", "braces do not match"),
        ("Two wholes {=a =b ~c}", "2 answers each earn the whole mark"),
        ("No whole {=%50%a}", "No answer is right"),
        ("Half {#2..1}", "from the higher number to the lower"),
        ("What? {#about ten}", "“about ten” is not a number"),
        ("{=a ~b}", "its text is empty"),
        ("Same {=a ~a}", "Two answers read the same."),
        ("Empty { = ~b}", "One of its answers is empty."),
    ],
)
def test_what_cannot_be_asked_here_is_refused_by_name(written: str, words: str) -> None:
    found = one(f"\n\n::Its name::{written}")

    assert found.text is None
    assert words in found.reason
    assert (found.name, found.line) == ("Its name", 3)


def test_escaped_signs_stand_for_themselves_and_n_for_a_line() -> None:
    text = read(r"::A \: b::What is 2 \+ 2 \= 4, \#1, \~7 \{x\} and \\?\n\nSecond{=a\=b#c\#d ~e\~f}")

    assert text.stem == "What is 2 \\\\+ 2 = 4, #1, ~7 {x} and \\\\?\n\nSecond"
    assert options(text) == [("a=b", 100, "c#d"), ("e~f", 0, "")]
    assert one(r"::A \: b::Q{T}").name == "A : b"


@pytest.mark.parametrize(
    ("sent", "stem"),
    [
        ("Say <i>it</i> &amp; <code>go</code>", "Say *it* & `go`"),
        ("[moodle]Say <i>it</i> &amp; go", "Say *it* & go"),
        ("[html]Say <i>it</i> &amp; go", "Say *it* & go"),
        ("[plain]Say <i>it</i> &amp; go", "Say \\<i>it\\</i> \\&amp; go"),
        ("[markdown]Say *it* & go", "Say *it* & go"),
    ],
)
def test_markers_say_how_a_text_is_spelt(sent: str, stem: str) -> None:
    assert read(f"::Q::{sent}{{T}}").stem == stem


def test_categories_comments_ids_and_tags_are_read() -> None:
    found = read_gift(
        "First {T}\n\n$CATEGORY: $course$/top/Safeguarding/Adults\n\n// a remark [id:safe-01] [tag:safety] [tag:difficulty:3]\n"
        "::Second::Is it so?{F}\n\n$CATEGORY: tom//dick\nThird {T}\n"
    ).questions

    assert [each.category for each in found] == [None, "Safeguarding / Adults", "tom-dick"]
    assert (found[1].outside_id, found[1].tags, found[1].line) == ("safe-01", ("safety",), 6)
    assert found[1].text is not None
    assert found[1].text.difficulty == 3
    assert (found[0].outside_id, found[0].tags) == ("", None)


def test_an_empty_line_within_braces_is_forgiven_and_an_open_brace_takes_nothing_along() -> None:
    found = read_gift("Loose {\n=a\n\n~b\n\n}\n\nOpen {=a ~b\n\n::Next::Good {T}\n\nLast {F}\n").questions

    assert [(each.line, each.text is not None) for each in found] == [
        (1, True),
        (8, False),
        (10, True),
        (12, True),
    ]


def test_unescaped_signs_within_html_are_no_signs_of_gift() -> None:
    text = read(
        '[html]<p style="color:#f00">See <a href="https://e.org/?a=b#c">this</a> &#8217;now&#8217;</p>{=a ~b}'
    )

    assert text.stem == "See [this](https://e.org/?a=b#c) ’now’"


def test_a_picture_is_named_and_makes_a_draft() -> None:
    found = one('[html]<p>Look: <img src\\="@@PLUGINFILE@@/chart.png" alt\\="a line"></p>{T}')

    assert found.is_draft
    assert found.notes == (
        "The picture “chart.png” is left out: questions hold no pictures. The question is kept as a draft.",
    )
    assert found.text is not None
    assert found.text.stem == "Look: (Picture: a line)"


def test_what_gift_cannot_say_is_named_when_it_is_written() -> None:
    judged = QuestionText("j", "judgement", "Rate.", {"mode": "rate", "options": []})
    number = QuestionText("n", "numeric", "How many?", content_of([Option("7 ± 1 %", 100)]))
    odd = QuestionText("o", "single", "What?", content_of([Option("a", 100), Option("b", 55)]))

    written = write_gift([QuestionToWrite(each) for each in (judged, number, odd)])

    assert written.written == 2
    assert [(each.code, each.is_whole) for each in written.left] == [("j", True), ("n", False), ("o", False)]
    assert "Judgement" in written.left[0].reason
    assert "“%”" in written.left[1].reason
    assert "55 %" in written.left[2].reason


def test_questions_without_a_category_are_written_before_all_categories() -> None:
    asked = QuestionText("q", "true-false", "So?", content_of([Option("True", 100), Option("False", 0)]))

    text = write_gift([QuestionToWrite(asked, "A / B"), QuestionToWrite(asked)]).text

    assert text.index("::") < text.index("$CATEGORY: $course$/top/A/B")
