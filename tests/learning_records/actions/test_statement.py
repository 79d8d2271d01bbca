import time
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from learning_records.actions import wake
from learning_records.actions.send import Patience
from learning_records.actions.sequence import number_statements
from learning_records.actions.statement import (
    OutsideTransaction,
    StatementRefused,
    record,
    record_many,
    void,
)
from learning_records.models import ActorJoin, Position, Statement, Unnumbered
from learning_records.rules.statement import ActivityRef, Context, NewStatement, Result
from learning_records.vocabulary import ActivityType, Verb
from tests.learning_records.listeners import AIDAN, COLUMBA, LESSON, MORNING, a_statement

LISTENING = ActivityRef(LESSON, ActivityType.LESSON, "Listening")
RESULT = Result(score_scaled=0.75, score_raw=15, score_max=20, success=True, duration=timedelta(minutes=9))
CONTEXT = Context(programme=uuid4(), module=uuid4(), revision_id=3, content_hash="abc", employer=uuid4())


@pytest.mark.django_db
def test_one_and_many_write_the_same() -> None:
    new = NewStatement(COLUMBA, Verb.PASSED, LISTENING, MORNING, RESULT, CONTEXT)
    with transaction.atomic():
        one = record(
            actor=COLUMBA, verb=Verb.PASSED, activity=LISTENING, at=MORNING, result=RESULT, context=CONTEXT
        )
        (many,) = record_many([new])

    first, second = (dict(Statement.objects.filter(pk=pk).values().get()) for pk in (one.pk, many))

    unlike = {name for name, value in first.items() if value != second[name]}
    assert unlike == {"id", "stored_at"}
    assert first["duration"] == timedelta(minutes=9)


@pytest.mark.django_db
def test_many_are_numbered_in_the_order_given() -> None:
    news = [NewStatement(UUID(int=n), Verb.COMPLETED, LISTENING, MORNING) for n in range(1, 26)]

    with transaction.atomic():
        ids = record_many(iter(news))
    number_statements()

    placed = Position.objects.order_by("position").values_list("statement_id", "statement__actor")
    assert [row[0] for row in placed] == ids
    assert [row[1] for row in placed] == [new.actor for new in news]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_recording_many_takes_two_commands_a_chunk(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    news = [NewStatement(COLUMBA, Verb.COMPLETED, LISTENING, MORNING) for _ in range(count)]

    with transaction.atomic(), django_assert_num_queries(2):  # the ids, and COPY
        record_many(news)

    assert Unnumbered.objects.count() == count


@pytest.mark.django_db
def test_a_refused_statement_is_not_written() -> None:
    with pytest.raises(StatementRefused, match="no free text"), transaction.atomic():
        record(
            actor=COLUMBA,
            verb=Verb.COMPLETED,
            activity=LISTENING,
            at=MORNING,
            context=Context(extra={"said": "her own words"}),
        )

    assert not Statement.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_statement_needs_the_transaction_of_its_change() -> None:
    with pytest.raises(OutsideTransaction):
        record(actor=COLUMBA, verb=Verb.COMPLETED, activity=LISTENING, at=MORNING)


@pytest.mark.django_db
def test_a_statement_is_voided_by_another_and_stays() -> None:
    wrong = a_statement()

    voiding = void(statement_id=wrong.pk, by=AIDAN, at=MORNING)

    assert (voiding.verb, voiding.activity_id, voiding.actor) == ("voided", wrong.pk, AIDAN)
    assert Statement.objects.filter(pk=wrong.pk).exists()
    for refused in (wrong.pk, voiding.pk, uuid4()):
        with pytest.raises(StatementRefused):
            void(statement_id=refused, by=AIDAN, at=MORNING)


@pytest.mark.django_db
def test_the_database_itself_refuses_a_second_voiding() -> None:
    wrong = a_statement()
    void(statement_id=wrong.pk, by=AIDAN, at=MORNING)

    with pytest.raises(IntegrityError), transaction.atomic():
        record(
            actor=AIDAN,
            verb=Verb.VOIDED,
            activity=ActivityRef(wrong.pk, ActivityType.STATEMENT),
            at=MORNING,
        )


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Statement, Position, ActorJoin])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_refuses_to_change_the_ledger(model: type[Model], change: str) -> None:
    a_statement()
    number_statements()
    key = model._meta.pk
    assert key
    column = key.column
    sql = change.format(model._meta.db_table, column, column)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.django_db
def test_one_transaction_wakes_the_pump_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    woken: list[str] = []
    monkeypatch.setattr(wake, "send_task", woken.append)
    Patience.regain()
    cache.delete(wake._AWAKE)

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        a_statement()
        a_statement(AIDAN)
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        a_statement()

    assert len(callbacks) == 1
    assert woken == ["learning_records.pump"]  # the second wake-up met one that was waiting

    wake.pump_begins()
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        a_statement()

    assert len(woken) == 2


@pytest.mark.django_db
def test_a_rolled_back_statement_does_not_keep_a_later_one_from_waking(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        try:
            with transaction.atomic():
                a_statement()
                raise LookupError
        except LookupError:
            a_statement()

    assert callbacks == [wake.wake_pump]


@pytest.mark.django_db
def test_a_silent_redis_costs_a_request_nothing(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Patience.regain()
    nobody = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    with override_settings(CACHES=nobody):
        begun = time.monotonic()
        for _ in range(20):
            connection.run_on_commit.clear()
            with django_capture_on_commit_callbacks(execute=True):
                a_statement()
        took = time.monotonic() - begun

    assert Statement.objects.count() == 20
    assert Patience.is_out()
    Patience.regain()
    assert took < 2
