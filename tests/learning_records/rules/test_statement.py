import doctest
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from learning_records.rules import statement as rules
from learning_records.rules.statement import (
    ActivityRef,
    Context,
    NewStatement,
    Result,
    extra_in,
    iso_duration,
    may_record,
    may_void,
    title_in,
    xapi_body,
)
from learning_records.vocabulary import ActivityType, Verb

LESSON = ActivityRef(UUID(int=7), ActivityType.LESSON, "Listening")
COMPLETED = NewStatement(UUID(int=1), Verb.COMPLETED, LESSON, datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"context": Context(extra={"minutes": 240, "is_formal": True, "by": "2026-11-23"})}, []),
        ({"context": Context(extra={"note": "she told me about her housing"})}, ["free_text"]),
        ({"context": Context(extra={"who": "ada@example.org"})}, ["free_text"]),
        ({"result": Result(score_scaled=1.5)}, ["score_out_of_range"]),
        ({"at": datetime(2026, 11, 23, 9)}, ["no_time_zone"]),  # noqa: DTZ001
        ({"activity": replace(LESSON, title="x" * 256)}, ["title_too_long"]),
        ({"verb": Verb.VOIDED}, ["voids_no_statement"]),
        ({"activity": ActivityRef(UUID(int=7), ActivityType.STATEMENT)}, ["voids_no_statement"]),
    ],
)
def test_a_statement_says_only_what_the_ledger_may_hold(change: dict, codes: list[str]) -> None:
    verdict = may_record(replace(COMPLETED, **change))

    assert [refusal.code for refusal in verdict.refusals] == codes


@pytest.mark.parametrize(
    ("exists", "verb", "is_voided", "codes"),
    [
        (True, "completed", False, []),
        (False, "", False, ["no_statement"]),
        (True, "voided", False, ["a_voiding_statement"]),
        (True, "completed", True, ["voided_already"]),
    ],
)
def test_a_statement_is_voided_once_and_never_a_voiding_one(
    exists: bool, verb: str, is_voided: bool, codes: list[str]
) -> None:
    verdict = may_void(exists=exists, verb=verb, is_voided=is_voided)

    assert [refusal.code for refusal in verdict.refusals] == codes


def test_the_body_is_an_xapi_statement_without_a_name() -> None:
    said = replace(
        COMPLETED,
        result=Result(score_scaled=0.8, success=True, duration=timedelta(minutes=20)),
        context=Context(module=UUID(int=8), revision_id=12, extra={"minutes": 240}),
    )

    body = xapi_body(said)

    assert body["actor"]["account"]["name"] == str(UUID(int=1))
    assert body["verb"]["id"] == "http://adlnet.gov/expapi/verbs/completed"
    assert body["timestamp"] == "2026-11-23T09:00:00.000Z"
    assert body["result"] == {"score": {"scaled": 0.8}, "success": True, "duration": "PT1200S"}
    assert body["context"]["contextActivities"]["grouping"] == [
        {"id": f"https://linkway.example/xapi/activity/{UUID(int=8)}"}
    ]
    assert (title_in(body), extra_in(body)) == ("Listening", {"minutes": 240})


def test_a_voiding_body_refers_to_its_statement() -> None:
    voiding = replace(COMPLETED, verb=Verb.VOIDED, activity=ActivityRef(UUID(int=9), ActivityType.STATEMENT))

    assert xapi_body(voiding)["object"] == {"objectType": "StatementRef", "id": str(UUID(int=9))}


def test_a_duration_of_days_is_written_in_days() -> None:
    assert iso_duration(timedelta(days=2, seconds=5)) == "P2DT5S"


@pytest.mark.parametrize("words", [Verb, ActivityType])
def test_every_word_has_an_iri_of_its_own(words: type[Verb] | type[ActivityType]) -> None:
    iris = [word.iri for word in words]

    assert len(set(iris)) == len(iris)
    assert all(iri.startswith(("http://", "https://")) for iri in iris)


def test_the_examples_in_the_rules_are_true() -> None:
    assert doctest.testmod(rules).failed == 0
