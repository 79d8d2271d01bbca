from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from people.actions.import_organisations import import_organisations
from people.actions.load_organisations import load_organisations
from people.models import Organisation, OrganisationLink
from people.queries.places import descendants_of, places_as_at
from people.rules.report import ImportReport
from tests.people.factories import NOW, TODAY

pytestmark = pytest.mark.django_db

HEADING = "code,ods_code,name,kind,parent_code,started_on,ended_on"


def bring(*rows: str, today: date = TODAY, **options: Any) -> ImportReport:
    content = "\n".join([HEADING, *rows]).encode()
    return import_organisations(content, file_name="o.csv", by=None, at=NOW, today=today, **options)


def links(code: str) -> list[tuple[Any, ...]]:
    rows = OrganisationLink.objects.filter(child__code=code).order_by("started_on")
    return list(rows.values_list("parent__code", "started_on", "ended_on"))


def test_children_may_stand_before_their_parents() -> None:
    report = bring("P1,,Ash Practice,practice,u1,2020-04-01,", "U1,,Ash PCN,pcn,,,")

    assert report.counts["made"] == 2
    assert links("P1") == [("U1", date(2020, 4, 1), None)]


def test_the_same_file_twice_changes_nothing() -> None:
    rows = "P1,,Ash Practice,practice,U1,2020-04-01,", "U1,X9,Ash PCN,pcn,,,2026-01-01"
    bring(*rows)

    report = bring(*rows, today=TODAY + timedelta(days=1))

    assert (report.counts["unchanged"], report.counts["changed"]) == (2, 0)


def test_another_parent_is_a_move_today_and_history_stays() -> None:
    bring("P1,,Ash,practice,U1,2020-04-01,", "U1,,One,pcn,,,", "U2,,Two,pcn,,,")

    report = bring("P1,,Ash,practice,U2,2020-04-01,")

    assert links("P1") == [("U1", date(2020, 4, 1), TODAY), ("U2", TODAY, None)]
    assert "moves from U1 to U2 today" in report.notes[0]
    practice, pcn = Organisation.objects.get(code="P1"), Organisation.objects.get(code="U1")
    assert places_as_at(TODAY - timedelta(days=1))[practice.pk]["pcn"].code == "U1"
    assert places_as_at(TODAY)[practice.pk]["pcn"].code == "U2"
    assert practice.pk in descendants_of([pcn.pk], TODAY - timedelta(days=1))
    assert practice.pk not in descendants_of([pcn.pk], TODAY)


def test_several_rows_state_the_whole_history_of_one_organisation() -> None:
    bring("U1,,One,pcn,,,", "U2,,Two,pcn,,,")
    rows = "P1,,Ash,practice,U1,2020-04-01,2024-04-01", "P1,,Ash,practice,U2,2024-04-01,"

    bring(*rows)
    report = bring(*rows)

    assert links("P1") == [("U1", date(2020, 4, 1), date(2024, 4, 1)), ("U2", date(2024, 4, 1), None)]
    practice = Organisation.objects.get(code="P1")
    assert (practice.started_on, practice.ended_on, report.counts["changed"]) == (date(2020, 4, 1), None, 0)


def test_an_organisation_that_ends_leaves_its_parent_that_day() -> None:
    bring("P1,,Ash,practice,U1,2020-04-01,", "U1,,One,pcn,,,")

    bring("P1,,Ash,practice,U1,2020-04-01,2026-04-01")

    assert links("P1") == [("U1", date(2020, 4, 1), date(2026, 4, 1))]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["P1,,Ash,practice,NOPE,,"], "line 2, parent_code: There is no organisation with the code 'NOPE'."),
        (["P1,,Ash,village,,,"], "line 2, kind: 'village' is not one of: nation,"),
        ([",,Ash,practice,,,"], "line 2, code: This is missing."),
        (["P1,,,practice,,,"], "line 2, name: This is missing."),
        (["P1,,A,pcn,P1,,"], "line 2, parent_code: 'P1' would stand above itself."),
        (["P1,,A,pcn,P2,,", "P2,,B,pcn,P1,,"], "line 2, parent_code: 'P1' would stand above itself."),
        (["P1,,A,pcn,,,", "p1,,A,pcn,,,"], "line 3, code: 'p1' stands on line 2 as well"),
        (["P1,X1,A,pcn,,,", "P2,x1,B,pcn,,,"], "line 3, ods_code: 'x1' is the ODS code of 'P1'."),
        (
            ["P1,,A,pcn,,2026-01-02,2026-01-01"],
            "line 2, ended_on: 2026-01-01 is the first day after it ended",
        ),
    ],
)
def test_a_bad_row_refuses_the_file(rows: list[str], reason: str) -> None:
    before = Organisation.objects.count()

    report = bring(*rows, "Z9,,Good,pcn,,,")

    assert str(report.problems[0]).startswith(reason)
    assert Organisation.objects.count() == before


def test_a_bad_parent_is_not_blamed_on_its_children() -> None:
    report = bring("P1,,Ash,practice,U1,,", "U1,,One,village,,,")

    assert [problem.line for problem in report.problems] == [3]


def test_the_shipped_organisations_are_42_boards_until_2026_and_36_since() -> None:
    load_organisations(at=NOW, today=TODAY)
    boards = Organisation.objects.filter(kind="icb")

    assert load_organisations(at=NOW, today=TODAY).counts["unchanged"] == 57
    assert Organisation.objects.filter(kind="region").count() == 7
    assert (boards.on(date(2026, 3, 31)).count(), boards.on(date(2026, 4, 1)).count()) == (42, 36)
    norfolk = Organisation.objects.get(code="LW-ICB-NORFOLK-SUFFOLK")
    above = places_as_at(TODAY)[norfolk.pk]
    assert (above["region"].name, above["nation"].name) == ("East of England", "England")
    assert "region" not in places_as_at(date(2026, 3, 31))[norfolk.pk]


@pytest.mark.parametrize("number", [1, 300])
def test_places_take_two_queries_however_many(number: int, django_assert_num_queries: Any) -> None:
    bring("U1,,One,pcn,,,", *[f"P{each},,Practice {each},practice,U1,," for each in range(number)])

    with django_assert_num_queries(2):  # organisations, and their links that day
        places_as_at(TODAY)
