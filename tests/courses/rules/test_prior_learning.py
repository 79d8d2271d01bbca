"""What a claim of prior learning asks, when it may be sent, and what an answer comes to."""

from __future__ import annotations

import doctest
from uuid import uuid4

from courses.rules import prior_learning
from courses.rules.outline import ModuleNode
from courses.rules.prior_learning import (
    NO_COMPETENCIES,
    NO_PLACE,
    NO_STATEMENT,
    NOT_A_DRAFT,
    NOTHING_LEFT,
    asked_by,
    may_claim,
    may_submit,
    may_withdraw,
    modules_recognised,
)


def a_module(number: int, *competencies: tuple[str, int]) -> ModuleNode:
    return ModuleNode(number, uuid4(), f"m{number}", "prog", f"Module {number}", competencies=competencies)


def test_the_examples_hold() -> None:
    assert doctest.testmod(prior_learning).failed == 0


def test_a_competency_is_asked_once_at_the_highest_level_with_every_module_that_grows_it() -> None:
    asked = asked_by([a_module(1, ("B1", 1), ("A1", 2)), a_module(2, ("A1", 3)), a_module(3)])

    assert [(each.code, each.level, each.modules) for each in asked] == [("A1", 3, (1, 2)), ("B1", 1, (1,))]


def test_a_claim_needs_a_place_something_left_and_competencies_to_claim_by() -> None:
    some = [a_module(1, ("A1", 2))]

    assert may_claim(has_place=True, left=some).allowed
    assert may_claim(has_place=False, left=some).refusals == (NO_PLACE,)
    assert may_claim(has_place=True, left=[]).refusals == (NOTHING_LEFT,)
    assert may_claim(has_place=True, left=[a_module(1)]).refusals == (NO_COMPETENCIES,)


def test_a_claim_is_sent_once_and_names_everything_that_is_missing() -> None:
    parts = [("A1", "Trust", True), ("B1", "Plans", False)]

    assert may_submit(state="draft", statement="Years.", parts=parts[:1]).allowed
    refusals = may_submit(state="draft", statement=" ", parts=parts).refusals
    assert refusals[0] == NO_STATEMENT
    assert "Plans" in refusals[1].sentence
    assert may_submit(state="submitted", statement="Years.", parts=parts).refusals == (NOT_A_DRAFT,)


def test_what_was_answered_is_not_taken_back() -> None:
    assert [may_withdraw(state).allowed for state in ("draft", "submitted", "decided", "withdrawn")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_module_without_competencies_follows_the_rest() -> None:
    all_well = {"A1": ("recognised", (1,)), "B1": ("recognised", (2,))}

    assert modules_recognised([1, 2, 9], all_well) == [1, 2, 9]
    assert modules_recognised([1, 2, 9], all_well | {"B1": ("not_yet", (2,))}) == [1]
    assert modules_recognised([1, 2, 9], all_well | {"B1": ("", (2,))}) == [1]
