from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.progress_table import (
    STATUSES,
    PersonLine,
    TableRequest,
    arranged,
    counts,
    table_request,
)


def a_line(name: str = "Ann", number: int = 1, **changes: object) -> PersonLine:
    usual = {
        "person_id": number,
        "name": name,
        "status": "on_track",
        "status_label": "On track",
        "reason": "",
        "days_late": 0,
        "completed": 0,
        "total": 12,
        "percent": 0,
        "due_title": "",
        "due_on": None,
        "year": "",
        "role": "",
        "employer": "",
        "place": "",
        "why": (),
    }
    return PersonLine(**{**usual, **changes})  # type: ignore[arg-type]


lines_of_people = st.lists(
    st.builds(
        lambda name, status, days, done, due: (name, status, days, done, due),
        st.text(min_size=1, max_size=8),
        st.sampled_from(STATUSES),
        st.integers(0, 400),
        st.integers(0, 12),
        st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    ),
    max_size=130,
).map(
    lambda rows: [
        a_line(name, number, status=status, days_late=days, completed=done, due_on=due)
        for number, (name, status, days, done, due) in enumerate(rows)
    ]
)
requests = st.builds(
    TableRequest,
    status=st.sampled_from(["", *STATUSES]),
    search=st.text(max_size=2),
    sort=st.sampled_from(["need", "name", "completed", "next_due"]),
    descending=st.booleans(),
)


def test_who_is_latest_stands_first_and_who_has_finished_last() -> None:
    late, later = (
        a_line("Late", 1, status="behind", days_late=2),
        a_line("Later", 2, status="behind", days_late=40),
    )
    done, fine = a_line("Done", 3, status="completed"), a_line("Fine", 4)

    assert arranged([done, fine, late, later], TableRequest()) == [later, late, fine, done]


@given(lines_of_people, requests)
def test_turning_the_order_round_loses_nobody(lines: list[PersonLine], asked: TableRequest) -> None:
    assert len(arranged(lines, asked)) == len(
        arranged(lines, TableRequest(status=asked.status, search=asked.search))
    )


@given(requests)
def test_an_address_asks_for_the_table_it_was_made_from(asked: TableRequest) -> None:
    read = table_request(asked.words())

    assert (read.status, read.sort) == (asked.status, asked.sort)
    assert read.search == asked.search.strip()
    assert read.descending == asked.descending


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "99999999999", ""])
def test_a_page_that_is_no_number_is_the_first(page: str) -> None:
    assert table_request({"page": page}).page == 1


def test_the_counts_add_up_to_everybody() -> None:
    lines = [a_line(number=1), a_line(number=2, status="behind"), a_line(number=3, status="paused")]

    assert sum(counts(lines).values()) == len(lines)
