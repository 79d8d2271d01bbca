from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.marker_agreement import agreement, in_words
from assessments.rules.marking_queue import fewest, is_in_sample, may_claim, may_decide
from assessments.rules.submission import differences, shortened, word_count
from assessments.vocabulary import RubricLevel

REFER, PASS, DISTINCTION = RubricLevel.REFER, RubricLevel.PASS, RubricLevel.DISTINCTION


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ({}, []),
        ({"claimed_by": 1}, []),
        ({"claimed_by": 2}, ["claimed"]),
        ({"claimed_by": 2, "is_overdue": True}, []),
        ({"learner": 1}, ["own_work"]),
        ({"is_marked": True}, ["marked_already"]),
        ({"marked_before_by": [1]}, ["marked_first"]),
    ],
)
def test_who_may_claim_work(state: dict[str, object], codes: list[str]) -> None:
    usual: dict[str, object] = {
        "marker": 1, "learner": 9, "is_marked": False, "claimed_by": None, "is_overdue": False,
    }  # fmt: skip

    verdict = may_claim(**(usual | state))  # type: ignore[arg-type]

    assert [refusal.code for refusal in verdict.refusals] == codes


@pytest.mark.parametrize(
    ("levels", "outcome", "comments", "comment", "codes"),
    [
        ([PASS, PASS], PASS, ["", ""], "", []),
        ([PASS, None], PASS, ["", ""], "", ["levels_missing"]),
        ([PASS, REFER], REFER, ["", ""], "", ["words_for_refer"]),
        ([PASS, REFER], REFER, ["", "Say more."], "", []),
        ([PASS, REFER], REFER, ["Good.", ""], "", ["words_for_refer"]),
        ([PASS, REFER], PASS, ["", ""], "", ["words_for_another"]),
        ([PASS, REFER], PASS, ["", ""], "Only a comma.", []),
    ],
)
def test_what_a_decision_must_say(
    levels: list[RubricLevel | None],
    outcome: RubricLevel,
    comments: list[str],
    comment: str,
    codes: list[str],
) -> None:
    verdict = may_decide(levels=levels, comments=comments, outcome=outcome, comment=comment)

    assert [refusal.code for refusal in verdict.refusals] == codes


def test_work_goes_to_whoever_has_the_fewest() -> None:
    assert fewest({1: 3, 2: 1, 3: 1}, [1, 2, 3]) == 2


@given(st.uuids(), st.integers(0, 100))
def test_a_larger_sample_holds_every_smaller_one(version: UUID, share: int) -> None:
    assert is_in_sample(version, 100)
    assert not is_in_sample(version, 0)
    assert not is_in_sample(version, share) or is_in_sample(version, min(100, share + 1))


def test_kappa_is_that_of_a_published_example() -> None:
    """The example of two readers and fifty grant proposals, by which kappa is commonly explained: 0.40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15

    found = agreement(pairs)

    assert found.percent == 70
    assert found.kappa == pytest.approx(0.4)
    assert in_words(found.kappa) == "fair"


WORDS = st.sampled_from(["refer", "pass", "distinction"])


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=30))
def test_agreement_does_not_depend_on_who_was_first_and_stays_within_bounds(
    pairs: list[tuple[str, str]],
) -> None:
    found, turned = agreement(pairs), agreement([(second, first) for first, second in pairs])

    assert found == turned
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert all(first == second for first, second in pairs) == (found.percent == 100)


TEXTS = st.text(st.sampled_from("ab \n."), max_size=60)


@given(TEXTS, TEXTS)
def test_what_changed_is_the_whole_of_both_texts(before: str, after: str) -> None:
    found = differences(before, after)

    assert "".join(each.text for each in found if each.change != "gone") == after.strip()
    assert "".join(each.text for each in found if each.change != "new").split() == before.split()


def test_long_unchanged_stretches_are_cut() -> None:
    same = "word " * 500
    shown = list(shortened(differences(f"{same}old {same}", f"{same}new {same}")))

    assert [each.change for each in shown] == ["cut", "same", "gone", "new", "same", "cut"]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("It’s a well-known place", 4), ("One – two.\nThree", 3)]
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert word_count(text) == count
