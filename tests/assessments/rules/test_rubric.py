from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.question_text import TextProblem
from assessments.rules.rubric import (
    Criterion,
    criterion,
    from_kept,
    kept,
    propose,
    read_rubric,
    split_at_rubric,
    write_rubric,
)
from assessments.vocabulary import RubricLevel

REFER, PASS, DISTINCTION = RubricLevel.REFER, RubricLevel.PASS, RubricLevel.DISTINCTION
BODY = """Write about a person.

## Rubric

### Listens

- Refer: The account tells.
- Pass: The account
  asks.
- Distinction: It asks twice.

### Keeps names out

- Refer: Somebody could be known.
- Pass: Nobody could."""


def read(body: str) -> tuple[tuple[Criterion, ...], list[TextProblem]]:
    problems: list[TextProblem] = []
    _, lines = split_at_rubric(body, 10)
    return read_rubric(lines, problems, line=10), problems


def test_a_rubric_is_read_below_the_brief() -> None:
    brief, _ = split_at_rubric(BODY, 10)
    rubric, problems = read(BODY)

    assert brief == "Write about a person."
    assert not problems
    assert rubric == (
        criterion("Listens", "The account tells.", "The account asks.", "It asks twice."),
        criterion("Keeps names out", "Somebody could be known.", "Nobody could."),
    )


WORDS = st.text("abcÄß9", min_size=1, max_size=8)
CRITERIA = st.lists(
    st.builds(criterion, WORDS, WORDS, WORDS, st.one_of(st.just(""), WORDS)),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.title,
)


@given(CRITERIA)
def test_what_is_written_is_read_as_the_same(criteria: list[Criterion]) -> None:
    rubric, problems = read(write_rubric(criteria))

    assert (list(rubric), problems) == (criteria, [])
    assert from_kept(kept(criteria)) == tuple(criteria)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("- Pass: Nobody could.", ""), (21, "“Keeps names out” says nothing about Pass.")),
        (("- Pass: Nobody could.", "- Merit: Good."), (24, "“Merit” is not a level")),
        (("### Keeps names out", "### Listens"), (21, "Two criteria are called “Listens”.")),
        (("- Refer: The account tells.", "Words."), (16, "A rubric has criteria")),
        (("## Rubric", "## Other"), (10, "An assignment needs a “## Rubric”")),
    ],
)
def test_what_is_wrong_with_a_rubric_is_said_with_its_line(
    change: tuple[str, str], said: tuple[int, str]
) -> None:
    _, problems = read(BODY.replace(*change))

    assert any(problem.line == said[0] and said[1] in problem.words for problem in problems), problems


@pytest.mark.parametrize(
    ("levels", "outcome"),
    [
        ([PASS], PASS),
        ([PASS, DISTINCTION], PASS),
        ([PASS, DISTINCTION, DISTINCTION], DISTINCTION),
        ([DISTINCTION, DISTINCTION, REFER], REFER),
        ([PASS, None], None),
        ([], None),
    ],
)
def test_the_outcome_is_proposed_from_the_criteria(levels: list[Any], outcome: Any) -> None:
    assert propose(levels) == outcome


@given(st.lists(st.sampled_from(RubricLevel), min_size=1, max_size=8), st.randoms())
def test_the_order_of_the_criteria_does_not_matter_and_better_levels_never_harm(
    levels: list[RubricLevel], chance: Any
) -> None:
    order = list(RubricLevel)
    shuffled = chance.sample(levels, len(levels))
    before, after = propose(levels), propose([DISTINCTION, *levels[1:]])

    assert propose(shuffled) == before
    assert before is not None
    assert after is not None
    assert order.index(after) >= order.index(before)
