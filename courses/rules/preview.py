"""A learner who is not there: how a module stands for somebody at a state that an author wants to see."""

from __future__ import annotations

from courses.rules.outline import ModuleNode
from courses.rules.percent import Share, percent_of
from courses.rules.progress import ModuleStanding
from courses.vocabulary import ModuleState

NOT_STARTED = "not-started"
HALF_WAY = "half-way"
PASSED = "passed"


def imagined_standing(module: ModuleNode, mode: str) -> ModuleStanding:
    """Return how a module stands for a learner who has not started, is half way, or has passed."""
    steps = [step.activity_id for step in module.steps]
    done = {HALF_WAY: steps[: len(steps) // 2], PASSED: steps}.get(mode, [])
    state = {HALF_WAY: ModuleState.UNDER_WAY, PASSED: ModuleState.DONE}.get(mode, ModuleState.NOT_STARTED)
    share = Share(percent_of(len(done), len(steps)), len(done), len(steps), frozenset())
    return ModuleStanding(module, state, share, frozenset(done))
