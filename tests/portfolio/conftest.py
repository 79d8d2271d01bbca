from datetime import date

import pytest

from portfolio.queries import recipients
from portfolio.views import mixin
from tests.portfolio.scene import CURRICULUM

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def the_curriculum(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the curriculum be one module of 250 minutes in Year 1."""
    monkeypatch.setattr(recipients, "current_outline", lambda: CURRICULUM)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be Monday 23 November 2026."""
    monkeypatch.setattr(mixin, "today", lambda: TODAY)
