"""The content of a question of each of our types, from what a file says of its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from assessments.rules.exchange.choosing import Weighed, accepted
from assessments.rules.exchange.found import Unfit
from assessments.rules.exchange.markup import Reading
from assessments.rules.match import Pair
from assessments.rules.match import content_of as match_content
from assessments.rules.numeric import Amount, read_amount
from assessments.rules.option import RIGHT, Option, content_of
from assessments.rules.wording import bare

TRUE, FALSE = "True", "False"
ANYTHING = "*"
GAP_OPENS, GAP_CLOSES = "\ufdd0", "\ufdd1"
"""They stand around a gap's number while its text is read; no file may hold them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number that a file accepts."""

    value: Decimal
    tolerance: Decimal
    percent: Decimal
    feedback: str = ""


def true_false(*, is_true: bool, if_true: str = "", if_false: str = "") -> dict[str, Any]:
    return content_of(
        [Option(TRUE, RIGHT * is_true, if_true), Option(FALSE, RIGHT * (not is_true), if_false)]
    )


def short(answers: Sequence[Weighed], reading: Reading) -> dict[str, Any]:
    """Return the content of a question answered in a few words."""
    plain = []
    for answer in answers:
        text = answer.text
        if "\\*" in text:
            reading.note("A star that is meant as a star stands for any letters here.")
            text = text.replace("\\*", "*")
        if text.strip() == ANYTHING and answer.percent <= 0:
            if answer.feedback:
                reading.note(f"What is said to every other answer is left out: “{answer.feedback[:60]}”.")
            continue
        plain.append(Weighed(text, answer.percent, answer.feedback))
    return content_of(_each_once(accepted(plain, reading), reading))


def _each_once(options: Iterable[Option], reading: Reading) -> list[Option]:
    """Return answers without those that differ in capital letters or spaces alone; the better one stays."""
    kept: dict[str, Option] = {}
    for option in options:
        known = kept.get(bare(option.text))
        if known is None:
            kept[bare(option.text)] = option
            continue
        lost = option if known.weight >= option.weight else known
        if known.weight != option.weight:
            reading.note(
                "Answers that differ in capital letters or spaces alone are one answer here, the better one."
            )
        elif lost.feedback and lost.feedback != known.feedback:
            reading.note(f"“{lost.text[:40]}” is accepted as before, and what is said to it is left out.")
        if lost is known:
            kept[bare(option.text)] = option
    return list(kept.values())


def number(written: str) -> Decimal:
    """Return a number as a file writes it.

    >>> number(" 1.5e3 "), number("−2,5")
    (Decimal('1.5E+3'), Decimal('-2.5'))

    :raises Unfit: if it is none.
    """
    try:
        found = Decimal(written.strip().replace("−", "-").replace(",", "."))
    except InvalidOperation:
        raise Unfit(f"“{written.strip()[:30]}” is not a number.") from None
    if not found.is_finite() or (found and not -30 <= found.adjusted() <= 30):
        raise Unfit(f"“{written.strip()[:30]}” is not a number that can be asked for.")
    return found


def numeric(answers: Sequence[Measured], unit: str, reading: Reading) -> dict[str, Any]:
    """Return the content of a question answered with a number; a unit that cannot be read back is left out."""
    if unit and any(_reads_as(answer, unit) is None for answer in answers):
        reading.note(f"The unit “{unit}” is left out.")
        unit = ""
    weighed = [Weighed(_reads_as(answer, unit) or "", answer.percent, answer.feedback) for answer in answers]
    return content_of(accepted(weighed, reading))


def _reads_as(answer: Measured, unit: str) -> str | None:
    """Return an amount as our questions write it, if it is then read as the same."""
    before, after = (unit, "") if unit == "£" else ("", f" {unit}" if unit else "")
    tolerance = f" ± {_plain(abs(answer.tolerance))}" if answer.tolerance else ""
    text = f"{before}{_plain(answer.value)}{tolerance}{after}"
    wanted = Amount(Fraction(answer.value), abs(Fraction(answer.tolerance)), unit)
    return text if read_amount(text) == wanted else None


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def match(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the content of a question that matches pairs; one without a left side is a distractor."""
    return match_content([Pair(left, right) for left, right in pairs if right])


def order(items: Sequence[str]) -> dict[str, Any]:
    return {"items": [{"text": item, "feedback": ""} for item in items]}


def gap_mark(place: int) -> str:
    """Return what stands for a gap in a text while it is read."""
    return f"{GAP_OPENS}{place}{GAP_CLOSES}"


def gapped(markdown: str) -> str:
    """Return a text that was read with ``gap_mark`` in it as our questions keep it."""
    return markdown.replace("[[", "\\[\\[").replace(GAP_OPENS, "[[").replace(GAP_CLOSES, "]]")


def gap_answers(answers: Iterable[tuple[str, Decimal]], reading: Reading) -> list[str]:
    """Return the words that a gap accepts.

    :raises Unfit: if there are none.
    """
    kept: dict[str, str] = {}
    for text, percent in answers:
        if text.strip() == ANYTHING and percent <= 0:
            continue
        if percent < 100:
            if percent > 0:
                reading.note("A word that earns a part in the file earns nothing in a gap here.")
            continue
        kept.setdefault(bare(text), " ".join(text.split()))
    if not kept:
        raise Unfit("One of its gaps accepts no word.")
    if any("|" in text or "]]" in text for text in kept.values()):
        raise Unfit("A word of a gap cannot have “|” or “]]” in it here.")
    return list(kept.values())
