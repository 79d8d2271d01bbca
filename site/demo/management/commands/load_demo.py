"""``manage.py load_demo``: fill an empty database with the demo world."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from demo.actions.world import STAGES, DemoRefused, DemoReport, load_demo
from demo.vocabulary import DOMAIN, PASSWORD, SIGN_INS
from foundations import clock

REFUSED = 1


class Command(BaseCommand):
    help = (
        "Fills a database that holds nobody with the demo world: invented people, their posts, three cohorts and what "
        "they have studied. Needs the curriculum (load_curriculum). Sends no mail. Where the demo world is already, "
        "nothing is done. Exit status: 0 it is there, 1 refused because the database holds other people or no "
        "curriculum, 2 wrong usage."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = self._load()
        except DemoRefused as refused:
            self.stderr.write(str(refused))
            sys.exit(REFUSED)
        if report.was_there:
            self.stdout.write(f"The demo world is there already, with {report.people} people.")
            return
        if not options["verbosity"]:
            self.stdout.write(f"The demo world has {report.people} people.")
            return
        self.stdout.write(f"The demo world has {report.people} people. The password of these is {PASSWORD}:")
        for name, _, what in SIGN_INS:
            self.stdout.write(f"  {f'{name}@{DOMAIN}':36}{what}")

    def _load(self) -> DemoReport:
        """Load with a bar on a terminal; a log gets one line for each kind of stage."""
        is_watched = sys.stderr.isatty()
        told = ""
        bar_format = "{percentage:3.0f} % {bar} {desc}"
        with tqdm(total=STAGES, delay=1, leave=False, disable=not is_watched, bar_format=bar_format) as bar:

            def advance(stage: str) -> None:
                nonlocal told
                bar.set_description_str(stage)
                bar.update()
                if stage != told and not is_watched:
                    self.stdout.write(f"  {stage}")
                    self.stdout.flush()
                told = stage

            return load_demo(at=clock.now(), advance=advance)
