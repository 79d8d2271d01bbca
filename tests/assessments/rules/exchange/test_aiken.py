from __future__ import annotations

import pytest

from assessments.rules.exchange.aiken import read_aiken, write_aiken
from assessments.rules.exchange.found import QuestionToWrite
from assessments.rules.option import Option, content_of
from assessments.rules.question_text import QuestionText

TWO = """What comes first?
A. Listening
B) Planning
ANSWER: A

Which *two*
lines belong together?
A. 1 < 2
B. None
ANSWER: b
"""


def test_questions_have_a_text_lettered_answers_and_the_right_letter() -> None:
    first, second = read_aiken(TWO).questions

    assert first.text is not None
    assert second.text is not None
    assert [(row["text"], row["weight"]) for row in first.text.content["options"]] == [
        ("Listening", 100),
        ("Planning", 0),
    ]
    assert (second.line, second.text.stem) == (6, "Which \\*two\\*\\\nlines belong together?")
    assert second.text.content["options"][1]["weight"] == 100


def test_a_question_follows_another_without_an_empty_line() -> None:
    assert len(read_aiken(TWO.replace("\n\n", "\n")).questions) == 2


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("What?\nA. x\nB. y\n", "“ANSWER: …”"),
        ("What?\nA. x\nB. y\nANSWER: C\n", "names none of its answers"),
        ("What?\nA. x\nA. y\nANSWER: A\n", "the same letter"),
        ("Only words\n", "no answers below it"),
        ("What?\nA. x\nANSWER: A\n", "at least two answers"),
    ],
)
def test_what_is_no_question_is_refused_with_its_line(written: str, words: str) -> None:
    (found,) = read_aiken(f"\n{written}").questions

    assert (found.text, found.line) == (None, 2)
    assert words in found.reason


def test_what_aiken_cannot_say_is_named() -> None:
    single = QuestionText(
        "s",
        "single",
        "What **first**?",
        content_of([Option("a", 100, "yes"), Option("b", 50)]),
        feedback="Why.",
        tags=("t",),
    )
    several = QuestionText("m", "multiple", "Which?", content_of([Option("a", 100), Option("b", 100)]))

    written = write_aiken([QuestionToWrite(single, "Cat"), QuestionToWrite(several)])

    assert written.text == "What first?\nA. a\nB. b\nANSWER: A\n"
    assert [(each.code, each.is_whole) for each in written.left] == [("s", False), ("m", True)]
    for words in ("feedback", "partly right", "category", "tags", "emphasis"):
        assert words in written.left[0].reason
