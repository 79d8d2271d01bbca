"""Answers kept ready: each month's end by night, and other days on request."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from analytics.actions import snapshot as actions
from analytics.actions.chart import draw, forget_charts
from analytics.actions.snapshot import (
    answer_those_waiting,
    ask_about,
    is_rebuild_due,
    month_ends,
    rebuild_snapshots,
)
from analytics.models import Chart, Snapshot
from analytics.queries.retention import retention
from analytics.queries.retention_charts import specs_of, standing_specs
from analytics.rules.tenure import Unit
from analytics.vocabulary import RetentionBy, RetentionUnit
from people.models import Post
from tests.analytics.posts import a_post, an_organisation

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 15)
AT = datetime(2026, 7, 15, 2, tzinfo=UTC)


@pytest.fixture
def posts() -> None:
    employer = an_organisation("Wheatfield")
    for number in range(12):
        a_post(employer=employer, started_on=date(2026, 2, 10) - timedelta(days=200 * (number % 3)))


def test_months_ends_are_those_that_have_passed_since_the_first_post() -> None:
    assert month_ends(TODAY, date(2026, 4, 30)) == [date(2026, 5, 31), date(2026, 6, 30)]
    assert month_ends(date(2026, 7, 1), date(2026, 6, 1)) == [date(2026, 6, 30)]
    assert month_ends(TODAY, None) == []
    assert len(month_ends(TODAY, date(2010, 1, 1))) == 36


@pytest.mark.usefixtures("posts")
def test_a_rebuild_keeps_an_answer_for_each_month_unit_and_grouping() -> None:
    newest = rebuild_snapshots(today=TODAY, at=AT)

    days = set(Snapshot.objects.month_ends().values_list("as_at", flat=True))
    assert (min(days), max(days)) == (date(2025, 1, 31), date(2026, 6, 30))
    assert Snapshot.objects.count() == len(days) * 2 * 6
    assert {snapshot.as_at for snapshot in newest} == {date(2026, 6, 30)}


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize("by", [None, *RetentionBy])
def test_what_is_kept_is_what_the_command_prints(by: RetentionBy | None) -> None:
    rebuild_snapshots(today=TODAY, at=AT, months=2)

    kept = Snapshot.objects.get(as_at=date(2026, 6, 30), unit="role", by=by or "")
    told = retention(as_at=date(2026, 6, 30), by=by, unit=Unit.ROLE)
    assert [group.as_json() for group in kept.told()] == [group.as_json() for group in told.groups]


@pytest.mark.usefixtures("posts")
def test_a_rebuild_puts_right_what_was_kept_and_forgets_old_questions() -> None:
    rebuild_snapshots(today=TODAY, at=AT, months=2)
    Snapshot.objects.update(groups=[])
    old = ask_about(as_at=date(2026, 6, 3), unit=RetentionUnit.POST, by=None, at=AT - timedelta(days=31))
    new = ask_about(as_at=date(2026, 6, 4), unit=RetentionUnit.POST, by=None, at=AT)

    rebuild_snapshots(today=TODAY, at=AT, months=2)

    assert all(snapshot.groups for snapshot in Snapshot.objects.month_ends().filter(by=""))
    assert set(Snapshot.objects.filter(is_month_end=False)) == {new}
    assert old not in Snapshot.objects.all()


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize("months", [1, 18])
def test_a_rebuild_reads_the_posts_once_however_many_months(
    months: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = date(2025, 1, 2) + timedelta(days=30 * months)

    # The state, six reads, the lock, two savepoints, two deletes with their look-ups, a write for each hundred, the last rebuild.
    with django_assert_max_num_queries(22):
        rebuild_snapshots(today=first, at=AT)


def test_a_rebuild_is_due_at_first_when_posts_change_and_when_a_month_ends_but_not_all_the_time() -> None:
    later = AT + timedelta(hours=1)
    assert is_rebuild_due(today=TODAY, at=AT)
    employer = an_organisation("Wheatfield")
    post = a_post(employer=employer)
    rebuild_snapshots(today=TODAY, at=AT, months=1)

    assert not is_rebuild_due(today=TODAY, at=later)
    assert is_rebuild_due(today=date(2026, 8, 1), at=later)
    Post.objects.filter(pk=post.pk).update(ended_on=date(2026, 6, 1))
    assert is_rebuild_due(today=TODAY, at=later)
    assert not is_rebuild_due(today=TODAY, at=AT + timedelta(minutes=2))


def test_without_posts_a_rebuild_keeps_nothing() -> None:
    assert rebuild_snapshots(today=TODAY, at=AT) == []


@pytest.mark.usefixtures("posts")
def test_another_day_waits_for_the_worker_and_is_answered_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(actions, "send_task", lambda name, *arguments: sent.append(name))

    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_about(as_at=date(2026, 6, 3), unit=RetentionUnit.POST, by=None, at=AT)
    assert (asked.is_ready, sent) == (False, [actions.ANSWERS])

    (answered,) = answer_those_waiting(at=AT)
    assert (answered.pk, answered.is_ready, answered.told()[0].posts) == (asked.pk, True, 10)
    assert answer_those_waiting(at=AT) == []

    with django_capture_on_commit_callbacks(execute=True):
        ask_about(as_at=date(2026, 6, 3), unit=RetentionUnit.POST, by=None, at=AT)
    assert sent == [actions.ANSWERS]


@pytest.mark.usefixtures("posts")
def test_a_chart_is_drawn_once_and_forgotten_when_no_page_shows_it() -> None:
    newest = rebuild_snapshots(today=TODAY, at=AT, months=2)

    keys = draw(standing_specs(newest), at=AT)
    assert keys
    assert draw(standing_specs(newest), at=AT + timedelta(days=1)) == keys
    assert set(Chart.objects.values_list("drawn_at", flat=True)) == {AT}

    kept = min(keys)
    forget_charts(but=[kept], at=AT + timedelta(days=3))
    assert set(Chart.objects.values_list("key", flat=True)) == {kept}


@pytest.mark.usefixtures("posts")
def test_a_drawing_has_words_for_those_who_cannot_see_it_and_no_style_of_its_own() -> None:
    newest = rebuild_snapshots(today=TODAY, at=AT, months=2)
    everybody = next(one for one in newest if one.by == "" and one.unit == "role")

    draw(specs_of(everybody), at=AT)

    svg = Chart.objects.get().svg
    assert svg.startswith("<svg")
    assert "style=" not in svg
    assert "<style" not in svg
    assert 'aria-label="Survival chart of All' in svg
    assert "3 months: 100%; 10 followed that long" in svg


def test_a_name_in_a_drawing_is_text_and_never_markup() -> None:
    for name in ("<script>alert(1)</script>", "B & Co"):
        employer = an_organisation(name)
        for _ in range(9):
            a_post(employer=employer, started_on=date(2024, 1, 1))
    by_employer = next(
        one
        for one in rebuild_snapshots(today=TODAY, at=AT, months=2)
        if (one.by, one.unit) == ("employer", "post")
    )

    draw(specs_of(by_employer), at=AT)

    svg = Chart.objects.get().svg
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
