from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from random import Random
from uuid import UUID

import pytest

from courses.rules.outline import ModuleNode, StepNode
from courses.rules.plan import Plan
from demo.rules.study import StudiedModule, study
from demo.vocabulary import Manner

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = UUID(int=0)


def a_step(number: int, kind: str = "lesson") -> StepNode:
    return StepNode(
        activity_id=number, uuid=NOTHING, code=f"s{number}", title=f"Step {number}", kind=kind, minutes=20,
        completion="button", url=f"/{number}/", page_id=number, page_class="courses.LessonPage",
        is_restricted=False, revision_id=None, content_hash="",
    )  # fmt: skip


def a_module(number: int, *steps: StepNode, is_written: bool = True) -> ModuleNode:
    return ModuleNode(
        activity_id=number, uuid=NOTHING, code=f"m{number}", curriculum="c", title=f"Module {number}",
        page_id=number if is_written else None, steps=steps,
    )  # fmt: skip


MODULES = [
    a_module(100, a_step(1), a_step(2)),
    a_module(200, is_written=False),
    a_module(300, a_step(3), a_step(4, "quiz"), a_step(5)),
]


def studied(
    manner: Manner, *, began: date = date(2026, 1, 5), seed: int = 1, **more: object
) -> list[StudiedModule]:
    return study(
        MODULES, Plan(began, Decimal(1)), manner=manner, stop=0.5, until=NOW, draw=Random(seed), **more
    )  # type: ignore[arg-type]


def test_whoever_is_steady_has_done_all_that_is_written_by_the_day_it_was_due() -> None:
    done = studied(Manner.STEADY)

    assert [each.module.code for each in done] == ["m100", "m300"]
    assert done[0].completed_at < datetime(2026, 2, 5, tzinfo=UTC)  # type: ignore[operator]
    assert done[1].completed_at < datetime(2026, 4, 6, tzinfo=UTC)  # type: ignore[operator]


def test_whoever_never_begins_has_done_nothing() -> None:
    assert studied(Manner.NOT_STARTED) == []


def test_whoever_stops_has_done_less_than_was_due() -> None:
    assert [each.module.code for each in studied(Manner.STOPPED)] == ["m100"]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("manner", [Manner.STEADY, Manner.LATE])
def test_steps_follow_one_another_in_working_hours_and_never_in_the_future(manner: Manner, seed: int) -> None:
    steps = [step for each in studied(manner, began=date(2026, 9, 1), seed=seed) for step in each.steps]

    for before, after in pairwise(steps):
        assert before.completed_at is not None
        assert before.opened_at < before.completed_at < after.opened_at
    for step in steps:
        assert step.opened_at.weekday() < 5
        assert 8 <= step.opened_at.hour < 18
        assert step.opened_at < NOW
        assert step.completed_at is None or step.completed_at < NOW


def test_a_step_that_the_demo_world_cannot_do_is_where_everybody_stands_still() -> None:
    done = studied(Manner.STEADY, can_do=lambda step: step.kind == "lesson")

    assert [step.step.activity_id for step in done[-1].steps] == [3]
    assert done[-1].completed_at is None
