"""The one thing to do next with one's competencies, and what else is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competencies.rules.standing import CompetencyStanding


class NextKind(StrEnum):
    """What there is to do, the most pressing first."""

    BEGIN = "begin"
    GO_ON = "go_on"
    LOOK_AGAIN = "look_again"
    CLOSE_GAP = "close_gap"
    CONFIRM = "confirm"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do, and with which competencies, by their ids."""

    kind: NextKind
    competencies: tuple[int, ...] = ()


def next_step(found: Sequence[CompetencyStanding]) -> NextStep:
    """Return what to do next.

    Whoever has rated nothing begins; who has begun goes on until every competency that is expected of them has a view of
    their own. Then come views that have grown old, then the widest gaps, then what they could have confirmed.
    """
    unrated = _ids(
        each for each in found if each.own is None and (each.is_required or not _any_required(found))
    )
    if all(each.own is None and each.confirmed is None for each in found):
        return NextStep(NextKind.BEGIN, unrated)
    if unrated:
        return NextStep(NextKind.GO_ON, unrated)
    if due := _ids(each for each in found if each.own is not None and each.own.is_due):
        return NextStep(NextKind.LOOK_AGAIN, due)
    if gaps := _ids(sorted((each for each in found if each.gap), key=lambda each: -each.gap)):
        return NextStep(NextKind.CLOSE_GAP, gaps)
    if ready := _ids(each for each in found if each.is_met_in_own_view and not each.is_met):
        return NextStep(NextKind.CONFIRM, ready)
    return NextStep(NextKind.NOTHING)


def _any_required(found: Sequence[CompetencyStanding]) -> bool:
    return any(each.is_required for each in found)


def _ids(found: Iterable[CompetencyStanding]) -> tuple[int, ...]:
    return tuple(each.competency for each in found)
