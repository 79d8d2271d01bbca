"""Importing competencies from a file: every bad row is named, and the same file twice changes nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from competencies.models import Competency, Framework, FrameworkVersion
from competencies.queries.framework import current_framework
from tests.competencies.scene import a_framework, a_rating, the
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
HEAD = "domain,domain_name,code,name,description,level_1,level_2,level_3,level_4,expected,review_months,mappings\n"
GOOD = HEAD + (
    "A,Domain A,A1,Earning trust,To be let in,I begin,I go on,I adapt,I teach,year-1 2; year-2 3,12,NALW: 3.1; PCI: Trust\n"
    'G,Green,G1,Walking groups,"Out of doors, together",I join,I lead,I found,I spread,year-1 1,,\n'
)


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def _run(text: str, *options: str) -> tuple[int, dict[str, Any]]:
        path = tmp_path / "framework.csv"
        path.write_text(text, encoding="utf-8")
        out = io.StringIO()
        try:
            call_command("import_framework", str(path), "--json", *options, stdout=out)
        except SystemExit as ended:
            return int(ended.code or 0), json.loads(out.getvalue())
        return 0, json.loads(out.getvalue())

    return _run


def test_a_file_changes_the_working_copy_and_twice_changes_nothing(run: Any) -> None:
    framework = a_framework()

    first = run(GOOD)
    second = run(GOOD)

    assert first[1]["counts"] == {"made": 1, "changed": 1, "unchanged": 0}
    assert second[1]["counts"] == {"made": 0, "changed": 0, "unchanged": 2}
    assert (the("A1").name, the("A1").review_months, the("G1").review_months) == ("Earning trust", 12, 24)
    assert list(the("A1").mappings.order_by("framework").values_list("framework", "reference")) == [
        ("NALW", "3.1"),
        ("PCI", "Trust"),
    ]
    assert the("A2").name == "Skill A2"
    assert framework.versions.count() == 1


def test_people_read_it_once_it_is_published(run: Any) -> None:
    a_framework()

    run(GOOD)
    before = current_framework()
    run(GOOD, "--publish")
    after = current_framework()

    assert before is not None
    assert after is not None
    assert (before.number, after.number) == (1, 2)
    assert before.tree.competency("G1") is None
    found = after.tree.competency("G1")
    assert found is not None
    assert next((level.number, level.name, level.text) for level in found.levels) == (
        1,
        "Developing",
        "I join",
    )


def test_an_earlier_version_stays_what_ratings_were_given_under(run: Any) -> None:
    a_framework()
    rating = a_rating(a_person("Ann"), "A1", 2)

    run(GOOD, "--publish")

    kept = FrameworkVersion.objects.get(pk=rating.version_id)
    assert kept.document["domains"][0]["competencies"][0]["name"] == "Skill A1"
    assert the("A1").pk == rating.competency_id


def test_a_dry_run_writes_nothing(run: Any) -> None:
    a_framework()

    status, report = run(GOOD, "--dry-run")

    assert (status, report["counts"]["made"]) == (0, 1)
    assert not Competency.objects.filter(code="G1").exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,Domain A,a1,Name,,,,,,,,\n", ["domain: 'a' is not a capital letter."]),
        ("A,Domain A,B1,Name,,,,,,,,\n", ["code: 'B1' is not the letter of its domain"]),
        ("A,Domain A,A1,,,,,,,,,\n", ["name: This is missing."]),
        ("A,Domain A,A1,Name,,,,,,year-1,,\n", ["expected: 'year-1' is not a year and a level"]),
        (
            "A,Domain A,A1,Name,,,,,,year-9 2,,\n",
            ["expected: 'year-9' is not a year of the expected profile"],
        ),
        ("A,Domain A,A1,Name,,,,,,,soon,\n", ["review_months: 'soon' is not a whole number"]),
        ("A,Domain A,A1,Name,,,,,,,,NALW\n", ["mappings: 'NALW' is not"]),
        ("A,Domain A,A1,One,,,,,,,,\nA,Domain A,A1,Two,,,,,,,,\n", ["code: A1 stands on line 2 too."]),
        (
            "A,One,A1,One,,,,,,,,\nA,Two,A2,Two,,,,,,,,\n",
            ["domain_name: Domain A is called 'One' on line 2."],
        ),
        (
            "A,Domain A\nB,,B1,Name,,,,,,,0,\n",
            ["The heading has 12", "domain_name: This", "review_months: '0'"],
        ),
    ],
)
def test_a_bad_row_refuses_the_whole_file_and_every_bad_row_is_named(
    run: Any, rows: str, said: list[str]
) -> None:
    a_framework()
    good = "C,Communities,C1,Local assets,,,,,,,,\n"

    status, report = run(HEAD + rows + good)

    assert status == 1
    found = [f"{each['column']}: {each['reason']}" for each in report["problems"]]
    assert len(found) == len(said)
    assert all(words in problem for words, problem in zip(said, found, strict=True))
    assert not Competency.objects.filter(code="C1").exists()


def test_a_new_framework_needs_a_code_and_a_title(run: Any) -> None:
    with pytest.raises(CommandError, match="Name a new one"):
        run(GOOD)
    with pytest.raises(CommandError, match="Give a new one its --title"):
        run(GOOD, "--framework", "ours")

    run(GOOD, "--framework", "ours", "--title", "Our own", "--publish")

    assert Framework.objects.get().title == "Our own"
    found = current_framework()
    assert found is not None
    assert [level.name for level in found.tree.ratable] == ["Developing", "Competent", "Proficient", "Expert"]


def test_help_says_what_a_file_holds(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("import_framework", "--help")

    said = capsys.readouterr().out
    assert "domain,domain_name,code,name" in said
    assert "“year-1 2; year-2 3”" in said
