"""Outside training as data: what does for what, when it runs out, and what may be recorded."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from pathlib import Path

import pytest

from portfolio.rules import training, training_record, training_row
from portfolio.rules.training import codes_that_do, days_told, does_for, vocabulary
from portfolio.rules.training_record import NO_TIER, OVER_BEFORE, STILL_TO_COME, UNKNOWN_CODE, may_record

DAY = date(2026, 11, 23)
CURRICULUM = Path(__file__).parents[3] / "courses" / "curriculum"


def test_the_examples_hold() -> None:
    for module in (training, training_record, training_row):
        assert doctest.testmod(module).failed == 0


def test_every_training_that_the_curriculum_asks_for_is_in_the_vocabulary() -> None:
    files = CURRICULUM.rglob("*.training-record.md")
    asked = {
        line.split(":", 1)[1].strip()
        for file in files
        for line in file.read_text().splitlines()
        if line.startswith("training:")
    }

    assert asked
    assert asked <= set(vocabulary())
    assert all(known.source for known in vocabulary().values() if known.renewal_years)


def test_a_higher_level_of_the_same_training_does_and_nothing_else() -> None:
    assert codes_that_do("safeguarding-adults-1") == (
        "safeguarding-adults-1", "safeguarding-adults-2", "safeguarding-adults-3",
    )  # fmt: skip
    assert not does_for("safeguarding-adults-3", "safeguarding-adults-2")
    assert not does_for("oliver-mcgowan", "")


@pytest.mark.parametrize(
    ("days_left", "told"), [(91, ()), (90, (90,)), (31, (90,)), (30, (30,)), (1, (30,)), (0, (0,)), (-1, ())]
)
def test_people_are_told_ninety_and_thirty_days_before_and_on_the_day(
    days_left: int, told: tuple[int, ...]
) -> None:
    assert days_told(DAY + timedelta(days=days_left), DAY) == told


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"done_on": DAY + timedelta(days=1)}, STILL_TO_COME),
        ({"expires_on": DAY - timedelta(days=1)}, OVER_BEFORE),
        ({"code": "no-such"}, UNKNOWN_CODE),
        ({"code": "oliver-mcgowan"}, NO_TIER),
        ({"code": "oliver-mcgowan", "level": "Tier 2"}, None),
        ({}, None),
    ],
)
def test_what_cannot_be_is_not_recorded(given: dict[str, object], refusal: object) -> None:
    usual: dict[str, object] = {"code": "", "level": "", "done_on": DAY, "expires_on": None, "today": DAY}

    verdict = may_record(**usual | given)  # type: ignore[arg-type]

    assert verdict.refusals == ((refusal,) if refusal else ())
