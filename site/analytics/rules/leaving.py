"""What may be told of why people left: together, of ten respondents or more, in rounded counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from analytics.rules.suppression import shown_count

FEWEST_RESPONDENTS: Final = 10


@dataclass(frozen=True, slots=True)
class LeavingFigures:
    """Counts as they may be shown; None where one may not. ``respondents`` is None below ten, and nothing else is said."""

    respondents: int | None
    reasons: tuple[tuple[str, int | None], ...] = ()
    would_have_stayed_for: tuple[tuple[str, int | None], ...] = ()


def leaving_figures(
    answers: Iterable[tuple[int, str, Sequence[str]]], reasons: Sequence[str], stays: Sequence[str]
) -> LeavingFigures:
    """Count answers, each a person, a reason and what would have made them stay; people count, not answers.

    >>> leaving_figures([(1, "pay", ["pay"])], ["pay"], ["pay"])
    LeavingFigures(respondents=None, reasons=(), would_have_stayed_for=())
    """
    known = list(answers)
    people = {person for person, *_ in known}
    if len(people) < FEWEST_RESPONDENTS:
        return LeavingFigures(None)
    by_reason = Counter(reason for _, reason in {(person, reason) for person, reason, _ in known})
    by_stay = Counter(stay for _, stay in {(person, stay) for person, _, said in known for stay in said})
    return LeavingFigures(
        shown_count(len(people)),
        tuple((reason, shown_count(by_reason[reason])) for reason in reasons),
        tuple((stay, shown_count(by_stay[stay])) for stay in stays),
    )
