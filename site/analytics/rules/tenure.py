"""The two units in which staying is measured: a post, and a role spell. They are never mixed.

A *post* is one person's employment in one link worker role with one employer: the employer's question. A *role
spell* is one person's time as a link worker, whoever employed them: the profession's question. Both become a
``Tenure``, seen as it was on one day, the as-at date: what begins after that day does not exist, and what ends after
it is still running. Only link worker posts come here; whoever calls has left out the others, so a move to another
role ends a tenure.

A tenure starts on ``started_on``, which is where its time is counted from, but nobody was watching it before
``entered_on``. Counting it from its start as if somebody had been would overstate how long people stay, because those
who left before the watching began are not in the list (left truncation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from uuid import UUID

LONGEST_JOINED_GAP_DAYS = 31


class Unit(Enum):
    """What is counted."""

    POST = "post"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class PostRecord:
    """One link worker post as recorded; ``ended_on`` is the first day out of it."""

    post: int
    person: UUID
    employer: int | None
    started_on: date
    observed_from: date | None = None
    ended_on: date | None = None
    last_confirmed_on: date | None = None
    fte: float | None = None

    @property
    def entered_on(self) -> date:
        """The first day on which its end would have become known."""
        return max(self.started_on, self.observed_from or self.started_on)

    def is_running_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)

    def as_seen_on(self, day: date) -> PostRecord:
        """Return it as it stood on a day: with an end after that day it was running, which the end itself confirms."""
        if self.ended_on is None or self.ended_on <= day:
            return self
        return replace(self, ended_on=None, last_confirmed_on=max(day, self.last_confirmed_on or day))

    def known_until(self, day: date) -> date:
        """Return the last day, not after ``day``, up to which something is known of it.

        A post that nobody ever confirmed is known of on the day it came under observation and no longer.
        """
        return min(self.ended_on or self.last_confirmed_on or self.entered_on, day)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One post, or one role spell, as it was on the as-at date; ``ended_on`` is empty while it runs."""

    person: UUID
    posts: tuple[PostRecord, ...]
    started_on: date
    entered_on: date
    known_until: date
    ended_on: date | None

    @property
    def has_left(self) -> bool:
        return self.ended_on is not None

    @property
    def exited_on(self) -> date:
        """The day of leaving, or the day up to which it is known to have run."""
        return self.ended_on or self.known_until

    @property
    def last_confirmed_on(self) -> date | None:
        """The latest day on which somebody said that one of its posts still ran."""
        if len(self.posts) == 1:
            return self.posts[0].last_confirmed_on
        return max((post.last_confirmed_on for post in self.posts if post.last_confirmed_on), default=None)

    @property
    def main_post(self) -> PostRecord:
        """The post by which it is placed: the one that runs latest, then the largest, then the oldest."""
        if len(self.posts) == 1:
            return self.posts[0]
        return max(
            self.posts,
            key=lambda post: (
                post.ended_on or date.max,
                post.fte or 0.0,
                -post.started_on.toordinal(),
                -post.post,
            ),
        )

    def was_observed_before(self, day: date) -> bool:
        """Return whether it ever came under observation before ``day``; one that had ended by then never did."""
        return self.entered_on < day and (self.ended_on is None or self.entered_on < self.ended_on)

    def is_running_on(self, day: date) -> bool:
        """Return whether it runs on ``day``; a spell runs through the gaps it joins."""
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)

    def is_observed_on(self, day: date) -> bool:
        return self.entered_on <= day and self.is_running_on(day)

    def posts_on(self, day: date) -> tuple[PostRecord, ...]:
        """Return its posts that run on ``day``, or, inside a joined gap, those that had just ended."""
        running = tuple(post for post in self.posts if post.is_running_on(day))
        if running:
            return running
        ends = [post.ended_on for post in self.posts if post.ended_on is not None and post.ended_on <= day]
        return tuple(post for post in self.posts if ends and post.ended_on == max(ends))


def tenures_of(posts: Iterable[PostRecord], unit: Unit, as_at: date) -> list[Tenure]:
    """Return every tenure begun by ``as_at``, in the unit asked for, as it was on that day."""
    begun = [post.as_seen_on(as_at) for post in posts if post.started_on <= as_at]
    return _post_tenures(begun, as_at) if unit is Unit.POST else _role_spells(begun, as_at)


def _post_tenures(posts: Iterable[PostRecord], as_at: date) -> list[Tenure]:
    return [_tenure((post,), as_at) for post in posts]


def _role_spells(posts: Iterable[PostRecord], as_at: date) -> list[Tenure]:
    """Return each person's posts joined across gaps of up to 31 days; concurrent posts are one spell.

    The gap between a post whose first day out is 1 January and one that starts on 1 February is 31 days.
    """
    of_person: dict[UUID, list[PostRecord]] = defaultdict(list)
    for post in posts:
        of_person[post.person].append(post)
    return [_tenure(spell, as_at) for own in of_person.values() for spell in _joined(own, as_at)]


def _joined(posts: Sequence[PostRecord], as_at: date) -> list[tuple[PostRecord, ...]]:
    """Split one person's posts where more than 31 days lie between the end of all so far and the next start."""
    spells: list[list[PostRecord]] = []
    reached = date.min
    for post in sorted(posts, key=lambda post: (post.started_on, post.post)):
        if (post.started_on - reached).days > LONGEST_JOINED_GAP_DAYS:
            spells.append([])
        spells[-1].append(post)
        reached = max(reached, post.ended_on or as_at)
    return [tuple(spell) for spell in spells]


def _tenure(posts: tuple[PostRecord, ...], as_at: date) -> Tenure:
    ends = [post.ended_on for post in posts if post.ended_on is not None]
    return Tenure(
        person=posts[0].person,
        posts=posts,
        started_on=min(post.started_on for post in posts),
        entered_on=_entry(posts),
        known_until=max(post.known_until(as_at) for post in posts),
        ended_on=max(ends) if len(ends) == len(posts) else None,
    )


def _entry(posts: Sequence[PostRecord]) -> date:
    """Return the first day on which one of the posts was watched; a post that had ended by then never was."""
    watched = [post.entered_on for post in posts if post.ended_on is None or post.entered_on < post.ended_on]
    return min(watched) if watched else max(post.entered_on for post in posts)
