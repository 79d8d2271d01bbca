"""Works the retention pages' answers out again from the posts."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from analytics.actions.chart import draw, forget_charts
from analytics.actions.snapshot import month_ends, rebuild_snapshots
from analytics.queries.post_history import post_history
from analytics.queries.retention_charts import standing_specs
from foundations import clock


class Command(BaseCommand):
    help = (
        "Work out again what the retention pages show for each month's end (36 months, both units, every grouping), "
        "and draw the newest charts. Exit status: 0 done; 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be worked out, and do nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at, today = clock.now(), clock.today()
        if options["dry_run"]:
            first = min((post.started_on for post in post_history().posts), default=None)
            days = month_ends(today, first)
            self.stdout.write(f"{len(days)} months would be worked out.")
            return
        with tqdm(desc="Months and units", unit="", disable=None) as bar:
            newest = rebuild_snapshots(today=today, at=at, progress=lambda done, of: _show(bar, done, of))
        forget_charts(but=draw(standing_specs(newest), at=at), at=at)
        self.stdout.write(
            f"Retention is worked out to {newest[0].as_at}." if newest else "There are no posts yet."
        )


def _show(bar: Any, done: int, of: int) -> None:
    bar.total = of
    bar.update(done - bar.n)
