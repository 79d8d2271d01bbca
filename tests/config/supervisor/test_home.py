"""PostgreSQL's programs where the account that runs them cannot enter the checkout."""

from __future__ import annotations

import subprocess
from pathlib import Path

from config.supervisor.home import copied_programs, packaged_programs


def test_copied_programs_find_their_libraries(tmp_path: Path) -> None:
    programs = copied_programs(packaged_programs(), tmp_path)

    said = [
        subprocess.run([programs / "bin" / name, "--version"], env={}, capture_output=True, check=False)
        for name in ("postgres", "initdb", "pg_dump")
    ]

    assert [(each.returncode, each.stderr) for each in said] == [(0, b"")] * 3


def test_programs_are_copied_once_for_each_version_of_them(tmp_path: Path) -> None:
    first = copied_programs(packaged_programs(), tmp_path)
    (first / "mark").touch()

    assert (copied_programs(packaged_programs(), tmp_path) / "mark").exists()
