"""Aiken: one right answer of several, and nothing else. A question, its answers as ``A. words``, and ``ANSWER: A``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assessments.rules.exchange.assembling import Body, Head, assemble
from assessments.rules.exchange.choosing import Weighed, one_right, percent_of
from assessments.rules.exchange.found import (
    FoundQuestion,
    Left,
    Progress,
    QuestionToWrite,
    ReadFile,
    Unfit,
    WrittenFile,
    read_each,
    silent,
)
from assessments.rules.exchange.markup import Piece, Reading, Spelling, bare_words
from assessments.rules.option import options_of
from assessments.vocabulary import QuestionType

CHOICE = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?P<text>\S.*)")
ANSWER = re.compile(r"ANSWER\s*:\s*(?P<letters>.*)", re.IGNORECASE)
MOST = 26


@dataclass
class _Block:
    line: int
    words: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    answer: str | None = None


def read_aiken(text: str, progress: Progress = silent) -> ReadFile:
    """Return the questions of a file in Aiken."""
    blocks: list[_Block] = []
    block: _Block | None = None
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if not words:
            block = None if block and block.answer is not None else block
            continue
        if block is None or block.answer is not None or (block.choices and not _continues(words)):
            block = _Block(number)
            blocks.append(block)
        _take(block, words)
    return read_each(blocks, _question, progress)


def _continues(words: str) -> bool:
    return bool(CHOICE.fullmatch(words) or ANSWER.fullmatch(words))


def _take(block: _Block, words: str) -> None:
    choice, answer = CHOICE.fullmatch(words), ANSWER.fullmatch(words)
    if answer and block.choices:
        block.answer = answer["letters"].strip()
    elif choice and block.words:
        block.choices.append((choice["letter"], choice["text"].strip()))
    else:
        block.words.append(words)


def _question(block: _Block) -> FoundQuestion:
    source = "\n".join(block.words)

    def read(reading: Reading) -> Body:
        _check(block)
        right = (block.answer or "").rstrip(".) ").upper()
        answers = [
            Weighed(reading.line(Piece(text, Spelling.PLAIN)), percent_of("100" if letter == right else "0"))
            for letter, text in block.choices
        ]
        stem = reading.markdown(Piece(source, Spelling.PLAIN))
        return Body(QuestionType.SINGLE.value, stem, one_right(answers, reading))

    return assemble(Head(block.line, " ".join(source.split())[:80], "multiple choice", source=source), read)


def _check(block: _Block) -> None:
    if not block.choices:
        raise Unfit("There are no answers below it: each begins with a capital letter, as “A. Yes”.")
    letters = [letter for letter, _ in block.choices]
    if len(set(letters)) != len(letters):
        raise Unfit("Two of its answers have the same letter.")
    if block.answer is None:
        raise Unfit("The line “ANSWER: …” that says which answer is right is missing.")
    if block.answer.rstrip(".) ").upper() not in letters:
        raise Unfit(f"“ANSWER: {block.answer[:20]}” names none of its answers.")


def write_aiken(questions: Sequence[QuestionToWrite]) -> WrittenFile:
    """Return a file in Aiken; what it cannot say is named."""
    parts: list[str] = []
    left: list[Left] = []
    for question in questions:
        try:
            parts.append(_written(question))
        except Unfit as unfit:
            left.append(_left(question, str(unfit), is_whole=True))
        else:
            left += [_left(question, reason) for reason in _lost(question)]
    return WrittenFile("\n".join(parts), len(parts), tuple(left))


def _left(question: QuestionToWrite, reason: str, *, is_whole: bool = False) -> Left:
    return Left(question.text.code, question.name, reason, is_whole)


def _written(question: QuestionToWrite) -> str:
    if question.text.type not in {QuestionType.SINGLE.value, QuestionType.TRUE_FALSE.value}:
        raise Unfit(
            f"Aiken holds one right answer of several, not the type “{QuestionType(question.text.type).label}”."
        )
    options = options_of(question.text.content)
    if len(options) > MOST:
        raise Unfit("Aiken has letters for 26 answers.")
    stem = bare_words(question.text.stem)
    if _continues(stem) or not stem:
        raise Unfit("Its text begins as an answer does in Aiken.")
    lines = [stem, *(f"{chr(65 + place)}. {bare_words(option.text)}" for place, option in enumerate(options))]
    right = next(place for place, option in enumerate(options) if option.is_right)
    return "\n".join([*lines, f"ANSWER: {chr(65 + right)}", ""])


def _lost(question: QuestionToWrite) -> list[str]:
    """Return what is lost of a question that is written."""
    text, options = question.text, options_of(question.text.content)
    lost = {
        "its feedback": bool(text.feedback) or any(option.feedback for option in options),
        "that an answer is partly right": any(0 < option.weight < 100 for option in options),
        "its category": bool(question.category),
        "its tags, competency or difficulty": bool(text.tags or text.competency or text.difficulty),
        "its emphasis, links and paragraphs": any(
            bare_words(each) != each for each in (text.stem, *(option.text for option in options))
        ),
    }
    words = [what for what, is_lost in lost.items() if is_lost]
    return [f"Aiken cannot say {', nor '.join(words)}."] if words else []
