"""``manage.py apply_retention``: remove what is kept no longer."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from foundations import clock
from portfolio.actions.retention import RetentionIsBusy, apply_retention
from portfolio.rules.retention import in_order

REFUSED, WRONG_USAGE = 1, 2


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-23") from None


class Command(BaseCommand):
    help = (
        "Apply the retention schedule: remove what is kept no longer, category by category, with an entry in the audit "
        "for each. The scheduler does this every night. Again, nothing goes. Categories: "
        + ", ".join(category.code for category in in_order())
        + ". Exit status: 0 done, 1 another process is at it, 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would go, and remove nothing")
        parser.add_argument(
            "--as-at",
            type=_day,
            metavar="DAY",
            help="count as on this day; a day to come only with --dry-run, to see what will go by then",
        )
        parser.add_argument(
            "--list", action="store_true", dest="only_list", help="print the schedule and remove nothing"
        )

    def handle(self, *args: Any, dry_run: bool, as_at: date | None, only_list: bool, **options: Any) -> None:
        if only_list:
            self._print_schedule()
            return
        at = clock.now()
        moment = at if as_at is None else timezone.make_aware(datetime.combine(as_at, time()))
        if moment > at and not dry_run:
            raise CommandError("A day to come goes with --dry-run only.", returncode=WRONG_USAGE)
        swept = apply_retention(as_at=moment, at=at, dry_run=dry_run)
        total = 0
        try:
            for one in tqdm(swept, desc="Categories", unit="", disable=None, delay=1):
                total += one.rows
                self.stdout.write(f"{one.category.code}: {one.rows}")
        except RetentionIsBusy:
            raise CommandError("Another process applies the schedule now.", returncode=REFUSED) from None
        self.stdout.write(f"{total} rows {'would go' if dry_run else 'went'}.")

    def _print_schedule(self) -> None:
        for category in in_order():
            self.stdout.write(
                f"{category.code}: {category.title}\n  kept {category.kept}; counted from {category.counted_from}\n"
                f"  why: {category.reason}\n  then: {category.at_end}\n"
                f"  when somebody is erased: {category.erasure_in_words}"
            )
