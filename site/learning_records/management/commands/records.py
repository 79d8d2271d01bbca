"""``manage.py records``: look after the ledger."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from tqdm import tqdm

from learning_records.actions.pump import pump
from learning_records.actions.release import NothingToRelease, release
from learning_records.actions.replay import ReplayRefused, replay
from learning_records.models import Parked
from learning_records.queries.agreement import disagreements
from learning_records.queries.lag import consumer_lag

AGREED, DISAGREED, WRONG_USAGE = 0, 1, 2


class Command(BaseCommand):
    help = (
        "Looks after the ledger of what was learnt. Exit status: 0 done or agreed, "
        "1 something disagrees or still waits, 2 wrong usage, such as replaying a reaction."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="word", required=True, metavar="word")
        words.add_parser("status", help="how far behind each consumer is, and what it has parked")
        words.add_parser("pump", help="number statements and hand them out until nothing is left")
        words.add_parser("verify", help="prove that the ledger is whole and that the tables agree with it")
        words.add_parser("parked", help="list the statements that wait for an operator")
        word = words.add_parser("replay", help="empty a projection and fill it again from the ledger")
        word.add_argument("name", help="the projection, as `records status` names it")
        word = words.add_parser("release", help="try again, in order, what a consumer has parked")
        word.add_argument("name", help="the consumer, as `records parked` names it")
        word.add_argument("--actor", type=UUID, help="only this person's statements")

    def handle(self, *args: Any, word: str, **options: Any) -> None:
        do: Callable[..., int] = getattr(self, f"_{word}")
        status = do(**options)
        if status:
            sys.exit(status)

    def _status(self, **_: Any) -> int:
        lags = consumer_lag()
        for lag in lags:
            self.stdout.write(
                f"{lag.name}: {lag.behind} behind, {lag.oldest_waiting_seconds:.0f} s, {lag.parked} parked"
            )
        if not lags:
            self.stdout.write("No consumer is registered.")
        return AGREED

    def _pump(self, **_: Any) -> int:
        report = pump()
        self.stdout.write(f"{report.numbered} numbered, {report.handled} handled, {report.parked} parked.")
        for name, problem in report.stopped.items():
            self.stderr.write(f"{name} stopped for now ({problem}); run it again.")
        return DISAGREED if report.stopped else AGREED

    def _verify(self, **_: Any) -> int:
        found = 0
        for check, disagreement in disagreements():
            found += 1
            self.stdout.write(f"{check}: {disagreement.what}: {disagreement.detail}")
        self.stdout.write(f"{found} disagreements." if found else "The ledger and the tables agree.")
        return DISAGREED if found else AGREED

    def _parked(self, **_: Any) -> int:
        rows = Parked.objects.select_related("consumer", "statement").order_by("consumer__name", "position")
        for row in rows.iterator():
            said = f"{row.statement.verb} {row.statement.activity_type} {row.statement.activity_id}"
            reason = f"{row.get_because_display()} {row.error}".strip()
            self.stdout.write(f"{row.consumer.name} {row.position}: {row.owner} {said}: {reason}")
        return DISAGREED if rows else AGREED

    def _replay(self, *, name: str, **_: Any) -> int:
        bar = tqdm(total=0, unit=" statements", delay=1, file=sys.stderr)

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        try:
            read = replay(name, show)
        except ReplayRefused as refused:
            self.stderr.write(str(refused))
            return WRONG_USAGE
        finally:
            bar.close()
        self.stdout.write(f"{name} was rebuilt from {read} statements.")
        return AGREED

    def _release(self, *, name: str, actor: UUID | None, **_: Any) -> int:
        try:
            released = release(name, actor=actor)
        except NothingToRelease as refused:
            self.stderr.write(str(refused))
            return WRONG_USAGE
        self.stdout.write(f"{released.handled} handled, {released.still_parked} still parked.")
        return DISAGREED if released.still_parked else AGREED
