"""Whether questions are well made: one clear key, fair options, feedback that teaches.

The rules are those of common item-writing guides, such as Haladyna, Downing and Rodriguez, "A review of multiple-choice
item-writing guidelines for classroom assessment", Applied Measurement in Education 15(3), 2002: one best answer, no
"all of the above", options of about the same length, negatives avoided or made plain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from courses.rules.proofreading.quiz import Question, read_questions, tops
from courses.rules.proofreading.text import Finding, Text

TYPES = {"single", "multiple", "true-false", "match", "order", "numeric", "short", "gap", "judgement", "case"}
CATCH_ALL = re.compile(
    r"^\W*(all|none|any|both) of (the above|these|them)\W*$|^\W*both \w and \w\W*$", re.IGNORECASE
)
NEGATIVE = re.compile(r"\b(which|what|who)\b[^.?]*\b(not|never|except|least)\b[^.?]*\?", re.IGNORECASE)
MARKED = re.compile(r"\*\*(not|never|except|least)\*\*", re.IGNORECASE)
LONGEST_TO_SHORTEST = 2.2
SHORT_ENOUGH = 24
KEYS_THAT_ARE_LONGEST = 0.6


def check_quiz(text: Text, competencies: Collection[str]) -> list[Finding]:
    """Return what is wrong with the questions of a quiz."""
    questions = read_questions(text)
    findings = [finding for question in questions for finding in _question(text, question, competencies)]
    codes = Counter(question.code for question in questions)
    findings += [
        text.problem(0, f"The id “{code}” is used {times} times.")
        for code, times in codes.items()
        if times > 1
    ]
    return [*findings, *_bank(text, questions)]


def _question(text: Text, question: Question, competencies: Collection[str]) -> Iterator[Finding]:
    def wrong(said: str) -> Finding:
        return text.problem(question.line, f"{question.code}: {said}")

    if question.type not in TYPES:
        yield wrong(f"“{question.type}” is no type of question.")
        return
    if not question.part_of and question.competency not in competencies:
        yield wrong(f"“{question.competency}” is no competency of the framework.")
    if question.difficulty not in {"1", "2", "3", "4", "5"}:
        yield wrong("The difficulty is a number from 1 to 5.")
    if not question.asked:
        yield wrong("Nothing is asked.")
    if not question.feedback and question.type != "case":
        yield wrong("There is no overall feedback.")
    for said in _answers(question):
        yield wrong(said)
    if NEGATIVE.search(question.asked) and not MARKED.search(question.asked):
        yield wrong("A question that asks what is not so marks the word: **not**.")
    for option in question.options:
        if CATCH_ALL.match(option.words):
            yield wrong(f"“{option.words}” is no fair option.")


def _answers(question: Question) -> Iterator[str]:
    """Return what is wrong with the answers of one question, by its type."""
    right = [option for option in question.options if option.is_right]
    if question.type in {"single", "true-false"} and len(right) != 1:
        yield f"It has {len(right)} right answers and should have one."
    if question.type == "single" and len(question.options) < 3:
        yield "It has fewer than three options."
    if question.type == "true-false" and {option.words for option in question.options} != {"True", "False"}:
        yield "Its options are True and False."
    if question.type == "multiple" and not 2 <= len(right) < len(question.options):
        yield "It needs two right answers or more, and a wrong one."
    if question.type == "judgement":
        values = [option.mark for option in question.options]
        if len(values) < 4 or "(3)" not in values or len(set(values)) < 3:
            yield "It needs four options or more, of at least three values, one of them 3."
    if question.type in {"match", "order"} and not 3 <= len(question.options) <= 8:
        yield "It needs three to eight lines."
    if question.type == "gap" and "[[" not in question.asked:
        yield "There is no gap in it."
    if question.type in {"numeric", "short"} and not right:
        yield "No answer is accepted."
    yield from _feedback_and_length(question)


def _feedback_and_length(question: Question) -> Iterator[str]:
    if question.type in {"single", "multiple", "true-false", "judgement"}:
        silent = sum(not option.feedback for option in question.options)
        if silent:
            yield f"{silent} of its options have no feedback."
    if question.type in {"single", "multiple", "judgement"} and question.options:
        lengths = [len(option.words) for option in question.options]
        if max(lengths) > SHORT_ENOUGH and max(lengths) > LONGEST_TO_SHORTEST * min(lengths):
            yield f"Its options are unequal in length ({min(lengths)} to {max(lengths)} characters)."


def _bank(text: Text, questions: list[Question]) -> Iterator[Finding]:
    """Return what is wrong with the bank as a whole."""
    singles = [question for question in questions if question.type == "single" and question.options]
    longest = sum(
        next((option.is_right for option in sorted(question.options, key=lambda o: -len(o.words))), False)
        for question in singles
    )
    if len(singles) >= 5 and longest > KEYS_THAT_ARE_LONGEST * len(singles):
        yield text.problem(0, f"The right answer is the longest in {longest} of {len(singles)} questions.")
    first = sum(question.options[0].is_right for question in singles)
    if len(singles) >= 8 and str(text.front.get("shuffle")) != "true" and first > 0.6 * len(singles):
        yield text.problem(0, f"The right answer comes first in {first} of {len(singles)} questions.")
    counted = tops(questions)
    if len(counted) >= 12:
        if len({question.type for question in questions}) < 4:
            yield text.problem(0, "A bank of twelve or more has at least four types of question.")
        if len({question.difficulty for question in questions if question.difficulty}) < 3:
            yield text.problem(0, "A bank of twelve or more has at least three levels of difficulty.")
