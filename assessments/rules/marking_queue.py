"""Who may claim work, when it is marked, by when, and what a marking must say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from assessments.rules.rubric import propose
from assessments.vocabulary import RubricLevel
from foundations.verdict import Refusal, Verdict

MARK_WITHIN = 10
"""Working days from handing in; after them everybody in the pool sees the work and may take it over."""
ASSIGN_AFTER = timedelta(days=7)
"""Work that nobody has claimed by then is given to an assessor."""

OWN_WORK = Refusal("own_work", "This is your own work. Somebody else marks it.")
MARKED_ALREADY = Refusal("marked_already", "This has been marked already.")
CLAIMED = Refusal("claimed", "Somebody else has claimed this.")
NOT_CLAIMED = Refusal("not_claimed", "Claim this first, so that nobody else marks it at the same time.")
MARKED_FIRST = Refusal("marked_first", "You marked this before, so somebody else does it the second time.")
LEVELS_MISSING = Refusal("levels_missing", "Choose a level for every criterion.")
WORDS_FOR_REFER = Refusal(
    "words_for_refer", "Say what to revise: write a comment on the whole, or on a criterion that you refer."
)
WORDS_FOR_ANOTHER = Refusal(
    "words_for_another",
    "Your outcome is not the one that your levels lead to. Say why in the comment on the whole.",
)


def may_claim(
    *,
    marker: int,
    learner: int,
    is_marked: bool,
    claimed_by: int | None,
    is_overdue: bool,
    marked_before_by: Collection[int] = (),
) -> Verdict:
    """Return whether somebody may take work on. Work that is overdue may be taken over from whoever claimed it."""
    refusals = []
    if marker == learner:
        refusals.append(OWN_WORK)
    if is_marked:
        refusals.append(MARKED_ALREADY)
    if claimed_by not in (None, marker) and not is_overdue:
        refusals.append(CLAIMED)
    if marker in marked_before_by:
        refusals.append(MARKED_FIRST)
    return Verdict.of(refusals)


def may_decide(
    *,
    levels: Sequence[RubricLevel | None],
    comments: Sequence[str],
    outcome: RubricLevel,
    comment: str,
) -> Verdict:
    """Return whether a marking says what it must."""
    refusals = []
    if any(level is None for level in levels):
        refusals.append(LEVELS_MISSING)
    on_referred = any(
        words.strip() for level, words in zip(levels, comments, strict=True) if level == RubricLevel.REFER
    )
    if outcome == RubricLevel.REFER and not comment.strip() and not on_referred:
        refusals.append(WORDS_FOR_REFER)
    proposed = propose(levels)
    if proposed is not None and outcome != proposed and not comment.strip():
        refusals.append(WORDS_FOR_ANOTHER)
    return Verdict.of(refusals)


def is_in_sample(version: UUID, share: int) -> bool:
    """Return whether a version is one of those that are marked twice; the same version always gets the same answer.

    >>> is_in_sample(UUID(int=7), 100), is_in_sample(UUID(int=7), 0)
    (True, False)
    """
    return version.int % 100 < share


def fewest(open_of: Mapping[int, int], candidates: Iterable[int]) -> int | None:
    """Return the candidate with the fewest open pieces of work; of several, the lowest id.

    >>> fewest({1: 2, 2: 1}, [1, 2, 3]), fewest({}, [])
    (3, None)
    """
    return min(candidates, key=lambda person: (open_of.get(person, 0), person), default=None)


@dataclass(frozen=True, slots=True)
class Turnaround:
    """How long marking took: the middle, and how many of how many came after their day. Days are whole ones."""

    marked: int
    median_days: float | None
    late: int


def turnaround(rows: Sequence[tuple[date, date, date]]) -> Turnaround:
    """Return how long marking took; each row is the day it was handed in, the day it was due and the day it was marked.

    >>> turnaround([(date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 6))])
    Turnaround(marked=1, median_days=4, late=0)
    """
    days = sorted((marked - opened).days for opened, _, marked in rows)
    middle = len(days) // 2
    median = None
    if days:
        median = days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    return Turnaround(len(rows), median, sum(marked > due for _, due, marked in rows))
