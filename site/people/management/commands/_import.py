"""What the three import commands share: their options, their progress bar, their report and their exit status."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from foundations import clock
from people.rules.report import ImportReport

REFUSED, WRONG_USAGE = 1, 2
EXIT_CODES = """exit status:
  0  done; rows that wait for a decision are listed and changed nothing
  1  refused: at least one row is bad, every bad row is listed, and nothing was changed
  2  wrong options, or a file that is not there"""


class ImportCommand(BaseCommand):
    """Reads FILE, writes what it says, and prints a report."""

    run_import: ClassVar[Callable[..., ImportReport]]
    describes: ClassVar[str]

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        kwargs["epilog"] = f"{self.describes}\n\n{EXIT_CODES}"
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a CSV file in UTF-8, with a heading")
        parser.add_argument("--dry-run", action="store_true", help="check and report; write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=WRONG_USAGE) from error
        at, today = clock.now(), clock.today()
        report = self._run(content, path.name, at, today, is_dry_run=options["dry_run"])
        said = (
            json.dumps(report.as_dict(), indent=2, ensure_ascii=False)
            if options["json"]
            else report.as_text()
        )
        if report.is_refused:
            if options["json"]:
                self.stdout.write(said)
            else:
                self.stderr.write(said, self.style.NOTICE)
            sys.exit(REFUSED)
        self.stdout.write(said)

    def _run(
        self, content: bytes, file_name: str, at: datetime, today: date, *, is_dry_run: bool
    ) -> ImportReport:
        with tqdm(total=0, unit=" rows", file=sys.stderr, delay=1, leave=False) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            return type(self).run_import(
                content,
                file_name=file_name,
                by=None,
                at=at,
                today=today,
                is_dry_run=is_dry_run,
                progress=progress,
            )
