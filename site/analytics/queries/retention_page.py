"""What the retention page shows, read from what the worker stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analytics.models import Chart, Snapshot
from analytics.permissions import RetentionSight
from analytics.queries.retention_charts import comparison_spec, survival_spec
from analytics.rules.chart import key_of
from analytics.rules.retention import GroupRetention
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks: the day, the unit, the grouping, and one of its groups."""

    as_at: date
    unit: Unit
    by: RetentionBy | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The charts of a page; ``is_waiting`` where the worker has yet to draw one."""

    survival: str = ""
    comparison: str = ""
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class RetentionPage:
    question: Question
    snapshot: Snapshot
    groups: Sequence[GroupRetention]
    focus: GroupRetention | None
    """The group in the sentence, the chart and the small tables: everybody, or the one chosen."""
    drawings: Drawings


def month_ends_kept() -> list[date]:
    """Return the days that are worked out each night, newest first. One query."""
    days = Snapshot.objects.month_ends().answered().order_by("-as_at").values_list("as_at", flat=True)
    return list(days.distinct())


def snapshot_for(question: Question) -> Snapshot | None:
    """Return the stored answer, or the row in which it is awaited. One query."""
    return Snapshot.objects.filter(
        as_at=question.as_at, unit=question.unit.value, by=question.by or ""
    ).first()


def retention_page(question: Question, snapshot: Snapshot, sight: RetentionSight) -> RetentionPage | None:
    """Return the page of a stored answer, or None where it has no such group. One query, for the charts.

    Of other employers and other cohorts a lead is told nothing, not even that they exist.
    """
    told = [group for group in snapshot.told() if sight.may_open(question.by, group.code)]
    focus = None
    if question.by is None or question.code:
        focus = _group(told, question, sight)
        if focus is None:
            return None
    compared = sight.may_open(question.by, "")
    return RetentionPage(question, snapshot, told, focus, _drawings(snapshot, focus, compared=compared))


def _group(
    told: Sequence[GroupRetention], question: Question, sight: RetentionSight
) -> GroupRetention | None:
    """Return the group asked about; somebody's own group of whom nobody is counted is told as too small."""
    found = next((group for group in told if group.code == question.code), None)
    own = sight.own_group(question.by, question.code)
    if found is None and own is not None:
        return GroupRetention(name=own.name, code=own.code, suppressed=True)
    return found


def _drawings(snapshot: Snapshot, focus: GroupRetention | None, *, compared: bool) -> Drawings:
    survival = survival_spec(snapshot, focus.code) if focus else None
    comparison = comparison_spec(snapshot) if compared and focus is None else None
    keys = {name: key_of(spec) for name, spec in (("survival", survival), ("comparison", comparison)) if spec}
    drawn = dict(Chart.objects.filter(key__in=keys.values()).values_list("key", "svg")) if keys else {}
    found = {name: drawn.get(key, "") for name, key in keys.items()}
    return Drawings(**found, is_waiting=not all(found.values()))
