"""The question types that can be asked: each knows how it is written in a file, checked, answered and marked.

A new type is a new member here and a template to ask it with; nothing else knows types by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from assessments.rules.choice import ChoiceKind
from assessments.rules.mark import Mark, QuestionProblem
from assessments.vocabulary import QuestionType


class QuestionKind(Protocol):
    """What a question type can do. Content and response are plain values, as the database keeps them."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def hint(self) -> str: ...

    @property
    def template(self) -> str: ...

    def read(self, lines: Sequence[str]) -> tuple[dict[str, Any], list[QuestionProblem]]: ...

    def write(self, content: Mapping[str, Any]) -> list[str]: ...

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]: ...

    def option_total(self, content: Mapping[str, Any]) -> int: ...

    def response_from(self, content: Mapping[str, Any], posted: Sequence[str]) -> dict[str, Any]: ...

    def is_answered(self, response: Mapping[str, Any]) -> bool: ...

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark: ...


QUESTION_KINDS: Mapping[str, QuestionKind] = {
    QuestionType.SINGLE.value: ChoiceKind(
        QuestionType.SINGLE.value, QuestionType.SINGLE.label, hint="Choose one."
    ),
    QuestionType.MULTIPLE.value: ChoiceKind(
        QuestionType.MULTIPLE.value,
        QuestionType.MULTIPLE.label,
        takes_many=True,
        hint="Choose all that apply.",
    ),
    QuestionType.TRUE_FALSE.value: ChoiceKind(
        QuestionType.TRUE_FALSE.value, QuestionType.TRUE_FALSE.label, option_count=2, hint="Choose one."
    ),
}

KNOWN_TYPE_WORDS = frozenset(QuestionType.values)
