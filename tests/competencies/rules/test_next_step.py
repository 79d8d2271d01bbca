from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from competencies.rules.next_step import NextKind, next_step
from competencies.rules.standing import DecisionFact, Expectation, RatingFact, standings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLD = NOW - timedelta(days=800)


@pytest.mark.parametrize(
    ("said", "confirmed", "kind", "which"),
    [
        ([], [], NextKind.BEGIN, (1, 2)),
        ([(1, 2, NOW)], [], NextKind.GO_ON, (2,)),
        ([(1, 2, OLD), (2, 1, NOW)], [], NextKind.LOOK_AGAIN, (1,)),
        ([(1, 1, NOW), (2, 1, NOW)], [], NextKind.CLOSE_GAP, (2, 1)),
        ([(1, 2, NOW), (2, 3, NOW)], [0], NextKind.CONFIRM, (2,)),
        ([(1, 2, NOW), (2, 3, NOW)], [0, 1], NextKind.NOTHING, ()),
    ],
)
def test_the_most_pressing_thing_comes_first(
    said: list[tuple[int, int, datetime]], confirmed: list[int], kind: NextKind, which: tuple[int, ...]
) -> None:
    ratings = [
        RatingFact(number, competency, "self", level, at)
        for number, (competency, level, at) in enumerate(said)
    ]
    decisions = [DecisionFact(number, number, True, NOW) for number in confirmed]
    found = standings(
        [Expectation(1, 2, 24), Expectation(2, 3, 24), Expectation(3, None, 24)],
        ratings,
        decisions,
        date(2026, 11, 23),
    )

    step = next_step(list(found.values()))

    assert (step.kind, step.competencies) == (kind, which)
