"""What a question type can do: written in a file, checked, asked, answered and marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from assessments.rules.asking import NAME, Asking, Posted
from assessments.rules.mark import Mark
from assessments.rules.written import QuestionProblem, ReadQuestion, Written


class QuestionKind(Protocol):
    """A question type. Content and response are plain values, as the database keeps them."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def feedback_first(self) -> bool:
        """Whether its overall feedback stands before its answers in a file."""

    @property
    def modes(self) -> tuple[str, ...]:
        """The words that its ``mode:`` may have in a file; none where it has no modes."""

    def is_answer(self, line: str) -> bool:
        """Return whether a line of a file begins the answers."""

    def read(self, written: Written) -> ReadQuestion: ...

    def write(self, stem: str, content: Mapping[str, Any]) -> Written: ...

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        """Return what is wrong with a question's answers, in words for its author."""

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        """Return the order in which its parts are shown; the same for the same seed."""

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking: ...

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        """Return the response that a form's values stand for; what cannot be an answer is left out."""

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        """Return whether anything was answered."""

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        """Return whether every part was answered."""

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark: ...

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return a response that earns the whole mark."""

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return a response that earns little or nothing."""
