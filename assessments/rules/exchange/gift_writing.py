"""Questions as GIFT. Texts are marked as Markdown, which Moodle shows as we do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from assessments.rules.exchange.category import write_category
from assessments.rules.exchange.choosing import shares_of_one, shares_of_several
from assessments.rules.exchange.found import Left, QuestionToWrite, Unfit, WrittenFile, write_tags
from assessments.rules.exchange.gift_signs import escape
from assessments.rules.exchange.losses import (
    decimal,
    in_category_order,
    is_plain_truth,
    lost,
    no_place,
    truth_feedback,
)
from assessments.rules.gap import GAP
from assessments.rules.match import pairs_of
from assessments.rules.numeric import read_amount
from assessments.rules.option import options_of
from assessments.vocabulary import QuestionType

MARKER = "[markdown]"
Writer = Callable[[str, Mapping[str, Any]], tuple[str, list[str], str]]
"""From the text asked and the content: what stands before the braces, the lines in them, and what stands after."""


def write_gift(questions: Sequence[QuestionToWrite]) -> WrittenFile:
    """Return a file in GIFT; what it cannot say is named."""
    parts: list[str] = []
    left: list[Left] = []
    written = 0
    for category, group in groupby(in_category_order(questions), key=lambda question: question.category):
        blocks = []
        for question in group:
            try:
                blocks.append(_question(question))
            except Unfit as unfit:
                left.append(Left(question.text.code, question.name, str(unfit), is_whole=True))
            else:
                left += [Left(question.text.code, question.name, reason) for reason in _lost(question)]
        written += len(blocks)
        if blocks and category:
            parts.append(f"$CATEGORY: {write_category(category)}\n")
        parts += blocks
    return WrittenFile("\n".join(parts), written, tuple(left))


def _question(question: QuestionToWrite) -> str:
    text = question.text
    writer = WRITERS.get(text.type)
    if writer is None:
        raise Unfit(no_place("GIFT", text.type))
    before, lines, after = writer(text.stem, text.content)
    if text.feedback and text.type != QuestionType.ORDER:
        lines = [*lines, f"####{_text(text.feedback)}"]
    inside = "".join(f"\n\t{line}" for line in lines)
    marks = [f"id:{question.outside_id or text.code}", *(f"tag:{tag}" for tag in write_tags(text))]
    comment = " ".join("[{}]".format(mark.replace("[", "(").replace("]", "\\]")) for mark in marks)
    opens, inside = ("{#", inside) if text.type == QuestionType.NUMERIC else ("{", inside)
    if text.type in {QuestionType.TRUE_FALSE, QuestionType.ORDER}:
        inside = "\n".join(lines) if text.type == QuestionType.ORDER else "".join(lines)
    closes = "\n}" if inside.startswith("\n") or text.type == QuestionType.ORDER else "}"
    name = escape(question.name)
    return f"// {comment}\n::{name}::{MARKER}{before}{opens}{inside}{closes}{after}\n"


def _text(words: str) -> str:
    """Return a text within the braces; one that looks as if it had a marker gets one."""
    return (MARKER if words.startswith("[") else "") + escape(words)


def _answer(sign: str, text: str, feedback: str) -> str:
    return f"{sign}{_text(text)}" + (f"#{_text(feedback)}" if feedback else "")


def _one(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    rows = [
        _answer(
            "=" if option.is_right else "~" if share == "0" else f"~%{share}%", option.text, option.feedback
        )
        for option, share in shares_of_one(content)
    ]
    return escape(stem), rows, ""


def _several(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    rows = [
        _answer(f"~%{share}%", option.text, option.feedback) for option, share in shares_of_several(content)
    ]
    return escape(stem), rows, ""


def _truth(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    if not is_plain_truth(content):
        return _one(stem, content)
    is_true, if_true, if_false = truth_feedback(content)
    right, wrong = (if_true, if_false) if is_true else (if_false, if_true)
    said = f"#{_text(wrong)}#{_text(right)}" if right else f"#{_text(wrong)}" if wrong else ""
    return escape(stem), [("TRUE" if is_true else "FALSE") + said], ""


def _match(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    pairs = pairs_of(content)
    if any("->" in pair.left for pair in pairs):
        raise Unfit("GIFT cannot say “->” within the left side of a pair.")
    return escape(stem), [f"={_text(pair.left)} -> {_text(pair.right)}" for pair in pairs], ""


def _order(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    texts = [str(item["text"]) for item in content["items"]]
    if any(re.search(r"[{}\\~=#:]|^\[|^//", text) for text in texts):
        raise Unfit("GIFT cannot say one of the signs { } \\ ~ = # : in a line to put in order.")
    return escape(stem), [f">{len(texts)} ALL VERTICAL ABSOLUTE_POSITION SHOW", *texts], ""


def _short(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    shares = shares_of_one(content)
    if any("->" in option.text or "->" in option.feedback for option, _ in shares):
        raise Unfit("GIFT cannot say “->” within an accepted answer or what is said to it.")
    rows = [
        _answer("=" if share == "100" else f"=%{share}%", option.text, option.feedback)
        for option, share in shares
    ]
    return escape(stem), rows, ""


def _numeric(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    rows = []
    for option, share in shares_of_one(content):
        amount = read_amount(option.text)
        if amount is None:
            raise Unfit("One of its answers is no number.")
        said = f"#{_text(option.feedback)}" if option.feedback else ""
        rows.append(f"=%{share}%{decimal(amount.value)}:{decimal(amount.tolerance)}{said}")
    return escape(stem), rows, ""


def _gap(stem: str, content: Mapping[str, Any]) -> tuple[str, list[str], str]:
    gaps = content["gaps"]
    parts = re.split(r"\[\[1\]\]", stem)
    if len(gaps) != 1 or len(parts) != 2 or GAP.search(parts[0] + parts[1]):
        raise Unfit("GIFT holds a text with one gap, not with several.")
    before, after = parts
    if not after.strip(" .,;:!?"):
        raise Unfit("GIFT needs words after a gap.")
    if any("->" in answer for answer in gaps[0]):
        raise Unfit("GIFT cannot say “->” within a word of a gap.")
    return escape(before), [f"={_text(answer)}" for answer in gaps[0]], escape(after)


WRITERS: Mapping[str, Writer] = {
    QuestionType.SINGLE.value: _one,
    QuestionType.MULTIPLE.value: _several,
    QuestionType.TRUE_FALSE.value: _truth,
    QuestionType.MATCH.value: _match,
    QuestionType.ORDER.value: _order,
    QuestionType.SHORT.value: _short,
    QuestionType.NUMERIC.value: _numeric,
    QuestionType.GAP.value: _gap,
}


def _lost(question: QuestionToWrite) -> list[str]:
    """Return what is lost of a question that is written."""
    text = question.text
    reasons = lost(text)
    if text.type == QuestionType.NUMERIC:
        units = {
            amount.unit
            for option in options_of(text.content)
            if (amount := read_amount(option.text)) and amount.unit
        }
        reasons += [f"GIFT has no place for its unit, “{unit}”." for unit in sorted(units)]
    if text.type == QuestionType.ORDER and text.feedback:
        reasons.append("GIFT has no place for the feedback of a question that puts lines in order.")
    return reasons
