"""What one planned post changes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from learning_records.vocabulary import Verb
from people.rules.post_known import PostFacts
from people.rules.post_plan import PlannedPost
from people.rules.succession import Span, Stretch, succession_after

_STARTED = ("started_on", "role_id", "employer")


@dataclass(frozen=True, slots=True)
class PostChange:
    """``facts`` are those that differ from the record, as (before, after); a new post has none."""

    planned: PlannedPost
    facts: dict[str, tuple[Any, Any]]
    places: tuple[Stretch[int], ...]
    funders: tuple[Stretch[str], ...]
    is_confirmed: bool

    @property
    def is_new(self) -> bool:
        return self.planned.before is None

    @property
    def changes_places(self) -> bool:
        return self.places != (self.planned.before.places if self.planned.before else ())

    @property
    def changes_funders(self) -> bool:
        return self.funders != (self.planned.before.funders if self.planned.before else ())

    @property
    def changes_record(self) -> bool:
        return not self.is_new and bool(self.facts or self.changes_places or self.changes_funders)

    @property
    def joins(self) -> bool:
        """Whether the first day, role or employer is said for the first time, or anew."""
        return self.is_new or any(name in self.facts for name in _STARTED)

    @property
    def leaves(self) -> bool:
        return self.planned.facts.ended_on is not None and (self.is_new or "ended_on" in self.facts)

    @property
    def corrects(self) -> tuple[Verb, ...]:
        """What was said of the post before and does not hold any more."""
        if self.is_new:
            return ()
        joined = (Verb.JOINED,) if self.joins else ()
        left = (Verb.LEFT,) if "ended_on" in self.facts else ()
        return joined + left

    def moves(self, today: date) -> bool:
        """Return whether the place changes today, as against being corrected."""
        before = self.planned.before
        return (
            before is not None
            and len(self.places) > len(before.places) > 0
            and self.places[-1].started_on == today
        )


def change_of(planned: PlannedPost, today: date, *, confirms: bool = True) -> PostChange:
    """Return what is different from the record; whether it counts as confirmed today, if it runs, is the caller's."""
    before, after = planned.before, planned.facts
    span = Span(after.started_on, after.ended_on, before.facts.ended_on if before else None)
    is_running = after.period.contains(today)
    return PostChange(
        planned=planned,
        facts=_differences(before.facts, after) if before else {},
        places=succession_after(before.places if before else (), planned.placed.place_id, span, today),
        funders=succession_after(before.funders if before else (), _as_written(planned), span, today),
        is_confirmed=confirms and is_running and (before is None or before.last_confirmed_on != today),
    )


def _as_written(planned: PlannedPost) -> str | None:
    """Return the funder, as it is on record where only case and spaces differ."""
    funder = planned.placed.row.funder
    if planned.before and planned.before.funders:
        on_record = planned.before.funders[-1].thing
        if on_record.casefold() == funder.casefold():
            return on_record
    return funder or None


def _differences(before: PostFacts, after: PostFacts) -> dict[str, tuple[Any, Any]]:
    pairs = ((each.name, getattr(before, each.name), getattr(after, each.name)) for each in fields(PostFacts))
    return {name: (old, new) for name, old, new in pairs if old != new}
