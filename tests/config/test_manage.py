"""What `manage.py` says besides what it was asked."""

from __future__ import annotations

import os
import subprocess
import sys

from config.supervisor.place import ROOT


def test_a_command_says_nothing_that_nobody_asked_for() -> None:
    command = [sys.executable, "-W", "default", "manage.py", "check"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.development"}

    check = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    ours = [line for line in check.stderr.splitlines() if "RemovedIn" in line]
    assert (check.returncode, ours) == (0, [])
