"""Drafting entries of the CPD log from what people completed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from learning_records.rules.batch import PositionedStatement
from portfolio.models import CPDEntry
from portfolio.queries.recipients import Studied, people_by_actor, studied_by_uuid
from portfolio.rules.earning import drafts_cpd
from portfolio.vocabulary import CPD_DRAFTS, EntryKind, EntrySource, EntryStatus

_MOST_COMPETENCIES = 5


def draft_entries(batch: Sequence[PositionedStatement]) -> None:
    """Write a drafted entry for each completed module, once; called by the reaction.

    An online module is formal (structured, with objectives) and not participatory (no interaction with other
    professionals); the person can say otherwise before logging it.
    """
    completed = [statement for statement in batch if drafts_cpd(statement)]
    if not completed:
        return
    people = people_by_actor(statement.resolved_actor for statement in completed)
    studied = studied_by_uuid()
    unknown = Studied(None)
    CPDEntry.objects.bulk_create(
        CPDEntry(
            consumer=CPD_DRAFTS,
            statement_id=statement.id,
            person=people[statement.resolved_actor],
            title=statement.activity_title[:200],
            kind=EntryKind.E_LEARNING,
            provider="Linkway",
            done_on=timezone.localdate(statement.happened_at),
            minutes=studied.get(statement.activity_id, unknown).minutes or 0,
            is_formal=True,
            is_participatory=False,
            competencies=list(studied.get(statement.activity_id, unknown).competencies[:_MOST_COMPETENCIES]),
            status=EntryStatus.DRAFT,
            source=EntrySource.PLATFORM,
        )
        for statement in completed
        if statement.resolved_actor in people
    )
