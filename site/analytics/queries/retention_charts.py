"""Which charts belong to a snapshot, and those that are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analytics.models import Chart, Snapshot
from analytics.rules.chart import Spec, comparison_chart, key_of, survival_chart
from analytics.rules.retention import GroupRetention
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy
from people.vocabulary import OrganisationKind

UNIT_WORDS = {Unit.POST: "their post", Unit.ROLE: "a link worker role"}
DRAWN_BEFOREHAND = frozenset({"", RetentionBy.REGION, RetentionBy.ICB})
"""The groupings each of whose groups has its chart drawn every night; others are drawn when first opened."""


def group_name(by: str | None, group: GroupRetention) -> str:
    """Return a group's name as people read it: kinds of employer by their labels."""
    if by == RetentionBy.EMPLOYER_KIND and group.name in OrganisationKind.values:
        return str(OrganisationKind(group.name).label)
    return group.name


def survival_spec(snapshot: Snapshot, group_code: str = "") -> Spec | None:
    """Return the chart of one group; without a grouping, of everybody."""
    group = next((group for group in snapshot.told() if group.code == group_code), None)
    if group is None:
        return None
    return survival_chart(group_name(snapshot.by, group), group, UNIT_WORDS[snapshot.in_unit()])


def comparison_spec(snapshot: Snapshot) -> Spec | None:
    if not snapshot.by:
        return None
    named = sorted(
        ((group_name(snapshot.by, group), group) for group in snapshot.told()), key=lambda one: one[0]
    )
    return comparison_chart(named, UNIT_WORDS[snapshot.in_unit()])


def specs_of(snapshot: Snapshot, group_code: str = "") -> list[Spec]:
    """Return every chart that a page of this snapshot shows."""
    found = [survival_spec(snapshot, group_code), comparison_spec(snapshot)]
    return [spec for spec in found if spec is not None]


def standing_specs(newest: Iterable[Snapshot]) -> Iterator[Spec]:
    """Return every chart of the newest month that people are likely to open first."""
    for snapshot in newest:
        codes = [group.code for group in snapshot.told()] if snapshot.by in DRAWN_BEFOREHAND else [""]
        for code in codes:
            yield from specs_of(snapshot, code)


def drawing_of(spec: Spec | None) -> str:
    """Return the drawing where the worker has made it. One query."""
    if spec is None:
        return ""
    return Chart.objects.filter(key=key_of(spec)).values_list("svg", flat=True).first() or ""
