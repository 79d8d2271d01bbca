"""A case: a story and questions about it, which are answered together. Its mark is the mean of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assessments.rules.asking import NAME, Asking, Posted
from assessments.rules.mark import LinkedMark, Mark, average, correctness_of
from assessments.rules.question_kind import QuestionKind
from assessments.rules.question_text import (
    QuestionText,
    TextProblem,
    check_code,
    read_question,
    write_question,
)
from assessments.rules.written import QuestionProblem, ReadQuestion, Written

HEADING = re.compile(r"###\s+(?P<code>\S+)\s*")


@dataclass(frozen=True, slots=True)
class CaseKind:
    """Content: ``questions``, each with ``code``, ``type``, ``stem``, ``content``, ``feedback``, ``competency``, ``difficulty``."""

    code: str
    label: str
    kinds: Mapping[str, QuestionKind]
    template: str = "assessments/components/case.html"
    hint: str = "Read what happens, then answer the questions about it."
    feedback_first: bool = True
    modes: tuple[str, ...] = ()

    def is_answer(self, line: str) -> bool:
        return bool(HEADING.fullmatch(line))

    def read(self, written: Written) -> ReadQuestion:
        problems: list[TextProblem] = []
        found: list[QuestionText] = []
        for number, code, lines in _sections(written.lines):
            check_code(number, code, problems)
            question = read_question(number, code, lines, self.kinds, problems)
            if question is not None:
                found.append(question)
        content = {"questions": [_row(question) for question in found]}
        wrong = [QuestionProblem(problem.line, problem.words) for problem in problems]
        return ReadQuestion(written.stem, content, wrong or self.check(content))

    def write(self, stem: str, content: Mapping[str, Any]) -> Written:
        lines: list[str] = []
        for row in content["questions"]:
            text = QuestionText(
                row["code"], row["type"], row["stem"], row["content"], row["feedback"],
                row.get("competency", ""), row.get("difficulty"), tuple(row.get("tags", ())),
            )  # fmt: skip
            lines += ["", *write_question(text, self.kinds[text.type], "###").split("\n")]
        return Written(stem, lines)

    def check(self, content: Mapping[str, Any]) -> list[QuestionProblem]:
        rows = content["questions"]
        codes = [row["code"] for row in rows]
        problems = []
        if not rows:
            problems.append("A case has at least one question about it (“### its-id”).")
        if len(set(codes)) != len(codes):
            problems.append("Two questions of a case have the same id.")
        return [QuestionProblem(0, sentence) for sentence in problems]

    def draw_order(self, content: Mapping[str, Any], *, shuffle: bool, seed: str) -> list[int]:
        """Return the orders of its questions' options, one after the other."""
        orders = (
            kind.draw_order(row["content"], shuffle=shuffle, seed=f"{seed}-{row['code']}")
            for kind, row in self._linked(content)
        )
        return [number for order in orders for number in order]

    def ask(
        self,
        stem: str,
        content: Mapping[str, Any],
        response: Mapping[str, Any],
        order: Sequence[int],
        name: str = NAME,
    ) -> Asking:
        linked = []
        for number, (kind, row) in enumerate(self._linked(content)):
            total = len(kind.draw_order(row["content"], shuffle=False, seed=""))
            own, order = order[:total], order[total:]
            asking = kind.ask(row["stem"], row["content"], _answer(response, row), own, f"{name}-{number}")
            linked.append(replace(asking, number=number + 1))
        return Asking(self.template, stem, self.hint, name, linked=tuple(linked))

    def response_from(self, content: Mapping[str, Any], posted: Posted, name: str = NAME) -> dict[str, Any]:
        answers = {
            row["code"]: kind.response_from(row["content"], posted, f"{name}-{number}")
            for number, (kind, row) in enumerate(self._linked(content))
        }
        return {"answers": answers}

    def is_begun(self, response: Mapping[str, Any]) -> bool:
        answers = response.get("answers", {}).values()
        return any(_says_something(value) for answer in answers for value in answer.values())

    def is_answered(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> bool:
        return all(
            kind.is_answered(row["content"], _answer(response, row)) for kind, row in self._linked(content)
        )

    def mark(self, content: Mapping[str, Any], response: Mapping[str, Any]) -> Mark:
        linked = tuple(
            LinkedMark(row["stem"], row["feedback"], kind.mark(row["content"], _answer(response, row)))
            for kind, row in self._linked(content)
        )
        score = average([each.mark.score for each in linked])
        correctness = correctness_of(score, is_begun=self.is_begun(response))
        return Mark(score, correctness, template="assessments/components/marked_case.html", linked=linked)

    def best(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"answers": {row["code"]: kind.best(row["content"]) for kind, row in self._linked(content)}}

    def worst(self, content: Mapping[str, Any]) -> dict[str, Any]:
        return {"answers": {row["code"]: kind.worst(row["content"]) for kind, row in self._linked(content)}}

    def _linked(self, content: Mapping[str, Any]) -> Iterator[tuple[QuestionKind, Mapping[str, Any]]]:
        for row in content["questions"]:
            yield self.kinds[row["type"]], row


def _answer(response: Mapping[str, Any], row: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = response.get("answers", {}).get(row["code"], {})
    return found


def _says_something(value: Any) -> bool:
    return any(each not in (None, "") for each in value) if isinstance(value, list) else bool(value)


def _sections(lines: Sequence[str]) -> list[tuple[int, str, list[str]]]:
    """Return each linked question's line, id and lines."""
    sections: list[tuple[int, str, list[str]]] = []
    for number, line in enumerate(lines):
        heading = HEADING.fullmatch(line)
        if heading:
            sections.append((number, heading["code"], []))
        elif sections:
            sections[-1][2].append(line)
    return sections


def _row(question: QuestionText) -> dict[str, Any]:
    return {
        "code": question.code,
        "type": question.type,
        "stem": question.stem,
        "content": question.content,
        "feedback": question.feedback,
        "competency": question.competency,
        "difficulty": question.difficulty,
        "tags": list(question.tags),
    }
