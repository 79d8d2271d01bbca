"""The types of Moodle's questions that are types here too."""

from __future__ import annotations

from assessments.rules.exchange import content
from assessments.rules.exchange.assembling import Body
from assessments.rules.exchange.choosing import Weighed, one_right, percent_of, several_right
from assessments.rules.exchange.found import Unfit
from assessments.rules.exchange.markup import Piece, Reading, Spelling
from assessments.rules.exchange.xml_parts import (
    asked,
    feedback,
    general_feedback,
    is_true,
    percent,
    piece_of,
    weighed,
)
from assessments.rules.exchange.xml_tree import Element
from assessments.vocabulary import QuestionType


def read_choice(element: Element, reading: Reading) -> Body:
    """Read one right answer of several, or several."""
    answers = [weighed(answer, asked(element).spelling, reading) for answer in element.all("answer")]
    is_one = is_true(element.said("single", "true"))
    kind = QuestionType.SINGLE if is_one else QuestionType.MULTIPLE
    made = (one_right if is_one else several_right)(answers, reading)
    return Body(kind.value, reading.markdown(asked(element)), made, general_feedback(element, reading))


def read_truth(element: Element, reading: Reading) -> Body:
    by_word = {
        answer.said("text").casefold() or answer.words.casefold(): answer for answer in element.all("answer")
    }
    if set(by_word) != {"true", "false"}:
        raise Unfit("Its answers are not “true” and “false”.")
    spelling = asked(element).spelling
    made = content.true_false(
        is_true=percent(by_word["true"]) > percent(by_word["false"]),
        if_true=feedback(by_word["true"], spelling, reading),
        if_false=feedback(by_word["false"], spelling, reading),
    )
    stem = reading.markdown(asked(element))
    return Body(QuestionType.TRUE_FALSE.value, stem, made, general_feedback(element, reading))


def read_short(element: Element, reading: Reading) -> Body:
    if is_true(element.said("usecase", "0")):
        reading.note("Capital letters count in the file; here they do not.")
    answers = [
        Weighed(
            reading.words(Piece(piece_of(answer, Spelling.PLAIN).text, Spelling.PLAIN)),
            percent(answer), feedback(answer, asked(element).spelling, reading),
        )
        for answer in element.all("answer")
    ]  # fmt: skip
    made = content.short(answers, reading)
    stem = reading.markdown(asked(element))
    return Body(QuestionType.SHORT.value, stem, made, general_feedback(element, reading))


def read_numeric(element: Element, reading: Reading) -> Body:
    answers = []
    for answer in element.all("answer"):
        value, said = (
            piece_of(answer, Spelling.PLAIN).text,
            feedback(answer, asked(element).spelling, reading),
        )
        if value.strip() == content.ANYTHING:
            if said:
                reading.note(f"What is said to every other answer is left out: “{said[:60]}”.")
            continue
        tolerance = content.number(answer.said("tolerance") or "0")
        answers.append(content.Measured(content.number(value), tolerance, percent(answer), said))
    made = content.numeric(answers, _unit(element, reading), reading)
    stem = reading.markdown(asked(element))
    return Body(QuestionType.NUMERIC.value, stem, made, general_feedback(element, reading))


def _unit(element: Element, reading: Reading) -> str:
    """Return the unit that numbers are in; others, which Moodle would convert, are named."""
    units = element.first("units")
    rows = units.all("unit") if units is not None else []
    found = [(row.said("unit_name"), percent_of(row.said("multiplier") or "1")) for row in rows]
    own = next((name for name, multiplier in found if name and multiplier == 1), "")
    for name, _ in found:
        if name and name != own:
            reading.note(f"The unit “{name}”, which the file converts, is left out.")
    return own


def read_match(element: Element, reading: Reading) -> Body:
    spelling = asked(element).spelling
    pairs = []
    for row in element.all("subquestion"):
        answer = row.first("answer")
        right = reading.line(piece_of(answer, Spelling.AUTO)) if answer is not None else ""
        pairs.append((reading.line(piece_of(row, spelling)), right))
    stem = reading.markdown(asked(element))
    return Body(QuestionType.MATCH.value, stem, content.match(pairs), general_feedback(element, reading))


def read_order(element: Element, reading: Reading) -> Body:
    """Read lines to put in order; their shares count them, where they do."""
    answers = element.all("answer")
    if sorted(percent(answer) for answer in answers) == list(range(1, len(answers) + 1)):
        answers.sort(key=percent)
    if element.said("selecttype", "ALL").upper() not in {"ALL", "0"}:
        reading.note("The file asks for some of its lines; here all are put in order.")
    spelling = asked(element).spelling
    items = [
        {"text": reading.line(piece_of(answer, spelling)), "feedback": feedback(answer, spelling, reading)}
        for answer in answers
    ]
    stem = reading.markdown(asked(element))
    return Body(QuestionType.ORDER.value, stem, {"items": items}, general_feedback(element, reading))
