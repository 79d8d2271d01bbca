"""Invariants of dated rows, as database constraints that need no extension."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db.models import F, Func, Q, Value


class _OneNumber(Func):
    """An id as a range of one, so that GiST compares it without the btree_gist extension."""

    function = "int8range"
    output_field = BigIntegerRangeField()

    def __init__(self, field: str) -> None:
        self.field_name = field
        super().__init__(F(field), F(field), Value("[]"))

    def deconstruct(self) -> tuple[str, tuple[str], dict[str, object]]:
        return "foundations.constraints._OneNumber", (self.field_name,), {}


class _Days(Func):
    """The half-open period between two day columns; an empty end means no end."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start: str, end: str) -> None:
        self.names = (start, end)
        super().__init__(F(start), F(end), Value("[)"))

    def deconstruct(self) -> tuple[str, tuple[str, str], dict[str, object]]:
        return "foundations.constraints._Days", self.names, {}


def no_overlap(
    name: str,
    *id_fields: str,
    period: tuple[str, str] = ("started_on", "ended_on"),
    condition: Q | None = None,
) -> ExclusionConstraint:
    """Return a constraint: rows alike in ``id_fields`` (whole numbers) never share a day."""
    same = [(_OneNumber(field), RangeOperators.OVERLAPS) for field in id_fields]
    return ExclusionConstraint(
        name=name,
        index_type="GIST",
        expressions=[*same, (_Days(*period), RangeOperators.OVERLAPS)],
        condition=condition,
    )
