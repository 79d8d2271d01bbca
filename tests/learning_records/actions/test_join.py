import pytest
from pytest_django import DjangoAssertNumQueries

from learning_records.actions.join import join_actors
from learning_records.actions.pump import pump
from learning_records.models import ActorJoin
from learning_records.queries.actors import resolve, resolve_many, same_person_as
from tests.learning_records.conftest import Listen
from tests.learning_records.listeners import (
    AIDAN,
    COLUMBA,
    HILDA,
    MORNING,
    Counts,
    Diary,
    a_statement,
    rows,
)

pytestmark = pytest.mark.django_db


def test_nobody_stands_for_an_actor_until_a_join_says_so() -> None:
    assert resolve(COLUMBA) == COLUMBA
    assert same_person_as(COLUMBA) == {COLUMBA}


def test_two_joined_actors_read_as_one() -> None:
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)

    assert resolve_many([AIDAN, COLUMBA, HILDA]) == {AIDAN: COLUMBA, COLUMBA: COLUMBA, HILDA: HILDA}
    assert same_person_as(AIDAN) == same_person_as(COLUMBA) == {AIDAN, COLUMBA}


def test_joins_follow_each_other() -> None:
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)
    join_actors(actor=COLUMBA, stands_for=HILDA, at=MORNING)

    assert set(resolve_many([AIDAN, COLUMBA, HILDA]).values()) == {HILDA}
    assert same_person_as(HILDA) == {AIDAN, COLUMBA, HILDA}


def test_a_join_never_runs_in_a_circle() -> None:
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)

    assert join_actors(actor=COLUMBA, stands_for=AIDAN, at=MORNING) is None
    assert join_actors(actor=AIDAN, stands_for=AIDAN, at=MORNING) is None
    assert ActorJoin.objects.count() == 1


def test_who_was_joined_before_brings_the_others_along() -> None:
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)
    join_actors(actor=AIDAN, stands_for=HILDA, at=MORNING)

    assert resolve(COLUMBA) == HILDA


@pytest.mark.parametrize("asked", [1, 30])
def test_resolving_takes_one_query(asked: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)

    with django_assert_num_queries(1):  # the joins, followed in the database
        resolve_many([AIDAN, COLUMBA, HILDA] * asked)


def test_consumers_hear_a_joined_actor_as_the_one_who_stands_for_them(listen: Listen) -> None:
    listen(Diary())
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)
    a_statement(AIDAN)
    a_statement(COLUMBA)

    pump()

    assert rows("SELECT actor FROM listener_diary ORDER BY line") == [(COLUMBA,), (COLUMBA,)]


def test_a_join_that_comes_after_the_statements_counts_when_they_are_read(listen: Listen) -> None:
    listen(Counts())
    a_statement(AIDAN)
    a_statement(COLUMBA)
    pump()
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)

    counted = dict(rows("SELECT actor, times FROM listener_counts"))
    assert sum(counted[actor] for actor in same_person_as(COLUMBA)) == 2


def test_whoever_is_joined_to_a_person_with_something_parked_waits_with_them(listen: Listen) -> None:
    listen(Diary())
    a_statement(COLUMBA, kind="poison")
    pump()
    join_actors(actor=AIDAN, stands_for=COLUMBA, at=MORNING)
    a_statement(AIDAN)
    a_statement(HILDA)

    report = pump()

    assert report.parked == 1
    assert rows("SELECT actor FROM listener_diary") == [(HILDA,)]
