"""What a format cannot say is no change: it stays as the question here has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assessments.rules.exchange.found import FoundQuestion
from assessments.rules.exchange.markup import bare_words
from assessments.rules.numeric import read_amount
from assessments.rules.option import Option, content_of, options_of
from assessments.rules.question_text import QuestionText
from assessments.rules.wording import bare
from assessments.vocabulary import ExchangeFormat, QuestionType

CHOSEN = {QuestionType.SINGLE.value, QuestionType.TRUE_FALSE.value}


def kept_with(found: FoundQuestion, text: QuestionText, here: QuestionText, format_: str) -> QuestionText:
    """Return what a question becomes: what its file says, and beside it what that format has no place for."""
    text = replace(text, code=here.code, line=0, competency=text.competency or here.competency)
    text = replace(text, difficulty=here.difficulty if text.difficulty is None else text.difficulty)
    if found.tags is None:
        text = replace(text, tags=here.tags)
    if _is_same_choice(text, here):
        text = replace(text, type=QuestionType.TRUE_FALSE.value)
    if text.type != here.type:
        return text
    if format_ == ExchangeFormat.AIKEN:
        text = _beside_aiken(text, here)
    if format_ == ExchangeFormat.GIFT and text.type == QuestionType.ORDER and not text.feedback:
        text = replace(text, feedback=here.feedback)
    return replace(text, content=_content(text, here, says_unit=format_ != ExchangeFormat.GIFT))


def _is_same_choice(text: QuestionText, here: QuestionText) -> bool:
    """Return whether a choice of two is the true or false that is here, under the same words."""
    if (text.type, here.type) != (QuestionType.SINGLE, QuestionType.TRUE_FALSE):
        return False
    words = [{bare_words(option.text) for option in options_of(each.content)} for each in (text, here)]
    return words[0] == words[1]


def _beside_aiken(text: QuestionText, here: QuestionText) -> QuestionText:
    """Return a question with the emphasis, feedback and partly right answers that Aiken cannot say."""
    if text.type not in CHOSEN:
        return text
    known = {bare_words(option.text): option for option in options_of(here.content)}
    options = [_option(option, known.get(bare_words(option.text))) for option in options_of(text.content)]
    stem = here.stem if bare_words(here.stem) == bare_words(text.stem) else text.stem
    return replace(text, stem=stem, content=content_of(options), feedback=text.feedback or here.feedback)


def _option(option: Option, known: Option | None) -> Option:
    if known is None:
        return option
    weight = known.weight if option.weight == 0 and not known.is_right else option.weight
    return Option(known.text, weight, known.feedback)


def _content(text: QuestionText, here: QuestionText, *, says_unit: bool) -> dict[str, Any]:
    match text.type:
        case QuestionType.TRUE_FALSE:
            return _in_their_order(text.content, here.content)
        case QuestionType.NUMERIC:
            return _spelt_alike(text.content, here.content, says_unit=says_unit)
        case QuestionType.MATCH:
            said = {(row["left"], row["right"]): row["feedback"] for row in here.content["pairs"]}
            rows = [
                {**row, "feedback": said.get((row["left"], row["right"]), "")}
                for row in text.content["pairs"]
            ]
            return {"pairs": rows}
        case QuestionType.ORDER:
            said = {item["text"]: item["feedback"] for item in here.content["items"]}
            return {
                "items": [
                    {**item, "feedback": item["feedback"] or said.get(item["text"], "")}
                    for item in text.content["items"]
                ]
            }
        case QuestionType.GAP:
            gaps, known = text.content["gaps"], here.content["gaps"]
            alike = [[bare(word) for word in gap] for gap in gaps] == [_each_once(gap) for gap in known]
            return {"gaps": known if alike else gaps}
        case _:
            return text.content


def _each_once(gap: list[str]) -> list[str]:
    return list(dict.fromkeys(bare(word) for word in gap))


def _in_their_order(content: Mapping[str, Any], here: Mapping[str, Any]) -> dict[str, Any]:
    """Return true and false in the order and the spelling in which they stand here."""
    found = {option.text.strip().casefold(): option for option in options_of(content)}
    known = options_of(here)
    if set(found) != {option.text.strip().casefold() for option in known}:
        return dict(content)
    return content_of([replace(found[option.text.strip().casefold()], text=option.text) for option in known])


def _spelt_alike(content: Mapping[str, Any], here: Mapping[str, Any], *, says_unit: bool) -> dict[str, Any]:
    """Return amounts as they are spelt here, where they are the same amounts."""
    known = {}
    for option in options_of(here):
        amount = read_amount(option.text)
        if amount is not None:
            known[amount if says_unit else replace(amount, unit="")] = option.text
    options = []
    for option in options_of(content):
        amount = read_amount(option.text)
        options.append(replace(option, text=known.get(amount, option.text) if amount else option.text))
    return content_of(options)
