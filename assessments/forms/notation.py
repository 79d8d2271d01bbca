"""How the answers of each type are written in ``/admin/``: the same as in a file. Shown beside the box in which one writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.vocabulary import QuestionType


@dataclass(frozen=True, slots=True)
class Notation:
    """What to know about writing a type, and an example of it."""

    words: str
    example: str


NOTATION: Mapping[str, Notation] = {
    QuestionType.MATCH.value: Notation(
        "One pair a line. A line without a left side is a right side that fits nothing.",
        "= GP -> Decides on treatment | A clinical task.\n= Link worker -> Asks what matters | Where you begin.\n= -> Signs the sick note",
    ),
    QuestionType.ORDER.value: Notation(
        "One line each, in the right order. Learners meet them shuffled.",
        "1. Listen | Before anything else.\n2. Agree what matters\n3. Plan together",
    ),
    QuestionType.NUMERIC.value: Notation(
        "The right number, how far off is still right (±), and its unit. With ~, a wrong number that deserves a word.",
        "= 42 ± 0.5 % | Four in ten.\n~ 24 ± 0 | The digits are the other way round.",
    ),
    QuestionType.SHORT.value: Notation(
        "Each accepted answer. Capital letters and spaces do not count; * stands for any letters. With ~, a common wrong answer.",
        "= Pension Credit | Yes.\n= pension cred* | Yes.\n~ State Pension | That is paid by age alone.",
    ),
    QuestionType.GAP.value: Notation(
        "Leave this box empty. The answers stand in the question itself, in double square brackets.",
        "Ask what [[matters|counts]] to the [[person]].",
    ),
    QuestionType.JUDGEMENT.value: Notation(
        "Each course of action with the experts’ value: 3 very appropriate, 2 fairly, 1 not very, 0 inappropriate. To have them ranked "
        "instead, write “mode: rank” first and give each its rank, 1 for the best.",
        "(3) Ask whether she is safe now | Safety comes first.\n(1) Wait for the next review | Too late.\n(0) Ring her partner | It could put her in danger.",
    ),
    QuestionType.CASE.value: Notation(
        "The question above is the story. Here stand the questions about it, each with an id, a type and its answers.",
        "### amina-1\ntype: single\nWhat do you do first?\n= Ring her | Yes.\n~ Wait a week | Too long.\nfeedback: Safety first.",
    ),
}
