"""The ledger with processes that are killed, late, or many. Nothing here sleeps: it waits for lines and locks."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.learning_records.crash.conftest import Actor, connect
from tests.learning_records.crash.gate import GATE

pytestmark = pytest.mark.crash

AnActor = Callable[[], Actor]
Database = psycopg.Connection[Any]


def _one(database: Database, sql: str) -> Any:
    row = database.execute(sql).fetchone()
    assert row
    return row[0]


def _diary(database: Database) -> list[int]:
    return [row[0] for row in database.execute("SELECT position FROM listener_diary ORDER BY line")]


def _wait_until_nobody_holds_the_consumers(database: Database) -> None:
    with database.transaction():
        database.execute("SELECT name FROM learning_records_consumerstate FOR UPDATE")


def test_a_worker_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing(
    database: Database, an_actor: AnActor
) -> None:
    writer, worker = an_actor(), an_actor()
    writer.do("record and commit", 1, 250)
    worker.do("gate")
    with connect(database.info.dbname) as keeper:
        keeper.execute("SELECT pg_advisory_lock(%s)", [GATE])
        worker.tell("pump")
        assert worker.hear() == "at the gate"
        worker.kill()
    _wait_until_nobody_holds_the_consumers(database)

    half_way = _diary(database)
    reached = _one(database, "SELECT position FROM learning_records_consumerstate WHERE name = 'tests.diary'")
    an_actor().do("pump")

    assert half_way == list(range(1, 101))
    assert reached == 100
    assert _diary(database) == list(range(1, 251))
    assert _one(database, "SELECT count(*) FROM listener_letters") == 250


def test_a_sequencer_killed_while_numbering_leaves_no_gap(database: Database, an_actor: AnActor) -> None:
    writer, sequencer = an_actor(), an_actor()
    writer.do("record and commit", 1, 40)
    sequencer.do("begin")
    assert sequencer.do("number") == 40
    sequencer.kill()
    writer.do("record and commit", 2, 10)

    report = writer.do("pump")

    assert report["numbered"] == 50
    assert _diary(database) == list(range(1, 51))


def test_one_sequencer_waits_for_another_and_numbers_on_from_there(
    database: Database, an_actor: AnActor, wait_for: Callable[..., None]
) -> None:
    first, second = an_actor(), an_actor()
    first.do("record and commit", 1, 40)
    first.do("begin")
    assert first.do("number") == 40
    second.do("record and commit", 2, 10)

    second.tell("number")
    wait_for(
        lambda: (
            _one(
                database,
                "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database WHERE datname = current_database() AND NOT granted",
            )
            > 0
        )
    )
    first.do("commit")

    assert second.hear() == 10
    assert _one(database, "SELECT max(position) FROM learning_records_position") == 50


def test_a_transaction_that_commits_late_is_numbered_late_and_not_passed_over(
    database: Database, an_actor: AnActor
) -> None:
    slow, quick = an_actor(), an_actor()
    slow.do("begin")
    (first_made,) = slow.do("record", 1)
    (second_made,) = quick.do("record and commit", 2)
    assert first_made < second_made
    quick.do("pump")
    assert _diary(database) == [1]

    slow.do("commit")
    report = quick.do("pump")

    assert report["numbered"] == 1
    placed = database.execute("SELECT statement::text FROM listener_diary ORDER BY line").fetchall()
    assert [row[0] for row in placed] == [second_made, first_made]


def test_what_is_rolled_back_is_never_heard_of(database: Database, an_actor: AnActor) -> None:
    lost, kept = an_actor(), an_actor()
    lost.do("begin")
    lost.do("record", 1, 5)
    lost.kill()
    kept.do("record and commit", 2)

    assert kept.do("pump")["numbered"] == 1
    assert _one(database, "SELECT count(*) FROM learning_records_statement") == 1


def test_a_lost_wake_up_is_made_good_by_the_scheduler(database: Database, an_actor: AnActor) -> None:
    """Nobody answers at the broker or the cache: recording goes on, quickly, and the next minute's pump catches up."""
    writer = an_actor()

    begun = time.monotonic()
    for _ in range(20):
        writer.do("record and commit", 1)
    took = time.monotonic() - begun

    assert _diary(database) == []
    assert took < 5
    writer.do("scheduled pump")
    assert _diary(database) == list(range(1, 21))


def test_pumps_at_the_same_time_hand_out_each_statement_once_and_in_order(
    database: Database, an_actor: AnActor
) -> None:
    workers = [an_actor() for _ in range(3)]
    workers[0].do("record and commit", 1, 700)

    for worker in workers:
        worker.tell("pump")
    reports = [worker.hear() for worker in workers]

    assert _diary(database) == list(range(1, 701))
    assert _one(database, "SELECT count(*) FROM listener_letters") == 700
    assert sum(report["numbered"] for report in reports) == 700
    assert sum(report["handled"] for report in reports) == 1400


def test_a_pump_that_finds_a_consumer_taken_leaves_its_statements_to_the_taker(
    database: Database, an_actor: AnActor
) -> None:
    """No wake-up is lost between two pumps: who holds the consumer looks again after its commit."""
    holder, passer_by = an_actor(), an_actor()
    holder.do("record and commit", 1, 160)
    holder.do("gate")
    with connect(database.info.dbname) as keeper:
        keeper.execute("SELECT pg_advisory_lock(%s)", [GATE])
        holder.tell("pump")
        assert holder.hear() == "at the gate"
        passer_by.do("record and commit", 2, 3)
        report = passer_by.do("pump")
        assert report["numbered"] == 3
        assert _diary(database) == list(range(1, 101))
    said = holder.hear()
    while said == "at the gate":
        said = holder.hear()

    assert _diary(database) == list(range(1, 164))


def test_a_database_as_production_has_it_refuses_to_be_emptied(database: Database, an_actor: AnActor) -> None:
    an_actor().do("record and commit", 1)

    for table in ("statement", "position", "actorjoin"):
        with pytest.raises(psycopg.errors.RestrictViolation, match="TRUNCATE is refused"):
            database.execute(f"TRUNCATE learning_records_{table} CASCADE")
    assert _one(database, "SELECT count(*) FROM learning_records_statement") == 1
