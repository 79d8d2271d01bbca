"""What may be told of why people left."""

from __future__ import annotations

import doctest

from analytics.rules import leaving
from analytics.rules.leaving import leaving_figures


def test_the_examples_hold() -> None:
    assert doctest.testmod(leaving).failed == 0


def test_people_count_and_not_answers() -> None:
    answers = [(1, "pay", ["pay"]) for _ in range(12)]

    assert leaving_figures(answers, ["pay"], ["pay"]).respondents is None


def test_few_of_many_are_starred_and_the_rest_rounded_and_nobody_is_nought() -> None:
    answers = [(number, "pay" if number > 3 else "support", ["training"]) for number in range(16)]

    figures = leaving_figures(answers, ["pay", "support", "other"], ["training"])

    assert figures.respondents == 15
    assert figures.reasons == (("pay", 10), ("support", None), ("other", 0))
    assert figures.would_have_stayed_for == (("training", 15),)
