from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.asking import posted_from
from assessments.rules.option import Option, content_of, read_option, write_option
from assessments.rules.question_type import QUESTION_KINDS
from assessments.vocabulary import Correctness

SINGLE, MULTIPLE = QUESTION_KINDS["single"], QUESTION_KINDS["multiple"]
ONE = content_of([Option("Ask her", 100), Option("Ring her daughter", 50), Option("Refer", 0)])
SOME = content_of([Option("A", 100), Option("B", 100), Option("C", 0), Option("D", 50)])
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split()).replace("\\", "")
).filter(bool)  # fmt: skip
OPTIONS = st.builds(Option, TEXTS, st.integers(0, 100), TEXTS | st.just(""))


@pytest.mark.parametrize(
    ("chosen", "score", "correctness"),
    [
        ([0], Fraction(1), Correctness.RIGHT),
        ([1], Fraction(1, 2), Correctness.PARTLY),
        ([2], Fraction(0), Correctness.NOT_RIGHT),
        ([], Fraction(0), Correctness.UNANSWERED),
    ],
)
def test_one_choice_scores_how_right_it_is(
    chosen: list[int], score: Fraction, correctness: Correctness
) -> None:
    mark = SINGLE.mark(ONE, {"chosen": chosen})

    assert (mark.score, mark.correctness) == (score, correctness)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        ([0, 1], Fraction(1)),
        ([0], Fraction(1, 2)),
        ([0, 1, 2], Fraction(1, 2)),
        ([0, 1, 3], Fraction(3, 4)),
        ([2], Fraction(0)),
        ([0, 1, 2, 3], Fraction(1, 4)),
        ([], Fraction(0)),
    ],
)
def test_several_choices_earn_shares_and_wrong_ones_take_them_away(
    chosen: list[int], score: Fraction
) -> None:
    assert MULTIPLE.mark(SOME, {"chosen": chosen}).score == score


@given(st.lists(OPTIONS, min_size=1, max_size=6), st.sets(st.integers(0, 5)))
def test_a_mark_is_never_below_nothing_nor_above_one(options: list[Option], chosen: set[int]) -> None:
    for kind in (SINGLE, MULTIPLE):
        response = kind.response_from(
            content_of(options), posted_from({"answer": [str(number) for number in chosen]})
        )
        assert 0 <= kind.mark(content_of(options), response).score <= 1


@given(st.lists(OPTIONS, min_size=2, max_size=6))
def test_choosing_exactly_what_is_right_earns_the_whole_mark(options: list[Option]) -> None:
    right = [number for number, option in enumerate(options) if option.is_right]

    score = MULTIPLE.mark(content_of(options), {"chosen": right}).score

    assert score == (1 if right else 0)


@given(OPTIONS)
def test_an_option_is_read_as_it_was_written(option: Option) -> None:
    assert read_option(write_option(option)) == option


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([Option("A", 0), Option("B", 0)], "No answer is right. Mark the right one with “=”."),
        ([Option("A", 100)], "A question needs at least two answers to choose from."),
        ([Option("A", 100), Option("A", 0)], "Two answers read the same."),
        (
            [Option("A", 100), Option("B", 100)],
            "Only one answer can be right. Use the type “multiple” for several.",
        ),
    ],
)
def test_an_author_is_told_what_is_wrong_with_the_answers(options: list[Option], words: str) -> None:
    assert words in [problem.words for problem in SINGLE.check(content_of(options))]


def test_what_is_no_option_is_not_a_response() -> None:
    assert MULTIPLE.response_from(SOME, posted_from({"answer": ["1", "7", "-1", "x", "1"]})) == {
        "chosen": [1]
    }
