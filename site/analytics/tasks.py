"""What the worker does for analytics. Each may run twice without harm."""

from __future__ import annotations

from celery import shared_task

from analytics.actions.chart import draw, forget_charts
from analytics.actions.snapshot import answer_those_waiting, is_rebuild_due, rebuild_snapshots
from analytics.models import Snapshot
from analytics.queries.retention_charts import specs_of, standing_specs
from foundations import clock


@shared_task(name="analytics.rebuild_snapshots", ignore_result=True)
def rebuild_retention() -> None:
    """Work every month's end out again, and draw what its pages show first."""
    at = clock.now()
    newest = rebuild_snapshots(today=clock.today(), at=at)
    forget_charts(but=draw(standing_specs(newest), at=at), at=at)


@shared_task(name="analytics.follow_posts", ignore_result=True)
def follow_posts() -> None:
    """Rebuild soon after the posts have changed, so that nobody who imports them waits for the night."""
    if is_rebuild_due(today=clock.today(), at=clock.now()):
        rebuild_retention()


@shared_task(name="analytics.answer_waiting", ignore_result=True)
def answer_waiting() -> None:
    """Answer the questions that people asked about other days."""
    at = clock.now()
    for snapshot in answer_those_waiting(at=at):
        draw(specs_of(snapshot), at=at)


@shared_task(name="analytics.draw_charts", ignore_result=True)
def draw_charts(snapshot_id: int, group_code: str = "") -> None:
    """Draw what one page shows."""
    snapshot = Snapshot.objects.answered().filter(pk=snapshot_id).first()
    if snapshot is not None:
        draw(specs_of(snapshot, group_code), at=clock.now())
