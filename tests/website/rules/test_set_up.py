from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

from website.rules import set_up
from website.rules.set_up import SetUpFacts, set_up_steps

NOTHING = SetUpFacts(
    administrators=0,
    administrators_with_second_step=0,
    is_named=False,
    mail_was_sent=False,
    mail_arrived=False,
    organisations=0,
    has_programme=False,
    unreviewed=(),
    posts=0,
    invitations=0,
)
EVERYTHING = SetUpFacts(1, 1, True, True, True, 57, True, (), 3, 2)


def test_the_examples_hold() -> None:
    assert doctest.testmod(set_up).failed == 0


def test_a_site_with_everything_has_nothing_left_and_an_empty_one_has_everything() -> None:
    assert all(step.is_done for step in set_up_steps(EVERYTHING))
    assert not any(step.is_done for step in set_up_steps(NOTHING))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"administrators_with_second_step": 0}, "administrator"),
        ({"is_named": False}, "name"),
        ({"mail_arrived": False}, "mail"),
        ({"organisations": 0}, "organisations"),
        ({"unreviewed": ("Safe (Safeguarding)",)}, "reviews"),
        ({"invitations": 0}, "invitations"),
    ],
)
def test_each_step_waits_for_its_own_fact(changes: dict[str, object], code: str) -> None:
    left = [step.code for step in set_up_steps(replace(EVERYTHING, **changes)) if not step.is_done]

    assert left == [code]


def test_what_waits_for_a_review_is_counted_in_words() -> None:
    steps = {step.code: step.words for step in set_up_steps(replace(EVERYTHING, unreviewed=("A", "B")))}

    assert steps["reviews"].startswith("2 still wait ")
