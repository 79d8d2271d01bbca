from datetime import UTC, datetime, timedelta

import pytest

from assessments.rules.mark import Mark, OptionMark
from assessments.rules.option import Option, content_of
from assessments.rules.question_type import QUESTION_KINDS
from assessments.rules.review import Review, review_of, reviewed
from assessments.vocabulary import ReviewTime

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "is_done", "closes_after", "shown"),
    [
        (ReviewTime.AT_ONCE, False, None, True),
        (ReviewTime.WHEN_DONE, False, None, False),
        (ReviewTime.WHEN_DONE, True, None, True),
        (ReviewTime.AFTER_CLOSING, True, None, False),
        (ReviewTime.AFTER_CLOSING, True, 1, False),
        (ReviewTime.AFTER_CLOSING, False, 0, True),
        (ReviewTime.NEVER, True, 0, False),
    ],
)
def test_a_part_of_the_result_is_shown_at_its_time(
    when: ReviewTime, is_done: bool, closes_after: int | None, shown: bool
) -> None:
    closes_at = None if closes_after is None else MONDAY + timedelta(days=closes_after)
    options = {"marks": "at_once", "answers": "at_once", "feedback": when.value}

    review = review_of(options, is_done=is_done, closes_at=closes_at, at=MONDAY)

    assert review == Review(marks=True, answers=True, feedback=shown)


def test_right_answers_are_never_shown_without_the_marks() -> None:
    review = review_of({"marks": "never"}, is_done=True, closes_at=None, at=MONDAY)

    assert (review.marks, review.answers) == (False, False)


def test_what_is_not_to_be_seen_yet_is_not_in_the_mark() -> None:
    content = content_of([Option("Ask her", 100, "Yes."), Option("Wait", 0, "Too long.")])
    mark = QUESTION_KINDS["single"].mark(content, {"chosen": [1]})

    hidden = reviewed(mark, Review(marks=True, answers=False, feedback=False))

    assert hidden.options == (OptionMark("Wait", "", is_right=False, was_chosen=True),)
    assert reviewed(mark, Review()) == mark
    assert isinstance(hidden, Mark)


def test_a_case_hides_the_answers_of_its_questions_too() -> None:
    row = {
        "code": "a", "type": "gap", "stem": "[[1]]", "content": {"gaps": [["secret"]]}, "feedback": "Because secret.",
    }  # fmt: skip
    mark = QUESTION_KINDS["case"].mark({"questions": [row]}, {"answers": {"a": {"filled": ["guess"]}}})

    assert "secret" not in repr(reviewed(mark, Review(answers=False, feedback=False)))
