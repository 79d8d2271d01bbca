from __future__ import annotations

import pytest

from people.models import Person, Post
from people.rules.report import ImportReport
from tests.people.post_files import bring, row

pytestmark = pytest.mark.django_db


def reasons(report: ImportReport) -> list[str]:
    return [str(problem) for problem in report.problems]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"email": ""}, "line 2, email: This is missing."),
        ({"email": "ann"}, "line 2, email: 'ann' is not an e-mail address."),
        ({"name": ""}, "line 2, name: This is missing."),
        ({"role": "wizard"}, "line 2, role: 'wizard' is not one of: link_worker,"),
        ({"employer": ""}, "line 2, employer: This is missing."),
        ({"employer_ods": "NOPE"}, "line 2, employer_ods: There is no organisation with the code 'NOPE'."),
        ({"deployed_at": "NOPE"}, "line 2, deployed_at: There is no organisation with the code 'NOPE'."),
        ({"fte": "0"}, "line 2, fte: '0' is not over 0 and at most 1."),
        ({"fte": "1.01"}, "line 2, fte: '1.01' is not over 0 and at most 1."),
        ({"fte": "-0.5"}, "line 2, fte: '-0.5' is not over 0 and at most 1."),
        ({"fte": "nan"}, "line 2, fte: 'nan' is not a number such as 0.6."),
        ({"fte": "60%"}, "line 2, fte: '60%' is not a number such as 0.6."),
        ({"started_on": ""}, "line 2, started_on: This is missing."),
        ({"started_on": "06/01/2025"}, "line 2, started_on: '06/01/2025' is not a day as in 2026-11-24."),
        ({"started_on": "20250106"}, "line 2, started_on: '20250106' is not a day as in 2026-11-24."),
        ({"started_on": "2025-02-30"}, "line 2, started_on: '2025-02-30' is not a day in the calendar."),
        ({"started_on": "0205-01-01"}, "line 2, started_on: '0205-01-01' is not between 1900 and 2100."),
        ({"ended_on": "2025-01-06"}, "line 2, ended_on: 2025-01-06 is the first day after it ended"),
        ({"ended_on": "2024-01-06"}, "line 2, ended_on: 2024-01-06 is the first day after it ended"),
        ({"leaving_reason": "pay"}, "line 2, leaving_reason: A leaving reason needs ended_on."),
        (
            {"ended_on": "2026-01-01", "leaving_reason": "boredom"},
            "line 2, leaving_reason: 'boredom' is not one of: pay,",
        ),
        (
            {"ended_on": "2026-01-01", "observed_from": "2026-02-01"},
            "line 2, observed_from: 2026-02-01 is after the post ended",
        ),
    ],
)
def test_a_bad_row_refuses_the_whole_file_with_its_line_and_reason(
    cells: dict[str, str], reason: str
) -> None:
    report = bring(row(**cells), row(email="bo@x.example", name="Bo"))

    assert report.is_refused
    assert reasons(report)[0].startswith(reason)
    assert not Post.objects.exists()
    assert not Person.objects.exists()


def test_every_bad_row_is_listed_with_every_reason() -> None:
    report = bring(row(email="x", fte="7"), row(), row(deployed_at="NOPE"), row(started_on=""))

    assert [(each.line, each.column) for each in report.problems] == [
        (2, "email"),
        (2, "fte"),
        (4, "deployed_at"),
        (5, "started_on"),
    ]
