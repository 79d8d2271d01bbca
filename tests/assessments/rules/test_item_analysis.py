"""Figures are held against published worked examples and other people's libraries, never against our own output."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from scipy import stats

from assessments.rules.item_analysis import figures
from assessments.rules.item_analysis.advice import advise, flag_of
from assessments.rules.item_analysis.analyse import Answer, Option, Sitting, analyse
from assessments.rules.item_analysis.kept import AnalysedQuestion, Analysis, analysis_from
from assessments.rules.item_analysis.report import report, report_as_json
from assessments.rules.item_analysis.table import HELD_BACK, option_rows, question_rows
from assessments.vocabulary import Distractor

# Bock and Lieberman (1970): 1,000 people, 5 questions of the Law School Admission Test, section 6. How many gave each
# pattern of answers, from 00000 to 11111. The figures below are those that R's `ltm` prints for these data
# (`descript(LSAT)`, `cronbach.alpha(LSAT)`).
LSAT = (
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
)  # fmt: skip
LSAT_FACILITIES = (0.924, 0.709, 0.553, 0.763, 0.870)
LSAT_CORRELATIONS_WITH_THE_REST = (0.1128, 0.1531, 0.1727, 0.1444, 0.1216)
LSAT_ALPHA = 0.295

# Moodle's own worked example (quiz_statistics, stats.xls): 22 attempts, their totals, and the marks at three places.
TOTALS = (
    12, 7.4, 11.7, 8.5, 10.1, 11.3, 11.2, 14.1, 8.6, 11.6, 9.3, 13.1, 11.5, 11.3, 5.5, 4.8, 8.7, 11.8, 6, 5.9, 12.8,
    13.8,
)  # fmt: skip
EIGHTH = (5.5, 1, 2.5, 4, 3, 4.5, 3, 6, 0.5, 5.5, 2.5, 4, 4, 3, 1, 1, 1.5, 4, 2, 1, 6, 7)
ELEVENTH = (
    1, 0.3, 0.3, 1, 0.9, 1, 0.3, 1, 0.9, 0.9, 1, 0.9, 0.3, 0.3, 0.3, 0.3, 0.9, 0.9, 0.3, 0.3, 1, 0.3,
)  # fmt: skip
THIRTEENTH = (1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1)


def rest_of(marks: tuple[float, ...]) -> list[float]:
    return [total - mark for total, mark in zip(TOTALS, marks, strict=True)]


def the_lsat() -> list[Sitting]:
    right, wrong = Answer(1.0), Answer(0.0)
    patterns = [pattern for pattern, people in enumerate(LSAT) for _ in range(people)]
    return [
        Sitting(person, {item: right if pattern >> (4 - item) & 1 else wrong for item in range(5)})
        for person, pattern in enumerate(patterns)
    ]


def picked(text: str, *, right: str = "A") -> Answer:
    return Answer(1.0 if text == right else 0.0, (text,))


def sitting(person: int, *texts: str) -> Sitting:
    return Sitting(person, {place: picked(text) for place, text in enumerate(texts)})


def options(count: int, letters: str = "ABCD") -> dict[int, list[Option]]:
    return {place: [Option(text, 100 if text == "A" else 0) for text in letters] for place in range(count)}


def kept(sittings: list[Sitting], count: int) -> Analysis:
    quiz, questions = analyse(sittings, options(count))
    return Analysis(
        quiz,
        tuple(
            AnalysedQuestion(f"q{each.key}", "Bank", "What first?", "single", (1,), 0.25, False, each)
            for each in questions
        ),
    )


def test_the_published_figures_of_the_law_school_admission_test_come_out() -> None:
    quiz, questions = analyse(the_lsat(), {})

    assert [each.facility for each in questions] == pytest.approx(LSAT_FACILITIES)
    found = [each.discrimination_index for each in questions]
    assert found == pytest.approx([100 * each for each in LSAT_CORRELATIONS_WITH_THE_REST], abs=0.01)
    assert quiz.internal_consistency == pytest.approx(100 * LSAT_ALPHA, abs=0.05)
    assert (quiz.attempts, quiz.people, quiz.highest_mark) == (1000, 1000, 5.0)


@pytest.mark.parametrize(
    ("marks", "facility", "index", "efficiency"),
    [
        ([mark / 8 for mark in EIGHTH], 41.19318182, None, None),
        (EIGHTH, None, 25.88327077, 27.23492723),
        (ELEVENTH, 65.45454545, 28.16930644, 31.12404354),
        (THIRTEENTH, 36.36363636, -12.99017581, -17.5074184),
    ],
)
def test_moodles_own_worked_example_comes_out(
    marks: tuple[float, ...], facility: float | None, index: float | None, efficiency: float | None
) -> None:
    if facility is not None:
        assert 100 * (figures.mean(marks) or 0) == pytest.approx(facility)
    if index is not None:
        assert figures.discrimination_index(marks, rest_of(marks)) == pytest.approx(index)
        assert figures.discriminative_efficiency(marks, rest_of(marks)) == pytest.approx(efficiency)


def test_effective_weights_stand_to_each_other_as_in_moodles_example() -> None:
    with_total = [figures.covariance(marks, TOTALS) for marks in (EIGHTH, ELEVENTH)]

    first, second = figures.effective_weights(with_total)

    assert first is not None
    assert second is not None
    assert first / second == pytest.approx(26.58464457 / 7.584083694)
    assert first + second == pytest.approx(100)


def test_the_shape_of_the_totals_is_what_scipy_says() -> None:
    totals = [random.Random(seed).betavariate(4, 2) * 30 for seed in range(57)]

    assert figures.skewness(totals) == pytest.approx(stats.skew(totals, bias=False))
    assert figures.kurtosis(totals) == pytest.approx(stats.kurtosis(totals, bias=False))
    assert figures.standard_deviation(totals) == pytest.approx(stats.tstd(totals))
    assert figures.median(totals) == pytest.approx(stats.scoreatpercentile(totals, 50))


def test_choosing_an_option_correlates_as_scipys_point_biserial_does() -> None:
    chosen, others = (0, 1, 1, 0, 1, 0, 0), (3.0, 4.5, 6.0, 2.0, 5.5, 5.0, 1.0)
    theirs = sum(other for choice, other in zip(chosen, others, strict=True) if choice)

    found = figures.choice_discrimination(sum(chosen), theirs, others)

    assert found == pytest.approx(100 * stats.pointbiserialr(chosen, others).statistic)


def test_error_ratio_and_standard_error_follow_from_the_consistency() -> None:
    assert figures.error_ratio(75) == pytest.approx(50)
    assert figures.standard_error(50, 4) == pytest.approx(2)
    assert figures.error_ratio(-44) == pytest.approx(120)
    assert (figures.error_ratio(None), figures.standard_error(None, 4)) == (None, None)


def test_one_attempt_alone_has_a_mean_and_nothing_else() -> None:
    quiz, questions = analyse([sitting(1, "A", "B")], options(2))

    assert (quiz.mean, quiz.median, quiz.standard_deviation, quiz.internal_consistency) == (
        1.0,
        1.0,
        None,
        None,
    )
    assert (questions[0].facility, questions[0].standard_deviation) == (1.0, None)
    assert (questions[0].discrimination_index, questions[0].discriminative_efficiency) == (None, None)


def test_nothing_at_all_is_nothing_at_all() -> None:
    quiz, questions = analyse([], {})

    assert (quiz.attempts, quiz.mean, quiz.highest_mark, questions) == (0, None, None, [])


def test_marks_that_are_all_the_same_have_no_indices_but_a_spread_of_none() -> None:
    thirds = Answer(1 / 3)

    quiz, questions = analyse([Sitting(each, {1: thirds, 2: thirds, 3: thirds}) for each in range(9)], {})

    assert (quiz.standard_deviation, quiz.skewness, quiz.kurtosis, quiz.internal_consistency) == (
        0,
        None,
        None,
        None,
    )
    assert {each.discrimination_index for each in questions} == {None}
    assert {each.effective_weight for each in questions} == {None}


@pytest.mark.parametrize(
    ("count", "skewness", "kurtosis"), [(2, False, False), (3, True, False), (4, True, True)]
)
def test_shape_needs_three_attempts_and_its_tails_four(count: int, skewness: bool, kurtosis: bool) -> None:
    totals = [1.0, 2.0, 4.0, 8.0][:count]

    assert (figures.skewness(totals) is not None, figures.kurtosis(totals) is not None) == (
        skewness,
        kurtosis,
    )


def test_a_quiz_of_one_question_has_no_consistency_and_nothing_to_compare_with() -> None:
    quiz, (only,) = analyse([sitting(1, "A"), sitting(2, "B"), sitting(3, "A")], options(1))

    assert quiz.internal_consistency is None
    assert only.discrimination_index is None
    assert only.effective_weight == pytest.approx(100)


def test_a_question_that_not_everybody_met_is_held_against_the_whole_total_and_has_no_effective_weight() -> (
    None
):
    marks = [(1.0, 1.0, None), (0.0, None, 1.0), (1.0, 0.0, None), (1.0, 1.0, None), (0.0, None, 0.0)]
    sittings = [
        Sitting(person, {key: Answer(mark) for key, mark in enumerate(row) if mark is not None})
        for person, row in enumerate(marks)
    ]

    quiz, questions = analyse(sittings, {})

    drawn = questions[1]
    assert (drawn.is_drawn, drawn.attempts, drawn.effective_weight) == (True, 3, None)
    assert drawn.discrimination_index == pytest.approx(100 * stats.pearsonr([1, 0, 1], [2, 1, 2]).statistic)
    assert quiz.internal_consistency is None
    assert questions[0].intended_weight == pytest.approx(50)


def test_a_question_that_goes_against_the_total_is_flagged_and_has_no_effective_weight() -> None:
    rows = [("B", "A", "A", "A"), ("B", "A", "A", "B"), ("A", "B", "B", "B"), ("A", "B", "B", "B")]

    _, questions = analyse([sitting(person, *row) for person, row in enumerate(rows)], options(4))

    assert (questions[0].goes_against, questions[0].effective_weight) == (True, None)
    weights = [each.effective_weight for each in questions[1:]]
    assert sum(weight for weight in weights if weight is not None) == pytest.approx(100)


def a_class(first_answers: str) -> list[Sitting]:
    """Return people of whom those with the lower numbers do better in the other four questions."""
    people = len(first_answers)
    return [
        sitting(person, first, *("A" if person < people * share else "B" for share in (0.3, 0.5, 0.6, 0.8)))
        for person, first in enumerate(first_answers)
    ]


def test_an_answer_that_the_strong_choose_says_check_the_key() -> None:
    _, questions = analyse(a_class("C" * 10 + "A" * 10), options(5))
    first = questions[0]

    flags = {option.text: flag_of(option, first.options, first.attempts) for option in first.options}

    assert (flags["C"], flags["A"]) == (Distractor.DRAWS_THE_STRONG, Distractor.RIGHT_REPELS)
    advice = advise(first, guess=0.25)
    assert advice[0].urgency == 3
    assert "“C”: check the key" in " ".join(each.sentence for each in advice)


def test_an_answer_that_nobody_chooses_is_said_to_do_no_work() -> None:
    _, questions = analyse(a_class("A" * 12 + "B" * 8), options(5, "ABD"))

    advice = advise(questions[0], guess=0.33)

    assert [each.sentence for each in advice] == [
        "Hardly anybody chooses “D”: write an answer that somebody might believe."
    ]


def test_what_everybody_gets_right_is_called_fine_for_safety_content() -> None:
    _, questions = analyse(a_class("A" * 20), options(5))

    assert "fine for safety content" in advise(questions[0], guess=0.25)[0].sentence


def test_a_few_people_flag_nothing_by_chance() -> None:
    _, questions = analyse(a_class("CACAACBDAB"), options(5))

    assert {flag_of(option, questions[0].options, 10) for option in questions[0].options} <= {None}


def test_nothing_is_said_of_fewer_than_eight_people_however_many_attempts_they_made() -> None:
    sittings = [sitting(person % 7, *row) for person, row in enumerate(["AABA", "ABBA", "BBAA"] * 10)]

    shown = report(kept(sittings, 4))

    assert (shown.is_suppressed, shown.attempts, shown.people) == (True, None, None)
    assert shown.figures.mean is shown.figures.internal_consistency is None
    line = shown.questions[0]
    assert (line.figures.facility, line.options[0].count, line.options[0].share) == (None, None, None)
    assert line.sentence == "Fewer than 8 people have met it, so nothing is said yet."


def test_counts_of_a_few_are_held_back_and_others_rounded_with_shares_from_what_is_rounded() -> None:
    shown = report(kept(a_class("A" * 13 + "B" * 3 + "C" * 8), 5))

    line = next(each for each in shown.questions if each.code == "q0")
    found = {option.text: (option.count, option.share) for option in line.options}

    assert (line.attempts, found) == (25, {"A": (15, 0.6), "B": (None, None), "C": (10, 0.4), "D": (0, 0.0)})


def test_the_operator_sees_exact_figures() -> None:
    shown = report(kept(a_class("AAB"), 5), unsuppressed=True)

    line = next(each for each in shown.questions if each.code == "q0")
    assert (shown.attempts, line.attempts, line.options[0].count) == (3, 3, 2)
    assert line.figures.facility == pytest.approx(2 / 3)


def test_the_questions_that_press_most_come_first_and_the_files_have_the_same_rows() -> None:
    shown = report(kept(a_class("C" * 8 + "A" * 8 + "BBDD"), 5))

    rows = list(question_rows(shown))

    assert shown.questions[0].code == rows[0][0] == "q0"
    assert [line.urgency for line in shown.questions] == sorted(
        (line.urgency for line in shown.questions), reverse=True
    )
    assert [row[0] for row in rows] == [each["code"] for each in report_as_json(shown)["questions"]]
    assert {row[3] for row in option_rows(shown) if row[0] == "q0"} == {10, HELD_BACK}


def test_an_analysis_is_read_back_as_it_was_kept() -> None:
    made = kept(a_class("A" * 6 + "B" * 4), 5)

    assert analysis_from(made.as_json()) == made


def test_mixed_keys_are_urgent() -> None:
    made = kept(a_class("A" * 12 + "B" * 8), 5)
    mixed = Analysis(made.quiz, tuple(replace(each, is_mixed=True) for each in made.questions))

    assert {line.urgency for line in report(mixed).questions} == {3}
    assert "Mark it again" in report(mixed).questions[0].sentence
