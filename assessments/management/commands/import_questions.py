"""``manage.py import_questions``: questions of another system into a bank."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from assessments.actions.exchange.importing import import_questions
from assessments.models import QuestionBank
from assessments.queries.exchange import SeveralBanks, bank_called
from assessments.rules.exchange.formats import FORMATS
from assessments.rules.exchange.report import ExchangeReport
from assessments.rules.question_text import CODE
from assessments.vocabulary import ExchangeFormat, ReadState
from foundations import clock

REFUSED, WRONG_USAGE = 1, 2
FORMATS_DESCRIBED = "\n".join(
    f"  {code:<12}{ExchangeFormat(code).label}. {form.described}" for code, form in FORMATS.items()
)
EPILOG = f"""formats:
{FORMATS_DESCRIBED}

what becomes of a question ({", ".join(ReadState.values)}):
  Each question is imported or refused by itself: one that cannot be asked here is named with its line and the reason, and
  the others are imported. A file that cannot be read at all (not well-formed, wrong encoding) is refused as a whole, and
  nothing is changed. The same file again changes nothing; a changed question becomes a new version.

the report with --json:
  read, imported, unchanged; refused and notes: a list of line, name, reason. Notes say what a question lost on its way.

exit status:
  0  at least one question was imported, or is here as it was
  1  refused: the file cannot be read, holds no question, or none that can be asked here; nothing was changed
  2  wrong options, or a file that is not there"""


class Command(BaseCommand):
    help = "Import questions in GIFT, Moodle XML or Aiken into a question bank."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, epilog=EPILOG, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", metavar="FILE", help="the file, in whichever encoding its program wrote it"
        )
        parser.add_argument("--format", required=True, choices=ExchangeFormat.values, help="what the file is")
        parser.add_argument(
            "--bank", required=True, metavar="SLUG",
            help="the id of the bank; one that is not there is made. CURRICULUM/SLUG for a bank of a curriculum",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="read and report; write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=WRONG_USAGE) from error
        bank = _bank(options["bank"])
        report = self._import(content, path.name, bank, options)
        said = (
            json.dumps(report.as_dict(), indent=2, ensure_ascii=False)
            if options["json"]
            else report.as_text()
        )
        if report.is_refused and not options["json"]:
            self.stderr.write(said, self.style.NOTICE)
        else:
            self.stdout.write(said)
        if report.is_refused:
            sys.exit(REFUSED)

    def _import(
        self, content: bytes, name: str, bank: QuestionBank, options: dict[str, Any]
    ) -> ExchangeReport:
        with tqdm(total=0, unit=" questions", file=sys.stderr, delay=1, leave=False) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            return import_questions(
                content, format_=options["format"], bank=bank, file_name=name, at=clock.now(),
                is_dry_run=options["dry_run"], progress=progress,
            )  # fmt: skip


def _bank(slug: str) -> QuestionBank:
    """Return the bank with an id, or one to be made."""
    try:
        found = bank_called(slug)
    except SeveralBanks as several:
        raise CommandError(
            f"Several banks have the id “{slug}”. Write one of: {', '.join(several.names)}.",
            returncode=WRONG_USAGE,
        ) from several
    if found is not None:
        return found
    if not CODE.fullmatch(slug) or len(slug) > 100:
        raise CommandError(
            f"There is no bank “{slug}”, and a new one’s id has lower-case letters, digits and hyphens.",
            returncode=WRONG_USAGE,
        )
    return QuestionBank(code=slug, title=re.sub("-+", " ", slug).strip().capitalize())
