"""Claims of prior learning as assessors meet them: who may read whose, and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, Q, QuerySet
from django.utils.timezone import localdate

from assessments.rules.prior_learning import is_late
from courses.models import PriorClaim
from courses.vocabulary import ClaimState
from people.models import Membership, Person, Responsibility
from people.permissions import is_assessor
from people.queries.assessors import assessors_for
from people.queries.purpose import SightPurpose, Viewer
from people.vocabulary import ResponsibilityKind

SIGHT_CODE: Final = "prior_learning"
_SENT: Final = Q(submitted_at__isnull=False)
_WHOLE_PROGRAMME: Final = Q(organisation__isnull=True, group__isnull=True, subject__isnull=True)


class ClaimPath:
    """From an assessor to those in their scope who have sent a claim, and back."""

    def seen_by(self, viewer: Person, on: date) -> Q:
        held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.ASSESSOR).filter(person_id=viewer.pk)
        groups = held.filter(group__isnull=False).values("group_id")
        members = Membership.objects.on(on).filter(group_id__in=groups).values("person_id")
        sent = PriorClaim.objects.filter(_SENT).values("person_id")
        in_scope = Q(Exists(held.filter(_WHOLE_PROGRAMME))) | Q(pk__in=members)
        return in_scope & Q(pk__in=sent) & ~Q(pk=viewer.pk)

    def viewers_of(self, person_id: int, on: date) -> Sequence[Viewer]:
        sent = PriorClaim.objects.filter(_SENT, person_id=person_id)
        rows = (
            assessors_for(person_id, on)
            .filter(Exists(sent))
            .values_list("person_id", "person__name", "group__name")
        )
        label = str(ResponsibilityKind.ASSESSOR.label)
        return [Viewer(pk, name, label, group or "the whole programme") for pk, name, group in rows]


SIGHT: Final = SightPurpose(
    code=SIGHT_CODE,
    order=46,
    title="The assessors, once you have claimed what you know already",
    fields=(
        "your name",
        "what you wrote in a claim that you sent, and what you pointed to, with its files",
        "what was decided, by whom and why",
    ),
    why="To read your claim and answer it.",
    paths=(ClaimPath(),),
)


@dataclass(frozen=True)
class QueueLine:
    """One claim that waits, as the queue shows it."""

    claim: PriorClaim
    on: date

    @property
    def sent_on(self) -> date:
        return localdate(self.claim.submitted_at)

    @property
    def is_late(self) -> bool:
        return is_late(self.sent_on, self.on)


@dataclass(frozen=True)
class Queue:
    """What one assessor has taken on, and what anybody may take."""

    mine: tuple[QueueLine, ...]
    waiting: tuple[QueueLine, ...]

    @property
    def is_empty(self) -> bool:
        return not self.mine and not self.waiting


def claims_seen_by(viewer: Person, on: date) -> QuerySet[PriorClaim]:
    """Narrow to the claims that somebody may read: those that wait, and those that they answered."""
    people = Person.objects.visible_to(viewer, to=SIGHT_CODE, on=on)
    waiting = Q(state=ClaimState.SUBMITTED)
    answered = Q(state=ClaimState.DECIDED, assessor=viewer)
    return PriorClaim.objects.filter(waiting | answered, person__in=people)


def queue_of(viewer: Person, on: date) -> Queue:
    """Return what waits for somebody, the oldest first: theirs, nobody's, and what is late; one query."""
    rows = claims_seen_by(viewer, on).filter(state=ClaimState.SUBMITTED)
    rows = rows.filter(Q(assessor=viewer) | Q(assessor__isnull=True) | Q(pooled_at__isnull=False))
    found = rows.select_related("person", "target", "assessor").order_by("submitted_at", "pk")
    lines = [QueueLine(row, on) for row in found]
    return Queue(
        mine=tuple(line for line in lines if line.claim.assessor_id == viewer.pk),
        waiting=tuple(line for line in lines if line.claim.assessor_id != viewer.pk),
    )


def may_assess(viewer: Person, person_id: int, on: date) -> bool:
    """Return whether a person's claims are in somebody's scope that day; never one's own."""
    return assessors_for(person_id, on).filter(person_id=viewer.pk).exists()


def assessing_panel(person: Person, today: date) -> Mapping[str, Any] | None:
    """Return what my learning says to an assessor for whom claims wait; nothing, and no query more, for others."""
    if not is_assessor(person, today):
        return None
    queue = queue_of(person, today)
    if queue.is_empty:
        return None
    return {"mine": len(queue.mine), "waiting": len(queue.waiting)}
