"""What answers to choose from are worth elsewhere and here.

Elsewhere every answer has its share of the mark in per cent, also below nothing, and shares add up. Here one right answer
earns everything and others earn a part; where several are right each is an equal share, and a wrong one takes a share away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from assessments.rules.exchange.found import Unfit
from assessments.rules.exchange.markup import Reading
from assessments.rules.option import RIGHT, Option, content_of, options_of

WHOLE = Decimal("99.9")
NEAR = Decimal("0.01")
KNOWN = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667",
    "14.28571", "12.5", "11.11111", "10", "5", "0",
)  # fmt: skip
"""The shares that Moodle offers; it refuses others or takes the nearest."""
ROUNDED = {round(Decimal(known)): known for known in KNOWN if "." in known}
"""Those that are whole numbers here."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An answer of a file with its share of the mark, in per cent."""

    text: str
    percent: Decimal
    feedback: str = ""


def percent_of(written: str) -> Decimal:
    """Return a share as a file writes it.

    >>> percent_of(" -33.33333 "), percent_of("50,5")
    (Decimal('-33.33333'), Decimal('50.5'))

    :raises Unfit: if it is no number.
    """
    try:
        found = Decimal(written.strip().replace(",", ".") or "0")
    except InvalidOperation:
        raise Unfit(f"“{written.strip()[:20]}” is no share of a mark.") from None
    if not found.is_finite() or abs(found) > 1000:
        raise Unfit(f"“{written.strip()[:20]}” is no share of a mark.")
    return found


def one_right(answers: Sequence[Weighed], reading: Reading) -> dict[str, Any]:
    """Return the content of a question with one right answer.

    :raises Unfit: if several answers each earn everything, or none does.
    """
    whole = [answer for answer in answers if answer.percent >= WHOLE]
    if len(whole) > 1:
        raise Unfit(f"{len(whole)} answers each earn the whole mark; here exactly one does.")
    if not whole:
        raise Unfit("No answer earns the whole mark; here exactly one does.")
    _say_of_minus(answers, reading)
    return content_of([Option(answer.text, _weight(answer.percent), answer.feedback) for answer in answers])


def accepted(answers: Sequence[Weighed], reading: Reading) -> list[Option]:
    """Return answers that are written rather than chosen; several may be wholly right."""
    _say_of_minus(answers, reading)
    return [Option(answer.text, _weight(answer.percent), answer.feedback) for answer in answers]


def several_right(answers: Sequence[Weighed], reading: Reading) -> dict[str, Any]:
    """Return the content of a question with several right answers: those that earn anything.

    :raises Unfit: if no answer does.
    """
    right = [answer for answer in answers if answer.percent > 0]
    if not right:
        raise Unfit("No answer earns anything.")
    if max(answer.percent for answer in right) - min(answer.percent for answer in right) > NEAR * 2:
        reading.note("Its right answers earn different shares; here each earns the same.")
    options = []
    for answer in answers:
        weight = RIGHT if answer.percent > 0 else _penalty(answer.percent, len(right), reading)
        options.append(Option(answer.text, weight, answer.feedback))
    return content_of(options)


def shares_of_one(content: Mapping[str, Any]) -> list[tuple[Option, str]]:
    """Return each option of a question with one right answer, with its share as Moodle writes it."""
    return [
        (option, ROUNDED.get(option.weight) or share(Fraction(option.weight)))
        for option in options_of(content)
    ]


def shares_of_several(content: Mapping[str, Any]) -> list[tuple[Option, str]]:
    """Return each option of a question with several right answers, with its share as Moodle writes it."""
    options = options_of(content)
    right = sum(option.is_right for option in options)
    return [
        (option, share(Fraction(RIGHT, right) if option.is_right else Fraction(option.weight - RIGHT, right)))
        for option in options
    ]


def share(exact: Fraction) -> str:
    """Return a share in per cent, as Moodle writes it where it knows it.

    >>> share(Fraction(100, 3)), share(Fraction(-200, 3)), share(Fraction(55))
    ('33.33333', '-66.66667', '55')
    """
    sign, size = "-" * (exact < 0), abs(exact)
    near = (known for known in KNOWN if abs(Fraction(known) - size) < Fraction(1, 1000))
    return sign + next(near, f"{float(size):.5f}".rstrip("0").rstrip("."))


def is_known(written: str) -> bool:
    """Return whether Moodle offers this share."""
    return written.lstrip("-") in KNOWN


def _weight(percent: Decimal) -> int:
    if percent >= WHOLE:
        return RIGHT
    return max(0, min(RIGHT - 1, round(percent)))


def _say_of_minus(answers: Sequence[Weighed], reading: Reading) -> None:
    if any(answer.percent < 0 for answer in answers):
        reading.note("An answer that takes marks away in the file earns nothing here.")


def _penalty(percent: Decimal, right: int, reading: Reading) -> int:
    """Return how right a wrong answer is, so that choosing it takes as much away as in the file."""
    if percent == 0:
        reading.note("A wrong choice costs nothing in the file; here it takes away what a right one earns.")
        return 0
    exact = RIGHT + percent * right
    if exact < -Decimal("0.5"):
        reading.note("A wrong choice costs more in the file; here it takes away what a right one earns.")
    return max(0, min(RIGHT - 1, round(exact)))
