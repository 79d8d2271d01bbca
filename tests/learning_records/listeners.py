"""Consumers for the tests: a diary that keeps the order, a count that can be replayed, and a reaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from learning_records.actions.statement import record
from learning_records.consumers import PositionedStatement, Projection, Reaction
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context
from learning_records.vocabulary import ActivityType, Verb

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
COLUMBA, AIDAN, HILDA = (UUID(int=number) for number in (1, 2, 3))
LESSON = UUID(int=100)

TABLES = """
CREATE {kind} TABLE listener_diary (line bigserial PRIMARY KEY, position bigint, statement uuid, actor uuid);
CREATE {kind} TABLE listener_counts (actor uuid, verb text, times int, latest timestamptz,
  PRIMARY KEY (actor, verb));
CREATE {kind} TABLE listener_letters (consumer text, statement uuid, recipient uuid,
  UNIQUE (consumer, statement, recipient));
"""


class Poisoned(Exception):
    """What a handler raises at a poisoned statement."""


def _execute(sql: str, parameters: Sequence[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


class Diary(Projection):
    """Writes down each statement once it is handled, so that order and repetition show."""

    name = "tests.diary"
    batch_size = 100
    poison: str = "poison"

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        for statement in batch:
            _execute(
                "INSERT INTO listener_diary (position, statement, actor) VALUES (%s, %s, %s)",
                [statement.position, statement.id, statement.resolved_actor],
            )
            if statement.context.extra.get("kind") == self.poison:
                raise Poisoned("said by a person, never to be kept")

    def reset(self) -> None:
        _execute("DELETE FROM listener_diary")


class Counts(Projection):
    """How often each actor did what, and when last; keyed by actor as the statement has it."""

    name = "tests.counts"
    batch_size = 7

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        for statement in batch:
            _execute(
                "INSERT INTO listener_counts VALUES (%s, %s, 1, %s) ON CONFLICT (actor, verb)"
                " DO UPDATE SET times = listener_counts.times + 1, latest = excluded.latest",
                [statement.actor, statement.verb.value, statement.happened_at],
            )

    def reset(self) -> None:
        _execute("DELETE FROM listener_counts")


class Letters(Reaction):
    """Writes one letter to whoever completed something."""

    name = "tests.letters"
    verbs = frozenset({Verb.COMPLETED})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        for statement in batch:
            _execute(
                "INSERT INTO listener_letters VALUES (%s, %s, %s)",
                [self.name, statement.id, statement.resolved_actor],
            )


def a_statement(
    actor: UUID = COLUMBA, verb: Verb = Verb.COMPLETED, *, kind: str = "", at: datetime = MORNING
) -> Statement:
    """Record a statement in a transaction of its own."""
    context = Context(extra={"kind": kind}) if kind else None
    lesson = ActivityRef(LESSON, ActivityType.LESSON, "Listening")
    with transaction.atomic():
        return record(actor=actor, verb=verb, activity=lesson, at=at, context=context)
