"""What follows what over time (an organisation's parents, a post's places and funders), and what a new row makes of it.

History stays as it was. A row that names something else for what is running means a change on the day of the import; for
what has ended, or has only begun that day, it is a correction. A row that names nothing means that it is nowhere now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Thing]):
    """A thing and its days."""

    thing: Thing
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days of what the stretches belong to, as they were and as the row says."""

    started_on: date
    ended_on: date | None
    was_ended_on: date | None = None


def succession_after(
    before: Sequence[Stretch[Thing]], thing: Thing | None, span: Span, today: date
) -> tuple[Stretch[Thing], ...]:
    """Return the stretches after a row that names one thing; ``before`` stands in the order of days.

    >>> since = Span(date(2020, 4, 1), None)
    >>> moved = succession_after((Stretch("A", date(2020, 4, 1)),), "B", since, date(2026, 11, 23))
    >>> [(each.thing, each.started_on.year, each.ended_on) for each in moved]
    [('A', 2020, datetime.date(2026, 11, 23)), ('B', 2026, None)]
    """
    if not before:
        return () if thing is None else (Stretch(thing, span.started_on, span.ended_on),)
    links = [replace(before[0], started_on=span.started_on), *before[1:]]
    latest = links.pop()
    reaches_the_end = latest.ended_on is None or latest.ended_on == span.was_ended_on
    is_running = span.ended_on is None or span.ended_on > today
    if thing == latest.thing and reaches_the_end:
        links.append(replace(latest, ended_on=span.ended_on))
    elif thing is None and not reaches_the_end:
        links.append(latest)
    elif is_running and latest.started_on < today:
        links.append(replace(latest, ended_on=min(latest.ended_on or today, today)))
        if thing is not None:
            links.append(Stretch(thing, today, span.ended_on))
    elif thing is not None:
        links.append(Stretch(thing, latest.started_on, span.ended_on))
    return clipped(links, span.ended_on)


def clipped(links: Sequence[Stretch[Thing]], ended_on: date | None) -> tuple[Stretch[Thing], ...]:
    """Drop and shorten what would outlive an end, or has become empty."""
    kept = []
    for link in links:
        end = link.ended_on
        if ended_on is not None:
            end = min(end or ended_on, ended_on)
        if end is None or end > link.started_on:
            kept.append(replace(link, ended_on=end))
    return tuple(kept)
