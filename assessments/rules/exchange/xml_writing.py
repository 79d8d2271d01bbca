"""Questions as Moodle XML. Texts are marked as Markdown, which Moodle shows as we do."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any

from assessments.rules.exchange.category import write_category
from assessments.rules.exchange.choosing import shares_of_one, shares_of_several
from assessments.rules.exchange.found import Left, QuestionToWrite, Unfit, WrittenFile, write_tags
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
from assessments.rules.option import Option
from assessments.rules.question_text import QuestionText
from assessments.vocabulary import QuestionType

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
Writer = Callable[[Mapping[str, Any]], list[str]]


def write_moodle_xml(questions: Sequence[QuestionToWrite]) -> WrittenFile:
    """Return a file in Moodle XML; what it cannot say is named."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    left: list[Left] = []
    written = 0
    for category, group in groupby(in_category_order(questions), key=lambda question: question.category):
        blocks: list[str] = []
        for question in group:
            try:
                blocks += _question(question)
                written += 1
            except Unfit as unfit:
                left.append(Left(question.text.code, question.name, str(unfit), is_whole=True))
            else:
                left += [Left(question.text.code, question.name, reason) for reason in lost(question.text)]
        if blocks and category:
            lines += [
                '<question type="category">',
                *_element("category", write_category(category)),
                "</question>",
            ]
        lines += blocks
    return WrittenFile("\n".join([*lines, "</quiz>", ""]), written, tuple(left))


def _question(question: QuestionToWrite) -> list[str]:
    text = question.text
    kind, stem, rows = _rows(text)
    tags = write_tags(text)
    named = ["<tags>", *(line for tag in tags for line in _element("tag", tag)), "</tags>"]
    return [
        f'<question type="{kind}">',
        *_element("name", question.name),
        *_element("questiontext", stem, ' format="markdown"'),
        *_element("generalfeedback", text.feedback, ' format="markdown"'),
        f"<defaultgrade>{len(text.content['gaps']) if kind == 'cloze' else 1}</defaultgrade>",
        "<hidden>0</hidden>",
        f"<idnumber>{html.escape(_clean(question.outside_id or text.code), quote=False)}</idnumber>",
        *rows,
        *named,
        "</question>",
    ]


def _rows(text: QuestionText) -> tuple[str, str, list[str]]:
    """Return Moodle's type, the text asked, and the lines that are that type's own."""
    if text.type == QuestionType.GAP:
        return "cloze", _cloze(text), []
    if text.type == QuestionType.TRUE_FALSE and not is_plain_truth(text.content):
        return "multichoice", text.stem, _one(text.content)
    found = WRITERS.get(text.type)
    if found is None:
        raise Unfit(no_place("Moodle", text.type))
    kind, writer = found
    return kind, text.stem, writer(text.content)


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


def _element(tag: str, text: str, attributes: str = "", *more: str) -> list[str]:
    """Return an element with its text; whatever the text holds stays a text."""
    safe = _clean(text).replace("]]>", "]]]]><![CDATA[>")
    return [f"<{tag}{attributes}><text><![CDATA[{safe}]]></text>", *more, f"</{tag}>"]


def _answer(option: Option, share: str, *more: str, spelling: str = "markdown") -> list[str]:
    feedback = _element("feedback", option.feedback, ' format="markdown"')
    return _element("answer", option.text, f' fraction="{share}" format="{spelling}"', *feedback, *more)


def _one(content: Mapping[str, Any]) -> list[str]:
    rows = [line for option, share in shares_of_one(content) for line in _answer(option, share)]
    return ["<single>true</single>", "<shuffleanswers>true</shuffleanswers>", *rows]


def _several(content: Mapping[str, Any]) -> list[str]:
    rows = [line for option, share in shares_of_several(content) for line in _answer(option, share)]
    return ["<single>false</single>", "<shuffleanswers>true</shuffleanswers>", *rows]


def _truth(content: Mapping[str, Any]) -> list[str]:
    is_true, if_true, if_false = truth_feedback(content)
    rows = ((Option("true", 0, if_true), is_true), (Option("false", 0, if_false), not is_true))
    return [
        line
        for option, is_right in rows
        for line in _answer(option, "100" if is_right else "0", spelling="moodle_auto_format")
    ]


def _match(content: Mapping[str, Any]) -> list[str]:
    lines = ["<shuffleanswers>true</shuffleanswers>"]
    for pair in pairs_of(content):
        right = _element("answer", pair.right, ' format="markdown"')
        lines += _element("subquestion", pair.left, ' format="markdown"', *right)
    return lines


def _order(content: Mapping[str, Any]) -> list[str]:
    lines = [
        "<layouttype>VERTICAL</layouttype>", "<selecttype>ALL</selecttype>", "<selectcount>0</selectcount>",
        "<gradingtype>ABSOLUTE_POSITION</gradingtype>", "<showgrading>SHOW</showgrading>",
    ]  # fmt: skip
    for place, item in enumerate(content["items"], 1):
        lines += _element("answer", str(item["text"]), f' fraction="{place}.0000000" format="markdown"')
    return lines


def _short(content: Mapping[str, Any]) -> list[str]:
    shares = shares_of_one(content)
    rows = [
        line for option, share in shares for line in _answer(option, share, spelling="moodle_auto_format")
    ]
    return ["<usecase>0</usecase>", *rows]


def _numeric(content: Mapping[str, Any]) -> list[str]:
    lines, units = [], []
    for option, share in shares_of_one(content):
        amount = read_amount(option.text)
        if amount is None:
            raise Unfit("One of its answers is no number.")
        tolerance = f"<tolerance>{decimal(amount.tolerance)}</tolerance>"
        value = Option(decimal(amount.value), option.weight, option.feedback)
        lines += _answer(value, share, tolerance, spelling="moodle_auto_format")
        units += [amount.unit] if amount.unit and amount.unit not in units else []
    named = [
        f"<unit><multiplier>1</multiplier><unit_name>{html.escape(_clean(unit), quote=False)}</unit_name></unit>"
        for unit in units
    ]
    around = [
        "<units>",
        *named,
        "</units>",
        "<unitgradingtype>0</unitgradingtype>",
        "<showunits>0</showunits>",
    ]
    left = [f"<unitsleft>{int('£' in units)}</unitsleft>"] if units else []
    return [*lines, *(around if units else []), *left]


def _cloze(text: QuestionText) -> str:
    gaps = text.content["gaps"]

    def put(found: re.Match[str]) -> str:
        number = int(found["answers"]) if found["answers"].isdecimal() else 0
        if not 1 <= number <= len(gaps):
            raise Unfit("One of its gaps has no word.")
        return "{1:SHORTANSWER:" + "~".join(f"={_escaped(word)}" for word in gaps[number - 1]) + "}"

    return GAP.sub(put, text.stem)


def _escaped(word: str) -> str:
    return re.sub(r"([}~#\"/\\])", r"\\\1", word.replace("&", "&amp;").replace("<", "&lt;"))


WRITERS: Mapping[str, tuple[str, Writer]] = {
    QuestionType.SINGLE.value: ("multichoice", _one),
    QuestionType.MULTIPLE.value: ("multichoice", _several),
    QuestionType.TRUE_FALSE.value: ("truefalse", _truth),
    QuestionType.MATCH.value: ("matching", _match),
    QuestionType.ORDER.value: ("ordering", _order),
    QuestionType.SHORT.value: ("shortanswer", _short),
    QuestionType.NUMERIC.value: ("numerical", _numeric),
}
