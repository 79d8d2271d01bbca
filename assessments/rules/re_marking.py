"""Marking an answer by a corrected question: whether that is fair, and what the answer is in the corrected one.

What somebody chose is kept as places in the question they met. A corrected question may have its answers in another
order, with one of them reworded or new ones added, so places are carried over by the words that stood there. Where the
words say too little, re-marking is refused rather than guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.vocabulary import QuestionType
from foundations.verdict import Refusal, Verdict

Content = Mapping[str, Any]

NOTHING_CORRECTED = Refusal(
    "nothing_corrected", "Nobody was asked another version of this question in this quiz."
)
OTHER_TYPE = Refusal(
    "other_type",
    "The question has become another type, so the answers to the old one cannot be marked by it.",
)
OTHER_ANSWERS = Refusal(
    "other_answers",
    "The answers to choose from have changed too much to tell what people would have chosen. Correct which is right, "
    "or one wording at a time, and mark again after each.",
)
OTHER_PARTS = Refusal(
    "other_parts",
    "The question has more or fewer parts than the one that people answered, so it cannot be marked by it.",
)
OWN_RESULT = Refusal("own_result", "Your own result is on this list, so somebody else has to approve it.")
NOT_LISTED = Refusal("not_listed", "The list is not ready, or has been dealt with already.")


def may_re_mark(kind: str, asked: Content, corrected_kind: str, corrected: Content) -> Verdict:
    """Return whether answers to one version can be marked by another."""
    if kind != corrected_kind:
        return Verdict((OTHER_TYPE,))
    match kind:
        case QuestionType.SINGLE | QuestionType.MULTIPLE | QuestionType.TRUE_FALSE:
            return _answers(_texts(asked["options"]), _texts(corrected["options"]))
        case QuestionType.MATCH:
            return _pairs(asked, corrected)
        case QuestionType.ORDER:
            return _parts(_texts(asked["items"]), _texts(corrected["items"]))
        case QuestionType.JUDGEMENT:
            if asked["mode"] != corrected["mode"]:
                return Verdict((OTHER_TYPE,))
            return _parts(_texts(asked["options"]), _texts(corrected["options"]))
        case QuestionType.GAP:
            return Verdict() if len(asked["gaps"]) == len(corrected["gaps"]) else Verdict((OTHER_PARTS,))
        case QuestionType.CASE:
            return _case(asked, corrected)
        case _:
            return Verdict()


def carried_over(kind: str, asked: Content, corrected: Content, response: Content) -> dict[str, Any]:
    """Return a response to one version as a response to the other; ``may_re_mark`` has allowed it.

    >>> old = {"options": [{"text": "Ask"}, {"text": "Refer"}]}
    >>> new = {"options": [{"text": "Refer"}, {"text": "Ask"}, {"text": "Wait"}]}
    >>> carried_over("single", old, new, {"chosen": [0]})
    {'chosen': [1]}
    """
    match kind:
        case QuestionType.SINGLE | QuestionType.MULTIPLE | QuestionType.TRUE_FALSE:
            where = _places(_texts(asked["options"]), _texts(corrected["options"])) or {}
            return {"chosen": sorted(where[place] for place in response.get("chosen", ()) if place in where)}
        case QuestionType.MATCH:
            return {"matched": _matched(asked, corrected, response)}
        case QuestionType.ORDER:
            return _moved(_texts(asked["items"]), _texts(corrected["items"]), response)
        case QuestionType.JUDGEMENT:
            return _moved(_texts(asked["options"]), _texts(corrected["options"]), response)
        case QuestionType.CASE:
            return {"answers": _answers_of_case(asked, corrected, response)}
        case _:
            return dict(response)


def _texts(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [_plain(str(row["text"])) for row in rows]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _places(asked: Sequence[str], corrected: Sequence[str]) -> dict[int, int] | None:
    """Return where each text stands now; one that was reworded in its place is known by the place. None if in doubt."""
    if len(set(asked)) != len(asked) or len(set(corrected)) != len(corrected):
        return None
    where = {place: corrected.index(text) for place, text in enumerate(asked) if text in corrected}
    gone = [place for place in range(len(asked)) if place not in where]
    if not gone:
        return where
    reworded = gone[0]
    is_in_place = reworded < len(corrected) and reworded not in where.values()
    if len(gone) == 1 and is_in_place and len(asked) == len(corrected):
        return where | {reworded: reworded}
    return None


def _answers(asked: Sequence[str], corrected: Sequence[str]) -> Verdict:
    return Verdict() if _places(asked, corrected) is not None else Verdict((OTHER_ANSWERS,))


def _parts(asked: Sequence[str], corrected: Sequence[str]) -> Verdict:
    return Verdict((OTHER_PARTS,)) if len(asked) != len(corrected) else _answers(asked, corrected)


def _moved(asked: Sequence[str], corrected: Sequence[str], response: Content) -> dict[str, Any]:
    """Return lists that hold a value for each part, in the order in which the parts stand now."""
    where = _places(asked, corrected) or {}
    found: dict[str, Any] = {}
    for name, values in response.items():
        moved: list[Any] = [None] * len(corrected)
        for place, value in enumerate(values[: len(asked)]):
            if place in where:
                moved[where[place]] = value
        found[name] = moved
    return found


def _lefts(content: Content) -> list[str]:
    return [_plain(row["left"]) for row in content["pairs"] if row["left"]]


def _rights(content: Content) -> list[str]:
    return list(dict.fromkeys(_plain(row["right"]) for row in content["pairs"]))


def _pairs(asked: Content, corrected: Content) -> Verdict:
    parts = _parts(_lefts(asked), _lefts(corrected))
    return parts if not parts.allowed else _answers(_rights(asked), _rights(corrected))


def _matched(asked: Content, corrected: Content, response: Content) -> list[int | None]:
    """Return the chosen right side of each left one."""
    left = _places(_lefts(asked), _lefts(corrected)) or {}
    right = _places(_rights(asked), _rights(corrected)) or {}
    moved: list[int | None] = [None] * len(_lefts(corrected))
    for place, chosen in enumerate(response.get("matched", ())):
        if place in left and chosen is not None:
            moved[left[place]] = right.get(chosen)
    return moved


Row = Mapping[str, Any]


def _linked(content: Content) -> dict[str, Row]:
    return {row["code"]: row for row in content["questions"]}


def _case(asked: Content, corrected: Content) -> Verdict:
    old, new = _linked(asked), _linked(corrected)
    if old.keys() != new.keys():
        return Verdict((OTHER_PARTS,))
    verdicts = [
        may_re_mark(row["type"], row["content"], new[code]["type"], new[code]["content"])
        for code, row in old.items()
    ]
    refusals = dict.fromkeys(refusal for verdict in verdicts for refusal in verdict.refusals)
    return Verdict(tuple(refusals))


def _answers_of_case(asked: Content, corrected: Content, response: Content) -> dict[str, Any]:
    old, new = _linked(asked), _linked(corrected)
    return {
        code: carried_over(old[code]["type"], old[code]["content"], new[code]["content"], answer)
        for code, answer in response.get("answers", {}).items()
        if code in old and code in new
    }
