"""What the worker does by night, each minute, and when it is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from analytics import tasks
from analytics.actions import snapshot as actions
from analytics.actions.snapshot import ask_about
from analytics.models import Chart, Snapshot
from analytics.vocabulary import RetentionBy, RetentionUnit
from foundations import clock
from tests.analytics.posts import a_post, an_organisation

pytestmark = pytest.mark.django_db

AT = datetime(2026, 7, 15, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _posts_on_a_summer_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 7, 15))
    monkeypatch.setattr(actions, "send_task", lambda name, *arguments: None)
    employer = an_organisation("Wheatfield")
    for _ in range(9):
        a_post(employer=employer, started_on=date(2026, 2, 1))


def test_the_night_works_everything_out_and_draws_what_is_opened_first() -> None:
    tasks.rebuild_retention()
    tasks.rebuild_retention()

    assert Snapshot.objects.filter(as_at=date(2026, 6, 30)).count() == 12
    assert Chart.objects.exists()


def test_each_minute_looks_whether_the_posts_have_changed() -> None:
    tasks.follow_posts()
    assert Snapshot.objects.exists()

    Snapshot.objects.all().delete()
    tasks.follow_posts()
    assert not Snapshot.objects.exists()


def test_another_day_is_answered_and_drawn() -> None:
    asked = ask_about(as_at=date(2026, 7, 3), unit=RetentionUnit.ROLE, by=None, at=AT)

    tasks.answer_waiting()
    tasks.answer_waiting()

    assert Snapshot.objects.get(pk=asked.pk).computed_at == AT
    assert Chart.objects.count() == 1


def test_the_chart_of_one_group_is_drawn_when_it_is_opened() -> None:
    tasks.rebuild_retention()
    Chart.objects.all().delete()
    by_kind = Snapshot.objects.get(as_at=date(2026, 6, 30), unit="post", by=RetentionBy.EMPLOYER_KIND)

    tasks.draw_charts(by_kind.pk, "vcse")
    tasks.draw_charts(by_kind.pk, "no-such-kind")
    tasks.draw_charts(0)

    assert Chart.objects.count() == 1
