"""``manage.py export_questions``: the questions of a bank for another system."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.actions.exchange.exporting import Exported, export_questions
from assessments.management.commands.import_questions import FORMATS_DESCRIBED, REFUSED, WRONG_USAGE
from assessments.queries.exchange import SeveralBanks, bank_called
from assessments.rules.exchange.found import Left
from assessments.vocabulary import ExchangeFormat

EPILOG = f"""formats:
{FORMATS_DESCRIBED}

What a format cannot say is named for each question, on standard error. Retired questions stay here.

exit status:
  0  the file was written; what it cannot say is named
  1  no question could be written; there is no file
  2  wrong options, or a file that cannot be written"""


class Command(BaseCommand):
    help = "Export the questions of a bank in GIFT, Moodle XML or Aiken."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, epilog=EPILOG, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--bank", required=True, metavar="SLUG", help="the id of the bank, or CURRICULUM/SLUG"
        )
        parser.add_argument("--format", required=True, choices=ExchangeFormat.values, help="what to write")
        parser.add_argument("--output", metavar="FILE", help="where to write it; without, to standard output")
        parser.add_argument("--category", default="", help="only this category and what stands below it")

    def handle(self, *args: Any, **options: Any) -> None:
        exported = _exported(options)
        self._name("Left out:", exported.left_out)
        self._name("Written without something:", exported.lessened)
        if not exported.written:
            self.stderr.write("No question could be written, so there is no file.", self.style.NOTICE)
            sys.exit(REFUSED)
        if options["output"]:
            path = Path(options["output"])
            try:
                path.write_text(exported.text, encoding="utf-8")
            except OSError as error:
                raise CommandError(
                    f"{path} cannot be written: {error.strerror}.", returncode=WRONG_USAGE
                ) from error
        else:
            self.stdout.write(exported.text, ending="")
        count = "1 question" if exported.written == 1 else f"{exported.written:,} questions"
        where = f" to {options['output']}" if options["output"] else ""
        self.stderr.write(f"{count} written{where}.", lambda text: text)

    def _name(self, heading: str, left: Sequence[Left]) -> None:
        if left:
            lines = [heading, *(f"  {each.code} (“{each.name}”): {each.reason}" for each in left)]
            self.stderr.write("\n".join(lines), lambda text: text)


def _exported(options: dict[str, Any]) -> Exported:
    try:
        bank = bank_called(options["bank"])
    except SeveralBanks as several:
        raise CommandError(
            f"Several banks have this id. Write one of: {', '.join(several.names)}.", returncode=WRONG_USAGE
        ) from several
    if bank is None:
        raise CommandError(f"There is no bank “{options['bank']}”.", returncode=WRONG_USAGE)
    return export_questions(bank=bank, format_=options["format"], category=options["category"])
