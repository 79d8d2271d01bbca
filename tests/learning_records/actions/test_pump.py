from collections.abc import Sequence

import pytest
from django.contrib.auth.models import Permission
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries

from learning_records.actions.pump import pump
from learning_records.actions.release import NothingToRelease, release
from learning_records.actions.statement import void
from learning_records.consumers import PositionedStatement, Projection, Start
from learning_records.models import ConsumerState, Parked
from learning_records.queries.lag import consumer_lag
from learning_records.vocabulary import Verb
from tests.learning_records.conftest import Listen
from tests.learning_records.listeners import (
    AIDAN,
    COLUMBA,
    HILDA,
    MORNING,
    Counts,
    Diary,
    Letters,
    a_statement,
    rows,
)

pytestmark = pytest.mark.django_db


class Newcomer(Diary):
    name = "tests.newcomer"
    starts_from = Start.NOW


def _diary() -> list[object]:
    return [row[0] for row in rows("SELECT statement FROM listener_diary ORDER BY line")]


def test_every_consumer_hears_every_statement_once_and_in_order(listen: Listen) -> None:
    listen(Diary(), Counts(), Letters())
    said = [
        a_statement(actor, verb).pk for actor in (COLUMBA, AIDAN) for verb in (Verb.PASSED, Verb.COMPLETED)
    ]

    report = pump()
    again = pump()

    assert _diary() == said
    assert rows("SELECT count(*) FROM listener_counts") == [(4,)]
    assert rows("SELECT recipient FROM listener_letters ORDER BY 1") == [(COLUMBA,), (AIDAN,)]
    assert (report.numbered, report.handled) == (4, 10)
    assert (again.numbered, again.handled) == (0, 0)


def test_a_consumer_may_begin_with_what_comes_after_it(listen: Listen) -> None:
    listen(Counts())
    a_statement()
    pump()
    listen(Newcomer())

    later = a_statement()
    pump()

    assert _diary() == [later.pk]


def test_a_consumer_of_a_new_version_is_behind_only_if_it_reads_from_the_beginning(listen: Listen) -> None:
    a_statement()
    pump()

    listen(Newcomer(), Diary())

    assert {lag.name: lag.behind for lag in consumer_lag()} == {"tests.newcomer": 0, "tests.diary": 1}


def test_a_poisoned_statement_is_parked_with_what_follows_of_that_person(listen: Listen) -> None:
    listen(Diary(), Counts())
    before = a_statement(COLUMBA)
    poison = a_statement(COLUMBA, kind="poison")
    other = a_statement(AIDAN)
    behind = a_statement(COLUMBA)

    report = pump()

    assert _diary() == [before.pk, other.pk]
    parked = Parked.objects.order_by("position").values_list("statement_id", "because", "error")
    assert list(parked) == [(poison.pk, "failed", "Poisoned"), (behind.pk, "behind", "")]
    assert (report.handled, report.parked) == (6, 2)
    assert {lag.name: (lag.behind, lag.parked) for lag in consumer_lag()} == {
        "tests.diary": (0, 2),
        "tests.counts": (0, 0),
    }


def test_what_comes_later_waits_too_and_is_released_in_order(listen: Listen) -> None:
    diary = Diary()
    listen(diary)
    said = [a_statement(COLUMBA, kind="poison")]
    pump()
    said += [a_statement(COLUMBA), a_statement(COLUMBA)]
    pump()
    assert _diary() == []

    diary.poison = "mended"
    released = release("tests.diary")

    assert _diary() == [statement.pk for statement in said]
    assert (released.handled, released.still_parked) == (3, 0)
    assert not Parked.objects.exists()


def test_what_fails_again_stays_and_keeps_only_its_own_person_waiting(listen: Listen) -> None:
    diary = Diary()
    listen(diary)
    a_statement(COLUMBA, kind="poison")
    a_statement(COLUMBA)
    mended = a_statement(AIDAN, kind="bitter")
    diary.poison = "bitter"
    pump()
    diary.poison = "poison"
    a_statement(HILDA, kind="poison")
    pump()

    released = release("tests.diary", actor=AIDAN)

    assert released.handled == 1
    assert mended.pk in _diary()
    assert Parked.objects.filter(owner=HILDA).count() == 1
    assert release("tests.diary").still_parked == 1


def test_only_a_consumer_that_runs_here_has_something_to_release(listen: Listen) -> None:
    listen(Diary())

    with pytest.raises(NothingToRelease):
        release("tests.nobody")


def test_a_voided_statement_and_its_voiding_keep_their_order(listen: Listen) -> None:
    diary = Diary()
    listen(diary)
    wrong = a_statement(COLUMBA, kind="poison")
    pump()
    voiding = void(statement_id=wrong.pk, by=AIDAN, at=MORNING)
    pump()

    assert _diary() == []

    diary.poison = "mended"
    release("tests.diary")

    assert _diary() == [wrong.pk, voiding.pk]


def test_a_row_that_points_nowhere_is_the_statements_fault_not_the_batchs(listen: Listen) -> None:
    """A foreign key is checked at commit, which would be too late to park anything."""

    class Careless(Diary):
        name = "tests.careless"

        def handle(self, batch: Sequence[PositionedStatement]) -> None:
            super().handle(batch)
            if any(statement.owner == COLUMBA for statement in batch):
                Permission.objects.create(content_type_id=10**6, codename="nowhere", name="Nowhere")

    listen(Careless())
    a_statement(COLUMBA)
    good = a_statement(AIDAN)

    pump()

    assert _diary() == [good.pk]
    assert Parked.objects.get().error == "IntegrityError"


def test_a_lost_connection_parks_nothing_and_lets_the_others_go_on(listen: Listen) -> None:
    class Unlucky(Projection):
        name = "tests.a_first_and_unlucky"
        is_unlucky = True

        def handle(self, batch: Sequence[PositionedStatement]) -> None:
            if self.is_unlucky:
                raise OperationalError("deadlock detected")

        def reset(self) -> None:
            """Nothing is kept."""

    unlucky = Unlucky()
    listen(unlucky, Diary())
    a_statement()

    report = pump()

    assert report.stopped == {unlucky.name: "OperationalError"}
    assert len(_diary()) == 1
    assert not Parked.objects.exists()
    unlucky.is_unlucky = False
    assert pump().handled == 1


@pytest.mark.parametrize("statements", [1, 30])
def test_a_batch_costs_the_same_however_many_statements(
    statements: int, listen: Listen, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    class Deaf(Projection):
        name = "tests.deaf"

        def handle(self, batch: Sequence[PositionedStatement]) -> None:
            """Keep nothing, so that only the pump's own queries count."""

        def reset(self) -> None:
            """Nothing is kept."""

    listen(Deaf())
    pump()
    for _ in range(statements):
        a_statement()

    # The consumer's row; two passes of six (savepoint, lock, numbering, release, newest, rows); and for the batch
    # twelve: savepoint, row, newest, statements, joins, parked, a savepoint for the handler, two checks of
    # constraints, its release, the new position, release.
    with django_assert_num_queries(25):
        pump()

    assert ConsumerState.objects.get().position == statements
