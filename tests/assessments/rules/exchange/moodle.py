"""Questions as Moodle's XML has them, written by hand."""

from __future__ import annotations

from assessments.rules.exchange.found import FoundQuestion
from assessments.rules.exchange.xml_reading import read_moodle_xml
from assessments.rules.question_text import QuestionText


def quiz(*parts: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{"".join(parts)}</quiz>\n'


def question(kind: str, inside: str, text: str = "<p>What first?</p>", name: str = "Q") -> str:
    return (
        f'<question type="{kind}"><name><text>{name}</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{inside}</question>\n'
    )


def category(path: str) -> str:
    return f'<question type="category"><category><text>{path}</text></category></question>\n'


def answer(fraction: str, text: str, feedback: str = "", more: str = "") -> str:
    return (
        f'<answer fraction="{fraction}" format="html"><text>{text}</text>'
        f'<feedback format="html"><text>{feedback}</text></feedback>{more}</answer>'
    )


def found_in(*parts: str) -> tuple[FoundQuestion, ...]:
    return read_moodle_xml(quiz(*parts)).questions


def one(kind: str, inside: str, text: str = "<p>What first?</p>") -> FoundQuestion:
    (found,) = found_in(question(kind, inside, text))
    return found


def read(kind: str, inside: str, text: str = "<p>What first?</p>") -> QuestionText:
    found = one(kind, inside, text)
    assert found.text is not None, found.reason
    return found.text
