"""What questions lose on their way to GIFT and Moodle, and what both writers ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from assessments.rules.exchange.choosing import is_known, shares_of_one, shares_of_several
from assessments.rules.exchange.content import FALSE, TRUE
from assessments.rules.exchange.found import QuestionToWrite, Unfit
from assessments.rules.match import pairs_of
from assessments.rules.option import options_of
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import QuestionType
from courses.rules.markdown.parsing import TERM


def in_category_order(questions: Sequence[QuestionToWrite]) -> list[QuestionToWrite]:
    """Return questions by category, in the order in which the categories come; those without one first.

    A file cannot leave a category again, so what stands in none has to come before all others.
    """
    order = {"": 0}
    for question in questions:
        order.setdefault(question.category, len(order))
    return sorted(questions, key=lambda question: order[question.category])


def no_place(name: str, kind: str) -> str:
    return f"{name} has no questions of the type “{QuestionType(kind).label}”."


def is_plain_truth(content: Mapping[str, Any]) -> bool:
    """Return whether the two answers are true and false, and nothing is partly right."""
    options = options_of(content)
    words = sorted(option.text.strip().casefold() for option in options)
    return words == [FALSE.casefold(), TRUE.casefold()] and sorted(option.weight for option in options) == [
        0,
        100,
    ]


def truth_feedback(content: Mapping[str, Any]) -> tuple[bool, str, str]:
    """Return whether it is true, and what is said to “true” and to “false”."""
    by_word = {option.text.strip().casefold(): option for option in options_of(content)}
    right = by_word[TRUE.casefold()]
    return right.is_right, right.feedback, by_word[FALSE.casefold()].feedback


def decimal(exact: Fraction) -> str:
    """Return a number in digits.

    >>> decimal(Fraction(1, 8)), decimal(Fraction(-3))
    ('0.125', '-3')

    :raises Unfit: if its digits never end.
    """
    for places in range(16):
        scaled = exact * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            text = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else digits
            return "-" * (exact < 0) + text
    raise Unfit("One of its numbers has more digits than a file can hold.")


def lost(text: QuestionText) -> list[str]:
    """Return what neither GIFT nor Moodle has a place for, in a question that both can hold."""
    reasons = []
    content = text.content
    if text.type == QuestionType.MATCH and any(pair.feedback for pair in pairs_of(content)):
        reasons.append("There is no place for what is said to each pair.")
    if text.type == QuestionType.ORDER and any(item["feedback"] for item in content["items"]):
        reasons.append("There is no place for what is said to each line.")
    if text.type == QuestionType.TRUE_FALSE and not is_plain_truth(content):
        reasons.append("Its answers are not “True” and “False”, so it goes as a choice of two.")
    shares = []
    if text.type in {QuestionType.SINGLE, QuestionType.SHORT, QuestionType.NUMERIC}:
        shares = [share for _, share in shares_of_one(content)]
    elif text.type == QuestionType.MULTIPLE:
        shares = [share for _, share in shares_of_several(content)]
    strange = sorted({share for share in shares if not is_known(share)})
    if strange:
        reasons.append(
            f"Moodle does not offer {', '.join(f'{share} %' for share in strange)} of a mark; it takes the nearest."
        )
    if text.type != QuestionType.GAP and any(TERM.search(words) for words in (text.stem, text.feedback)):
        reasons.append("Its words of the glossary show there in double square brackets.")
    return reasons
