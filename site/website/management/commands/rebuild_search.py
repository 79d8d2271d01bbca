"""Makes what the search box looks through anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from foundations import clock
from foundations.registries import SearchSource, searchable
from website.actions.search import is_up_to_date, rebuild_search


class Command(BaseCommand):
    help = (
        "Make the entries of the search anew: modules, lessons, programmes, glossary, help and whatever else registers. "
        "The worker does so by itself within a minute of a change. Exit status: 0 done; 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say whether there is anything to do, and do nothing"
        )
        parser.add_argument("--if-changed", action="store_true", help="do nothing where nothing has changed")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"] or options["if_changed"]:
            is_done = is_up_to_date()
            if options["dry_run"] or is_done:
                self.stdout.write("The search is up to date." if is_done else "The search would be rebuilt.")
                return
        kinds = ", ".join(source.title.lower() for source in searchable)
        with tqdm(desc="Search", unit="", disable=None) as bar:

            def show(source: SearchSource, number: int) -> None:
                bar.set_postfix_str(f"{source.title}: {number}")
                bar.update()

            total = rebuild_search(at=clock.now(), told=show)
        self.stdout.write(f"{total} things can be found ({kinds}).")
