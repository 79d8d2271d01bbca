"""What a file of posts would change: which post each row is, and which rows must wait because posts would overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from people.rules.post_known import EmployerKey, Known, KnownPost, PersonKey, PostFacts
from people.rules.post_people import who_is_who
from people.rules.post_places import Placed
from people.rules.report import Waiting

Holding: TypeAlias = tuple[PersonKey, EmployerKey, int]


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """A row that will be written: as a new post, or over the one on record."""

    placed: Placed
    facts: PostFacts
    before: KnownPost | None

    @property
    def line(self) -> int:
        return self.placed.row.line


@dataclass
class PostPlan:
    posts: list[PlannedPost] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def plan_posts(rows: Sequence[Placed], known: Known) -> PostPlan:
    """Return what to write and what waits; rows stand in the order of lines."""
    who = who_is_who([placed.row for placed in rows], known)
    plan = PostPlan(waiting=list(who.waiting), notes=list(who.notes))
    candidates = _matched(
        [placed for placed in rows if placed.row.line in who.people], who.people, known, plan
    )
    plan.posts = _without_overlaps(candidates, known.posts, plan)
    plan.waiting.sort(key=lambda waiting: waiting.line)
    return plan


def _facts(placed: Placed, person: PersonKey, known: Known) -> PostFacts:
    row = placed.row
    return PostFacts(
        person=person,
        role_id=known.roles[row.role],
        employer=placed.employer,
        fte=row.fte,
        started_on=row.started_on,
        observed_from=row.observed_from,
        ended_on=row.ended_on,
        leaving_reason=row.leaving_reason,
        ref=row.post_ref,
    )


def _matched(
    rows: Sequence[Placed], people: Mapping[int, PersonKey], known: Known, plan: PostPlan
) -> list[PlannedPost]:
    """Find each row's post on record; a post that the file lists twice is taken from its first line."""
    by_ref = {post.facts.ref: post for post in known.posts if post.facts.ref}
    by_key = {(*post.facts.holding, post.facts.started_on): post for post in known.posts}
    taken: dict[object, int] = {}
    candidates = []
    for placed in rows:
        facts = _facts(placed, people[placed.row.line], known)
        before = by_ref.get(facts.ref) or by_key.get((*facts.holding, facts.started_on))
        if before is not None and before.facts.person != facts.person:
            reason = f"post_ref {facts.ref} is a post of somebody else on record."
            plan.waiting.append(Waiting(placed.row.line, reason))
            continue
        names = _names_of(facts, before)
        twice = next((taken[name] for name in names if name in taken), None)
        if twice is not None:
            reason = f"This is the post of line {twice}, which was used."
            plan.waiting.append(Waiting(placed.row.line, reason))
            continue
        taken.update(dict.fromkeys(names, placed.row.line))
        if before is not None and not facts.ref:
            facts = replace(facts, ref=before.facts.ref)
        candidates.append(PlannedPost(placed, facts, before))
    return candidates


def _names_of(facts: PostFacts, before: KnownPost | None) -> list[object]:
    """Return everything by which a post is known, so that two rows of one post meet."""
    names: list[object] = [(*facts.holding, facts.started_on)]
    if facts.ref:
        names.append(("ref", facts.ref))
    if before is not None:
        names.append(("id", before.id))
    return names


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch of days in a holding, by a row or by a post on record that no row touches."""

    facts: PostFacts
    planned: PlannedPost | None

    def gives_way(self) -> tuple[bool, bool, int]:
        """Order claims by how readily they give way: on record never, then changes, then new posts, later lines."""
        if self.planned is None:
            return False, False, 0
        return True, self.planned.before is None, self.planned.line


def _without_overlaps(
    candidates: Sequence[PlannedPost], on_record: Sequence[KnownPost], plan: PostPlan
) -> list[PlannedPost]:
    """Let the rows wait whose posts would overlap, until none does; what waits stays as it is on record."""
    kept = {planned.line: planned for planned in candidates}
    unsettled: set[Holding] | None = None
    while unsettled is None or unsettled:
        clashes = _clashes(kept, on_record, unsettled)
        unsettled = set()
        for loser, other in clashes:
            planned = loser.planned
            if planned is None or planned.line not in kept:
                continue
            del kept[planned.line]
            plan.waiting.append(Waiting(planned.line, _overlap(other)))
            unsettled.add(planned.facts.holding)
            if planned.before is not None:
                unsettled.add(planned.before.facts.holding)
    return [planned for planned in candidates if planned.line in kept]


def _clashes(
    kept: Mapping[int, PlannedPost], on_record: Sequence[KnownPost], only: set[Holding] | None
) -> list[tuple[_Claim, _Claim]]:
    """Return the claims that give way, each with the one that it clashes with."""
    touched = {planned.before.id for planned in kept.values() if planned.before is not None}
    claims: dict[Holding, list[_Claim]] = {}
    for planned in kept.values():
        claims.setdefault(planned.facts.holding, []).append(_Claim(planned.facts, planned))
    for post in on_record:
        if post.id not in touched and post.facts.holding in claims:
            claims[post.facts.holding].append(_Claim(post.facts, None))
    clashes = []
    for holding, same in claims.items():
        if len(same) > 1 and (only is None or holding in only):
            clashes += _clashes_in(same)
    return clashes


def _clashes_in(same: Sequence[_Claim]) -> list[tuple[_Claim, _Claim]]:
    settled: list[_Claim] = []
    clashes = []
    for claim in sorted(same, key=_Claim.gives_way):
        other = next((each for each in settled if claim.facts.period.overlaps(each.facts.period)), None)
        if other is None:
            settled.append(claim)
        else:
            clashes.append((claim, other))
    return clashes


def _overlap(other: _Claim) -> str:
    where = f"line {other.planned.line}" if other.planned else "on record"
    until = f" until {other.facts.ended_on}" if other.facts.ended_on else ""
    return (
        f"It would overlap the same post from {other.facts.started_on}{until} ({where}): "
        "one person, employer and role."
    )
