"""``check_curriculum`` and ``draw_pictures``, as a trainer types them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.courses.curriculum_folder import MODULE, MODULE_PATH, a_folder


def run(command: str, *arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command(command, *arguments, stdout=out)
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def test_what_is_to_be_mended_is_told_with_its_file_and_the_status_is_1(tmp_path: Path) -> None:
    status, said = run("check_curriculum", str(a_folder(tmp_path)))

    assert status == 1
    assert f"{MODULE_PATH}: No lesson tells a case story." in said
    assert "year-1/year.md: s1-02 Linking is not written yet." in said


def test_modules_that_wait_for_a_practitioner_are_listed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, **{MODULE_PATH: MODULE.replace("needed: []", "needed: [legal, money]")})

    status, said = run("check_curriculum", str(folder), "--reviews")

    assert (status, said) == (
        0,
        "s1-01 Listening: legal, money\n1 of 1 modules wait for a practitioner to read them.\n",
    )


def test_the_reading_age_of_each_lesson_is_listed(tmp_path: Path) -> None:
    status, said = run("check_curriculum", str(a_folder(tmp_path)), "--reading")

    assert status == 0
    assert "year-1/01-listening/01-first.lesson.md" in said
    assert "1 lessons, reading age" in said


def test_pictures_are_drawn_once(tmp_path: Path) -> None:
    folder = str(a_folder(tmp_path))

    assert run("draw_pictures", folder) == (0, "media/covers/s1-01.svg\nmedia/covers/s1-02.svg\n2 drawn.\n")
    assert run("draw_pictures", folder) == (0, "0 drawn.\n")


@pytest.mark.parametrize("command", ["check_curriculum", "draw_pictures"])
def test_a_folder_that_is_no_curriculum_is_refused_as_wrong_usage(command: str, tmp_path: Path) -> None:
    assert run(command, str(tmp_path))[0] == 2
