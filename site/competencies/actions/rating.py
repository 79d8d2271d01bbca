"""Rating somebody in a competency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from competencies.models import Competency, Rating
from competencies.queries.framework import CurrentFramework, current_framework
from competencies.rules.published import CompetencyNode
from competencies.rules.rating import Cited, cited, may_rate, says_the_same
from competencies.rules.standing import currency_on
from competencies.vocabulary import RatingKind
from foundations.london import LONDON
from foundations.verdict import Refused
from learning_records.actions.statement import record
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context, Result
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person


class RatingRefused(Refused):
    """A rating that may not be given; nothing was written."""


@dataclass(frozen=True, slots=True)
class View:
    """What is said of somebody in one competency."""

    person: Person
    competency: Competency
    kind: RatingKind
    level: int
    comment: str
    evidence: tuple[Cited, ...]
    at: datetime


@transaction.atomic
def rate(
    *,
    person: Person,
    competency: Competency,
    level: int,
    by: Person,
    at: datetime,
    kind: RatingKind = RatingKind.SELF,
    comment: str = "",
    evidence: Sequence[Cited] = (),
) -> tuple[Rating, bool]:
    """Give a view of somebody's competency, and return the rating and whether it is new.

    The same level with the same comment and evidence changes nothing, unless the view had grown old.

    :raises RatingRefused: where the rules refuse; its verdict lists why.
    """
    view = View(person, competency, kind, level, comment.strip(), tuple(evidence), at)
    # Two forms sent at once are one after the other.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    framework = current_framework()
    node = framework.tree.competency(competency.code) if framework else None
    verdict = may_rate(
        kind=kind,
        is_own=person.pk == by.pk,
        level=level,
        levels=[each.number for each in framework.tree.ratable] if framework else [],
        is_known=node is not None and node.id == competency.pk,
        evidence=len(evidence),
    )
    if not verdict.allowed or framework is None or node is None:
        raise RatingRefused(verdict)
    # By order of writing, so that a view dated back replaces what was held, and nothing is replaced twice.
    held = Rating.objects.filter(person=person, competency=competency, kind=kind).order_by("-pk").first()
    if held is not None and _is_held(view, held, node):
        return held, False
    return _write(view, held, framework, by), True


def _is_held(view: View, held: Rating, node: CompetencyNode) -> bool:
    return says_the_same(
        level=view.level,
        comment=view.comment,
        evidence=view.evidence,
        held_level=held.level,
        held_comment=held.comment,
        held_evidence=cited(held.evidence),
        currency=currency_on(
            view.at.astimezone(LONDON).date(),
            since=held.at.astimezone(LONDON).date(),
            review_months=node.review_months,
        ),
    )


def _write(view: View, held: Rating | None, framework: CurrentFramework, by: Person) -> Rating:
    return Rating.objects.create(
        person=view.person,
        competency=view.competency,
        version_id=framework.version_id,
        level=view.level,
        kind=view.kind,
        comment=view.comment,
        evidence=[each.as_document() for each in view.evidence],
        replaces=held,
        at=view.at,
        by=by,
        statement=_say(view, framework).pk,
    )


def _say(view: View, framework: CurrentFramework) -> Statement:
    """Record the statement: ids and the level, and nothing that anybody wrote."""
    highest = max(each.number for each in framework.tree.ratable)
    return record(
        actor=view.person.actor,
        verb=Verb.RATED,
        activity=ActivityRef(view.competency.uuid, ActivityType.COMPETENCY),
        at=view.at,
        result=Result(score_raw=view.level, score_max=highest),
        context=Context(extra={"kind": str(view.kind.value), "framework-version": framework.number}),
    )
