"""The laws that every question type keeps."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.asking import Asking, posted_from
from assessments.rules.question_text import QuestionText
from assessments.rules.question_type import QUESTION_KINDS
from assessments.rules.quiz_text import QuizText, read_quiz, write_quiz
from assessments.vocabulary import Correctness, QuestionType
from tests.assessments.rules.questions import QUESTIONS, responses, texts

ANSWERED = QUESTIONS.flatmap(
    lambda question: st.tuples(st.just(question), responses(question.content, question.type))
)
KINDS = sorted(QUESTION_KINDS)


def test_every_type_of_the_format_can_be_asked() -> None:
    assert set(QUESTION_KINDS) == set(QuestionType.values)


@given(st.lists(QUESTIONS, min_size=1, max_size=3))
def test_reading_what_was_written_gives_the_same_and_the_same_bytes(questions: list[QuestionText]) -> None:
    named = [_named(question, f"n{number}") for number, question in enumerate(questions)]
    written = write_quiz("Hello.", named)

    again = read_quiz(written)

    assert again == QuizText("Hello.", tuple(named))
    assert write_quiz(again.introduction, again.questions) == written


@given(ANSWERED)
def test_a_mark_is_from_nothing_to_one_and_says_what_it_is(answered: tuple[QuestionText, Any]) -> None:
    question, response = answered

    mark = QUESTION_KINDS[question.type].mark(question.content, response)

    assert 0 <= mark.score <= 1
    assert (mark.correctness == Correctness.RIGHT) == (mark.score == 1)
    if mark.correctness in {Correctness.UNANSWERED, Correctness.NOT_RIGHT}:
        assert mark.score == 0


@given(QUESTIONS)
def test_the_best_answer_earns_everything_the_worst_less_and_none_nothing(question: QuestionText) -> None:
    kind = QUESTION_KINDS[question.type]

    best, worst, none = (
        kind.mark(question.content, response)
        for response in (kind.best(question.content), kind.worst(question.content), {})
    )

    assert best.score == 1
    assert kind.is_answered(question.content, kind.best(question.content))
    assert worst.score <= best.score
    assert (none.score, none.correctness) == (Fraction(0), Correctness.UNANSWERED)
    assert not kind.is_begun({})


@given(ANSWERED, st.data())
def test_putting_one_part_right_never_lowers_a_mark(
    answered: tuple[QuestionText, Any], data: st.DataObject
) -> None:
    question, response = answered
    kind = QUESTION_KINDS[question.type]
    if question.type in {"order", "judgement"} and "rated" not in kind.best(question.content):
        return  # a thing put in its place takes the place from another
    better = _one_part_right(response, kind.best(question.content), data)

    before, after = (kind.mark(question.content, each).score for each in (response, better))

    assert after >= before


@given(st.sampled_from(["single", "multiple", "match", "judgement", "gap"]), st.data())
def test_the_order_in_which_parts_are_written_changes_no_mark(kind: str, data: st.DataObject) -> None:
    question = data.draw(texts("q", kind))
    if question.content.get("mode") == "rank":
        return
    response = data.draw(responses(question.content, kind))
    (name, rows), *_ = [(key, value) for key, value in question.content.items() if isinstance(value, list)]
    order = data.draw(st.permutations(range(len(rows))))
    turned = {**question.content, name: [rows[number] for number in order]}
    marks = QUESTION_KINDS[kind]

    assert (
        marks.mark(question.content, response).score
        == marks.mark(turned, _turned(kind, question.content, turned, response, order)).score
    )


@given(ANSWERED, st.booleans(), st.text(max_size=4))
def test_what_is_shown_stays_the_same_and_what_is_sent_back_is_what_was_answered(
    answered: tuple[QuestionText, Any], shuffle: bool, seed: str
) -> None:
    question, _ = answered
    kind = QUESTION_KINDS[question.type]
    order = kind.draw_order(question.content, shuffle=shuffle, seed=seed)

    asking = kind.ask(question.stem, question.content, kind.best(question.content), order)
    sent = kind.response_from(question.content, posted_from(_filled_in(asking)))

    assert order == kind.draw_order(question.content, shuffle=shuffle, seed=seed)
    assert kind.mark(question.content, sent).score == 1
    assert asking == kind.ask(question.stem, question.content, kind.best(question.content), order)


@given(QUESTIONS, st.dictionaries(st.from_regex(r"answer(-\d){0,2}", fullmatch=True), st.text(max_size=5)))
def test_whatever_a_form_sends_is_a_response_that_can_be_marked(
    question: QuestionText, sent: dict[str, str]
) -> None:
    kind = QUESTION_KINDS[question.type]

    response = kind.response_from(question.content, posted_from(sent))

    assert 0 <= kind.mark(question.content, response).score <= 1
    assert kind.ask(question.stem, question.content, response, []).template.endswith(".html")


@pytest.mark.parametrize("kind", KINDS)
def test_the_questions_own_text_gives_no_answer_away(kind: str) -> None:
    assert "secret" not in str(QUESTION_KINDS[kind].label)
    if kind == "gap":
        quiz = read_quiz("## q\ntype: gap\nIt is a [[secret|mystery]] to [[all]].")
        assert quiz.questions[0].stem == "It is a [[1]] to [[2]]."


def _named(question: QuestionText, code: str) -> QuestionText:
    content = question.content
    if question.type == "case":
        rows = [{**row, "code": f"{code}-{n}"} for n, row in enumerate(content["questions"])]
        content = {"questions": rows}
    return QuestionText(
        code, question.type, question.stem, content, question.feedback, question.competency,
        question.difficulty, question.tags,
    )  # fmt: skip


def _one_part_right(response: dict[str, Any], best: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    (name, right), *_ = best.items()
    if name == "chosen":
        return {"chosen": sorted({*response.get("chosen", []), *right}) if len(right) > 1 else right}
    if name == "answers":
        code = data.draw(st.sampled_from(sorted(right)))
        return {"answers": {**response.get("answers", {}), code: right[code]}}
    if name == "text":
        return best
    given = [*response.get(name, [])][: len(right)]
    given += [None if name != "filled" else ""] * (len(right) - len(given))
    part = data.draw(st.integers(0, len(right) - 1))
    return {name: [right[n] if n == part else value for n, value in enumerate(given)]}


def _turned(
    kind: str, content: dict[str, Any], turned: dict[str, Any], response: dict[str, Any], order: Any
) -> dict[str, Any]:
    """Return the same answer to a question whose parts stand in another order."""
    if kind in {"single", "multiple"}:
        return {"chosen": [list(order).index(number) for number in response["chosen"]]}
    if kind == "match":
        rights, lefts = (
            list(dict.fromkeys(row["right"] for row in content["pairs"])),
            [row["left"] for row in content["pairs"] if row["left"]],
        )
        after = list(dict.fromkeys(row["right"] for row in turned["pairs"]))
        given = dict(zip(lefts, response["matched"], strict=False))
        found = [given.get(row["left"]) for row in turned["pairs"] if row["left"]]
        return {
            "matched": [
                None if number is None or number >= len(rights) else after.index(rights[number])
                for number in found
            ]
        }
    (name, values), *_ = response.items()
    padded = [*values, *[None if name == "rated" else ""] * 9]
    return {name: [padded[number] for number in order]}


def _filled_in(asking: Asking) -> dict[str, list[str]]:
    """Return what a browser sends for a question as it is shown."""
    sent = {asking.name: [choice.value for choice in asking.choices if choice.is_chosen]}
    for field in asking.fields:
        sent[field.name] = [choice.value for choice in field.choices if choice.is_chosen] or [field.value]
    for linked in asking.linked:
        sent |= _filled_in(linked)
    return sent


def test_shares_are_exact() -> None:
    content = {"mode": "rate", "options": [{"text": str(n), "value": n, "feedback": ""} for n in range(4)]}

    mark = QUESTION_KINDS["judgement"].mark(content, {"rated": [0, 2, 0, None]})

    assert mark.score == Fraction(3, 8)
