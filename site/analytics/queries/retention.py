"""How long people stay, as at a day, for everybody or by one grouping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.queries.post_history import PostHistory, post_history
from analytics.rules.grouping import GroupName, Surroundings
from analytics.rules.retention import (
    ALL,
    NOT_RECORDED,
    NOT_RECORDED_CODE,
    Figures,
    GroupRetention,
    Seen,
    exact,
    figures_of,
    published,
    seen,
)
from analytics.rules.stability import employers_of_people_on
from analytics.rules.tenure import Tenure, Unit, tenures_of
from analytics.vocabulary import RetentionBy

Grouping = Callable[[Surroundings, Tenure, date], GroupName | None]

_GROUPINGS: Mapping[RetentionBy, Grouping] = {
    RetentionBy.REGION: lambda around, tenure, as_at: around.area_of(tenure, "region", as_at),
    RetentionBy.ICB: lambda around, tenure, as_at: around.area_of(tenure, "icb", as_at),
    RetentionBy.EMPLOYER_KIND: lambda around, tenure, as_at: around.employer_kind_of(tenure),
    RetentionBy.EMPLOYER: lambda around, tenure, as_at: around.employer_of(tenure),
    RetentionBy.COHORT: lambda around, tenure, as_at: around.cohort_of(tenure, as_at),
}


@dataclass(frozen=True, slots=True)
class Retention:
    """The answer to one question: its day, its unit, and what is said of each group, by name."""

    as_at: date
    unit: Unit
    groups: tuple[GroupRetention, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "as_at": self.as_at.isoformat(),
            "unit": self.unit.value,
            "groups": [group.as_json() for group in self.groups],
        }


def retention(
    *, as_at: date, by: RetentionBy | None = None, unit: Unit = Unit.POST, unsuppressed: bool = False
) -> Retention:
    """Return retention as at a day. Six queries."""
    (answer,) = retention_by(post_history(), as_at, unit, [by], tell=exact if unsuppressed else published)
    return answer


def retention_by(
    history: PostHistory,
    as_at: date,
    unit: Unit,
    groupings: Iterable[RetentionBy | None],
    *,
    tell: Callable[[Figures], GroupRetention] = published,
) -> Iterator[Retention]:
    """Return one answer for each grouping, from posts read before; no queries."""
    employers_now = employers_of_people_on(history.posts, as_at)
    known = [
        (tenure, seen(tenure, as_at, employers_now)) for tenure in tenures_of(history.posts, unit, as_at)
    ]
    for by in groupings:
        groups = _grouped(history.surroundings, known, by, as_at)
        figures = (
            figures_of(group.name, groups[group], group.code)
            for group in sorted(groups, key=lambda group: (group.name, group.code))
        )
        yield Retention(as_at, unit, tuple(map(tell, figures)))


def _grouped(
    surroundings: Surroundings, known: Sequence[tuple[Tenure, Seen]], by: RetentionBy | None, as_at: date
) -> dict[GroupName, list[Seen]]:
    """Return what is known by group; a group of whom nobody was ever under observation is left out."""
    if by is None:
        return {GroupName(ALL): [one for _, one in known]}
    groups: dict[GroupName, list[Seen]] = defaultdict(list)
    for tenure, one in known:
        group = _GROUPINGS[by](surroundings, tenure, as_at) or GroupName(NOT_RECORDED, NOT_RECORDED_CODE)
        groups[group].append(one)
    return {group: own for group, own in groups.items() if any(one.is_counted for one in own)}
