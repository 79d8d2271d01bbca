"""The command, as an operator and a program meet it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.analytics.posts import a_post, an_organisation

pytestmark = pytest.mark.django_db


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("retention", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: str) -> Any:
    return json.loads(printed("--format", "json", *arguments))


@pytest.fixture
def ten_people() -> None:
    employer = an_organisation("=Wheatfield")
    for number in range(10):
        a_post(employer=employer, ended_on=date(2024, 11, 1) if number == 0 else None, fte=0.6)


@pytest.mark.usefixtures("ten_people")
def test_the_json_says_the_day_the_unit_and_the_groups() -> None:
    answer = as_json("--as-at", "2026-06-30", "--unsuppressed")

    assert list(answer) == ["as_at", "unit", "groups"]
    assert (answer["as_at"], answer["unit"]) == ("2026-06-30", "post")
    (group,) = answer["groups"]
    assert group == {
        "name": "All",
        "posts": 10,
        "people": 10,
        "stability_12m": 1.0,
        "employer_stability_12m": 1.0,
        "leaver_rate_12m": 0.0,
        "leaver_rate_12m_fte": 0.0,
        "median_months": None,
        "confirmed_90d": 1.0,
        "suppressed": False,
        "steps": [
            {
                "months": pytest.approx(305 / 30.4375),
                "at_risk": 10,
                "left": 1,
                "survival": 0.9,
                "ci_low": pytest.approx(0.473, abs=0.001),
                "ci_high": pytest.approx(0.985, abs=0.001),
            }
        ],
    }


@pytest.mark.usefixtures("ten_people")
def test_what_is_published_is_rounded() -> None:
    (group,) = as_json("--as-at", "2026-06-30")["groups"]

    assert (group["posts"], group["stability_12m"], group["leaver_rate_12m"]) == (10, 1.0, 0.0)
    assert [(step["months"], step["at_risk"], step["left"]) for step in group["steps"]] == [
        (3, 10, None),
        (6, 10, None),
        (12, 10, None),
        (24, 10, None),
    ]


@pytest.mark.usefixtures("ten_people")
def test_the_csv_has_a_row_for_each_group_and_step_and_no_formula() -> None:
    rows = list(
        csv.DictReader(io.StringIO(printed("--as-at", "2026-06-30", "--by", "employer", "--format", "csv")))
    )

    assert [(row["name"], row["posts"], row["months"]) for row in rows] == [
        ("'=Wheatfield", "10", months) for months in ("3", "6", "12", "24")
    ]


@pytest.mark.usefixtures("ten_people")
def test_the_table_is_for_reading() -> None:
    assert "Retention as at 30 June 2026, in role spells" in printed(
        "--as-at", "2026-06-30", "--unit", "role"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--as-at", "30/06/2026"],
        ["--as-at", "20260630"],
        ["--as-at", "2026-06-30", "--by", "weather"],
        ["--as-at", "2026-06-30", "--unit", "person"],
        ["--as-at", "2026-06-30", "--format", "xml"],
    ],
)
def test_wrong_usage_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("retention", *arguments)


def test_the_help_prints_the_vocabularies(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("retention", "--help")

    told = capsys.readouterr().out
    for word in ("employer_kind", "cohort", "link_worker", "post", "role", "json", "csv", "exit status"):
        assert word in told
