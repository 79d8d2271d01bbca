from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from people.models import Organisation, Post
from people.vocabulary import LeavingReason, OrganisationKind, ResponsibilityKind

pytestmark = pytest.mark.django_db

POSTS = "email,name,role,employer,employer_ods,deployed_at,funder,fte,started_on,observed_from,ended_on,leaving_reason\n"
GOOD = "ann@x.example,Ann,link_worker,Trust,,,,0.5,2025-01-06,,,\n"


def run(name: str, path: Path | str, *options: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command(name, str(path), *options, stdout=out, stderr=err)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue(), err.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.csv"
    path.write_text(POSTS + GOOD)
    return path


def test_a_good_file_is_done_with_status_0(posts: Path) -> None:
    status, said, _ = run("import_posts", posts)

    assert (status, Post.objects.count()) == (0, 1)
    assert said.startswith("posts.csv: Done: 1 row; 1 new, 1 confirmed as held today")


def test_rows_that_wait_leave_the_status_0(posts: Path) -> None:
    posts.write_text(POSTS + GOOD + GOOD)

    status, said, _ = run("import_posts", posts)

    assert status == 0
    assert "line 3: This is the post of line 2" in said


def test_a_bad_row_gives_status_1_and_changes_nothing(posts: Path) -> None:
    posts.write_text(POSTS + GOOD + GOOD.replace("0.5", "5"))

    status, _, said = run("import_posts", posts)

    assert (status, Post.objects.count()) == (1, 0)
    assert "line 3, fte: '5' is not over 0 and at most 1." in said


def test_a_file_that_is_not_there_gives_status_2(tmp_path: Path) -> None:
    status, _, said = run("import_posts", tmp_path / "nothing.csv")

    assert status == 2
    assert "cannot be read: No such file or directory" in said


def test_the_report_in_json_says_the_same(posts: Path) -> None:
    posts.write_text(POSTS + GOOD + GOOD.replace("0.5", "5"))

    status, said, _ = run("import_posts", posts, "--json")

    report = json.loads(said)
    assert (status, report["refused"], report["problems"][0]["line"]) == (1, True, 3)


def test_a_dry_run_writes_nothing(posts: Path) -> None:
    status, said, _ = run("import_posts", posts, "--dry-run")

    assert (status, Post.objects.count()) == (0, 0)
    assert "Checked, nothing was written" in said


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("import_organisations", OrganisationKind.values),
        ("import_people", ResponsibilityKind.values),
        ("import_posts", [*LeavingReason.values, "link_worker", "health_coach", "manager"]),
    ],
)
def test_help_prints_every_word_of_the_vocabularies(
    command: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        call_command(command, "--help")

    said = capsys.readouterr().out
    assert [word for word in words if word not in said] == []


def test_the_shipped_organisations_load_twice_alike(django_assert_max_num_queries: Any) -> None:
    out = StringIO()
    call_command("load_organisations", stdout=out)
    call_command("load_organisations", stdout=out)

    assert "57 as they were" in out.getvalue()
    assert Organisation.objects.filter(kind="icb").count() == 49
