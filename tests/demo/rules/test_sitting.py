from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from assessments.rules.draw import Pool
from demo.rules.sitting import Asked, Quiz, sittings
from demo.rules.study import StudiedStep
from tests.demo.rules.test_study import a_step

BEGAN = datetime(2026, 11, 2, 9, tzinfo=UTC)
SINGLE = {"options": [{"text": "a", "weight": 0}, {"text": "b", "weight": 100}, {"text": "c", "weight": 0}]}
SEVERAL = {
    "options": [{"text": "a", "weight": 100}, {"text": "b", "weight": 100}, {"text": "c", "weight": 0}]
}
QUIZ = Quiz(
    step_id=1, revision_id=None, pass_mark=80, total=None, shuffle=True, pools=(Pool((1, 2, 3), 3),),
    questions={1: Asked(11, "single", SINGLE), 2: Asked(12, "multiple", SEVERAL), 3: Asked(13, "single", SINGLE)},
)  # fmt: skip


def taken(*, fails_at_first: bool = False, is_done: bool = True) -> StudiedStep:
    ended = BEGAN + timedelta(days=1 if fails_at_first else 0, minutes=20)
    return StudiedStep(a_step(1, "quiz"), BEGAN, ended if is_done else None, fails_at_first)


@pytest.mark.parametrize("seed", range(30))
def test_whoever_completes_a_quiz_has_passed_it_at_last(seed: int) -> None:
    sat = sittings(QUIZ, taken(fails_at_first=seed % 2 == 0), [UUID(int=1), UUID(int=2)], Random(seed))

    assert [each.passed for each in sat] == ([False, True] if seed % 2 == 0 else [True])
    assert sat[-1].handed_in_at == taken(fails_at_first=seed % 2 == 0).completed_at


def test_a_quiz_that_was_only_opened_has_no_attempt() -> None:
    assert sittings(QUIZ, taken(is_done=False), [UUID(int=1)], Random(1)) == []


def test_every_answer_was_saved_while_the_attempt_ran() -> None:
    (sitting,) = sittings(QUIZ, taken(), [UUID(int=1)], Random(1))

    assert len(sitting.answers) == 3
    assert all(sitting.begun_at < answer.saved_at < sitting.handed_in_at for answer in sitting.answers)
    assert sitting.result.score_raw == float(sitting.score)
