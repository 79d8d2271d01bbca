import pytest

from analytics.rules.this_week import MOST, standing_in_words, who_needs_somebody
from tests.analytics.rules.test_progress_table import a_line

LATE = {"status": "behind", "reason": "“Your role”: 3 days late", "days_late": 3}


def test_whoever_has_waited_longest_stands_first() -> None:
    late = a_line("Ann", 1, **LATE)
    later = a_line("Ben", 2, **{**LATE, "days_late": 30})

    assert who_needs_somebody([late, later]) == [later, late]


def test_somebody_paused_or_on_track_never_needs_a_lead() -> None:
    lines = [a_line(number=1, status="paused", reason="Back on Monday"), a_line(number=2)]

    assert who_needs_somebody(lines) == []


def test_somebody_who_has_not_started_needs_a_lead_only_once_something_is_due() -> None:
    fresh = a_line("Ann", 1, status="not_started")
    overdue = a_line("Ben", 2, status="not_started", reason="“Orientation”: due today")

    assert who_needs_somebody([fresh, overdue]) == [overdue]


def test_no_more_than_ten_people_are_named() -> None:
    assert len(who_needs_somebody([a_line(str(n), n, **LATE) for n in range(30)])) == MOST


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([a_line()], "The one person you look after is where the plan says."),
        ([a_line(number=1), a_line(number=2)], "All 2 people you look after are where the plan says."),
        (
            [a_line(number=1), a_line(number=2, **LATE)],
            "1 of the 2 people you look after has something overdue.",
        ),
        ([a_line(**LATE)], "The one person you look after has something overdue."),
        ([a_line(status="")], "Nobody is following the programme yet."),
    ],
)
def test_one_sentence_says_how_a_few_people_stand(lines: list, sentence: str) -> None:
    assert standing_in_words(lines) == sentence
