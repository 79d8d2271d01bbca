"""A process that does to the ledger what a test tells it, line by line, and may be killed at any moment.

Each line it reads is a JSON list, a word and its values; each line it writes is what came of it. A gated consumer
writes ``"at the gate"`` and then waits for an advisory lock that the test holds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from foundations import registries  # noqa: E402
from learning_records.actions.pump import pump  # noqa: E402
from learning_records.actions.sequence import number_statements  # noqa: E402
from learning_records.actions.statement import record  # noqa: E402
from learning_records.consumers import PositionedStatement  # noqa: E402
from learning_records.rules.statement import ActivityRef  # noqa: E402
from learning_records.tasks import run_pump  # noqa: E402
from learning_records.vocabulary import ActivityType, Verb  # noqa: E402
from tests.learning_records.crash.gate import GATE, GATED_FROM  # noqa: E402
from tests.learning_records.listeners import LESSON, MORNING, Diary, Letters  # noqa: E402


def say(what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class GatedDiary(Diary):
    """Stops in the middle of the batch that holds the gated position, with half its writing done."""

    is_gated = False

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        half = len(batch) // 2
        super().handle(batch[:half])
        if self.is_gated and batch[-1].position >= GATED_FROM:
            say("at the gate")
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [GATE])
        super().handle(batch[half:])


def _record(actor: int, count: int = 1) -> list[str]:
    lesson = ActivityRef(LESSON, ActivityType.LESSON, "Listening")
    return [
        str(record(actor=UUID(int=actor), verb=Verb.COMPLETED, activity=lesson, at=MORNING).pk)
        for _ in range(count)
    ]


def _record_and_commit(actor: int, count: int = 1) -> list[str]:
    with transaction.atomic():
        return _record(actor, count)


def _begin() -> None:
    transaction.set_autocommit(False)


def _commit() -> None:
    transaction.commit()
    transaction.set_autocommit(True)


def _record_in_open_transaction(actor: int, count: int = 1) -> list[str]:
    with transaction.atomic():
        return _record(actor, count)


def _gate(*, shut: bool = True) -> None:
    GatedDiary.is_gated = shut


def _pump() -> dict[str, Any]:
    report = pump()
    return {"numbered": report.numbered, "handled": report.handled, "parked": report.parked}


WORDS: dict[str, Callable[..., Any]] = {
    "begin": _begin,
    "commit": _commit,
    "record": _record_in_open_transaction,
    "record and commit": _record_and_commit,
    "number": number_statements,
    "gate": _gate,
    "pump": _pump,
    "scheduled pump": lambda: run_pump.apply().get(),
}


def main() -> None:
    registries.consumers.register(GatedDiary.name, GatedDiary())
    registries.consumers.register(Letters.name, Letters())
    say("ready")
    for line in sys.stdin:
        word, *values = json.loads(line)
        say(WORDS[word](*values))


main()
