"""The one door into the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from foundations.verdict import Refused
from learning_records.actions.wake import wake_pump_on_commit
from learning_records.models import Statement
from learning_records.rules.statement import (
    ActivityRef,
    Context,
    NewStatement,
    Result,
    may_record,
    may_void,
    xapi_body,
)
from learning_records.vocabulary import ActivityType, Verb

_CHUNK = 10_000
_COLUMNS = (
    "id", "happened_at", "actor", "verb", "activity_id", "activity_type",
    "score_scaled", "score_raw", "score_max", "success", "completion", "duration",
    "programme", "year", "module", "revision_id", "content_hash", "group", "employer", "place", "body",
)  # fmt: skip
_COPY = 'COPY learning_records_statement ("{}") FROM STDIN'.format('", "'.join(_COLUMNS))


class StatementRefused(Refused):
    """A statement that the ledger's rules do not allow; nothing was written."""


class OutsideTransaction(Exception):
    """A statement belongs to the transaction of the change that it records, and there is none."""


def record(
    *,
    actor: UUID,
    verb: Verb,
    activity: ActivityRef,
    at: datetime,
    result: Result | None = None,
    context: Context | None = None,
) -> Statement:
    """Record one statement in the caller's transaction.

    :raises StatementRefused: when it holds what the ledger may not hold.
    :raises OutsideTransaction: when no transaction is open.
    """
    new = NewStatement(actor, verb, activity, at, result, context)
    _check(new)
    values = dict(zip(_COLUMNS[1:-1], _values(new), strict=True))
    statement = Statement(**values, body=xapi_body(new))
    statement.save(force_insert=True)
    wake_pump_on_commit()
    return statement


def record_many(new: Iterable[NewStatement]) -> list[UUID]:
    """Record statements set-wise, in the order given, and return their ids in that order.

    About 30 seconds for a million, in chunks, so the iterable may be a generator.

    :raises StatementRefused: at the first that holds what the ledger may not hold; the caller's transaction
        should then end.
    :raises OutsideTransaction: when no transaction is open.
    """
    recorded: list[UUID] = []
    for chunk in _chunks(new):
        for statement in chunk:
            _check(statement)
        recorded += _copy(chunk)
    if recorded:
        wake_pump_on_commit()
    return recorded


@transaction.atomic
def void(*, statement_id: UUID, by: UUID, at: datetime) -> Statement:
    """Say that a statement should not have been made, by another; both stay.

    :raises StatementRefused: when there is none, when it voids another itself, or is voided already.
    """
    statement = Statement.objects.filter(pk=statement_id).first()
    is_voided = Statement.objects.filter(verb=Verb.VOIDED, activity_id=statement_id).exists()
    verdict = may_void(
        exists=statement is not None, verb=statement.verb if statement else "", is_voided=is_voided
    )
    if not verdict.allowed:
        raise StatementRefused(verdict)
    return record(
        actor=by, verb=Verb.VOIDED, activity=ActivityRef(statement_id, ActivityType.STATEMENT), at=at
    )


def _check(new: NewStatement) -> None:
    if not connection.in_atomic_block:
        raise OutsideTransaction("record() is called inside the transaction that makes the change.")
    verdict = may_record(new)
    if not verdict.allowed:
        raise StatementRefused(verdict)


def _values(new: NewStatement) -> tuple[Any, ...]:
    """Return the columns between the id and the body, in their order."""
    result, context = new.result or Result(), new.context or Context()
    return (
        new.at, new.actor, new.verb.value, new.activity.id, new.activity.type.value,
        result.score_scaled, result.score_raw, result.score_max, result.success, result.completion,
        result.duration, context.programme, context.year, context.module, context.revision_id,
        context.content_hash, context.group, context.employer, context.place,
    )  # fmt: skip


def _chunks(new: Iterable[NewStatement]) -> Iterator[list[NewStatement]]:
    rest = iter(new)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _copy(chunk: Sequence[NewStatement]) -> list[UUID]:
    with connection.cursor() as cursor:
        # The database makes the ids here too; they rise in one session, so they keep the order given.
        cursor.execute("SELECT uuidv7() FROM generate_series(1, %s)", [len(chunk)])
        ids: list[UUID] = [row[0] for row in cursor.fetchall()]
        with cursor.copy(_COPY) as copy:
            for statement_id, new in zip(ids, chunk, strict=True):
                copy.write_row((statement_id, *_values(new), json.dumps(xapi_body(new))))
    return ids
