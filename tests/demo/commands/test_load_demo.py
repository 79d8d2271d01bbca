"""What the command says while it loads, and what `make run` says afterwards."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.management import call_command

from config.supervisor.running import DEMO_PEOPLE
from demo.actions.world import DemoReport
from demo.management.commands import load_demo as command
from demo.vocabulary import SIGN_INS


def a_short_load(*, at: datetime, advance: Callable[[str], None]) -> DemoReport:
    for stage in ("places", "lives", "lives", "lives", "retention"):
        advance(stage)
    return DemoReport(was_there=False, people=308)


@pytest.fixture(autouse=True)
def _loads_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_demo", a_short_load)


def test_a_log_gets_one_plain_line_for_each_kind_of_stage(capsys: pytest.CaptureFixture[str]) -> None:
    said = io.StringIO()

    call_command("load_demo", verbosity=0, stdout=said)

    assert said.getvalue().splitlines() == [
        "  places",
        "  lives",
        "  retention",
        "The demo world has 308 people.",
    ]
    assert capsys.readouterr().err == ""


def test_the_command_by_itself_says_who_may_sign_in() -> None:
    said = io.StringIO()

    call_command("load_demo", stdout=said)

    assert all(f"{name}@demo.linkway.example" in said.getvalue() for name, _, _ in SIGN_INS)


def test_make_run_greets_with_everybody_who_may_sign_in() -> None:
    assert set(DEMO_PEOPLE) == {name for name, _, _ in SIGN_INS}
