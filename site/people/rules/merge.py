"""When two records may become one person's, and what becomes of dated rows that both have for the same days."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foundations.period import Period
from foundations.verdict import Refusal, Verdict

SAME_RECORD = Refusal("same_record", "These are one record already.")
MERGED_ALREADY = Refusal("merged_already", "One of these records was merged into another already.")
TWO_REFERENCES = Refusal(
    "two_references", "The two have different references. Empty one first if they are one person."
)
OVER_EACH_OTHER = Refusal(
    "over_each_other", "One of the two is responsible for the other. End that before they become one."
)
ERASED = Refusal("erased", "One of these records has been emptied, so there is nothing to join.")


def may_merge(
    *,
    is_same: bool,
    is_merged: bool,
    has_two_references: bool,
    answers_for_other: bool,
    is_gone: bool = False,
) -> Verdict:
    """Return whether two records may become one, with every refusal.

    >>> may_merge(is_same=True, is_merged=False, has_two_references=False, answers_for_other=False).allowed
    False
    """
    found = (
        (is_same, SAME_RECORD),
        (is_merged, MERGED_ALREADY),
        (has_two_references, TWO_REFERENCES),
        (answers_for_other, OVER_EACH_OTHER),
        (is_gone and not is_merged, ERASED),
    )
    return Verdict.of(refusal for is_so, refusal in found if is_so)


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A row of either person; ``same`` is what may not be held twice at a time."""

    id: int
    same: Hashable
    started_on: date
    ended_on: date | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The rows with the days that they shall have, and those that another has taken in (by whose id)."""

    rows: tuple[DatedRow, ...]
    taken_in: tuple[tuple[int, int], ...]


def reconcile(rows: Sequence[DatedRow]) -> Reconciled:
    """Return dated rows without overlaps: rows alike that share a day become one, from the first day to the last.

    The row of the record that is kept takes the other in; between two of one record, the earlier.

    >>> spell = dict(same="post", is_kept=True)
    >>> both = reconcile([DatedRow(1, started_on=date(2025, 1, 1), ended_on=date(2026, 1, 1), **spell),
    ...     DatedRow(2, started_on=date(2025, 6, 1), ended_on=None, **spell)])
    >>> [(row.id, row.started_on.year, row.ended_on) for row in both.rows], both.taken_in
    ([(1, 2025, None)], ((2, 1),))
    """
    taken_in: list[tuple[int, int]] = []
    result: list[DatedRow] = []
    for row in sorted(rows, key=lambda each: (str(each.same), each.started_on, not each.is_kept, each.id)):
        latest = result[-1] if result else None
        if latest is not None and latest.same == row.same and _share_a_day(latest, row):
            result[-1], lost = _joined(latest, row)
            taken_in.append((lost, result[-1].id))
        else:
            result.append(row)
    final = {row.id for row in result}
    into = dict(taken_in)
    return Reconciled(tuple(result), tuple((lost, _end_of(lost, into, final)) for lost, _ in taken_in))


def _share_a_day(first: DatedRow, second: DatedRow) -> bool:
    return Period(first.started_on, first.ended_on).overlaps(Period(second.started_on, second.ended_on))


def _joined(first: DatedRow, second: DatedRow) -> tuple[DatedRow, int]:
    """Return one row for two, and the id of the one that it takes in."""
    stays, goes = (second, first) if second.is_kept and not first.is_kept else (first, second)
    ends = (first.ended_on, second.ended_on)
    ended_on = None if None in ends else max(end for end in ends if end is not None)
    return replace(stays, started_on=min(first.started_on, second.started_on), ended_on=ended_on), goes.id


def _end_of(lost: int, into: dict[int, int], final: set[int]) -> int:
    while lost not in final:
        lost = into[lost]
    return lost
