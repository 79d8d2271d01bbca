from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from competencies.actions.framework import publish_framework
from competencies.actions.import_framework import import_framework
from competencies.models import Framework
from competencies.queries.framework import framework_to_change
from competencies.rules.framework_row import DESCRIBED
from foundations import clock

REFUSED, WRONG_USAGE = 1, 2
EXIT_CODES = """exit status:
  0  done
  1  refused: every bad row is listed, and nothing was changed
  2  wrong options, or a file that is not there"""


class Command(BaseCommand):
    help = "Bring a competency framework to what a CSV file says."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        kwargs["epilog"] = f"{DESCRIBED}\n\n{EXIT_CODES}"
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a CSV file in UTF-8, with a heading")
        parser.add_argument("--framework", metavar="CODE", help="which framework; without it, the one in use")
        parser.add_argument("--title", help="what a framework that is new is called")
        parser.add_argument("--publish", action="store_true", help="publish it afterwards, where that is new")
        parser.add_argument("--dry-run", action="store_true", help="check and report; write nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=WRONG_USAGE) from error
        report = import_framework(
            content,
            file_name=path.name,
            framework=(framework := self._framework(options["framework"], options["title"])),
            by=None,
            at=clock.now(),
            is_dry_run=options["dry_run"],
        )
        said = (
            json.dumps(report.as_dict(), indent=2, ensure_ascii=False)
            if options["json"]
            else report.as_text()
        )
        (self.stderr if report.is_refused and not options["json"] else self.stdout).write(said)
        if report.is_refused:
            sys.exit(REFUSED)
        if options["publish"] and not options["dry_run"]:
            stored = Framework.objects.get(curriculum=framework.curriculum, code=framework.code)
            version = publish_framework(framework=stored)
            if not options["json"]:
                self.stdout.write(f"Published as version {version.number}.")

    def _framework(self, code: str | None, title: str | None) -> Framework:
        found = framework_to_change(code)
        if found is not None:
            return found
        if code is None:
            said = "No framework is in use yet. Name a new one with --framework and --title."
            raise CommandError(said, returncode=WRONG_USAGE)
        if not title:
            known = ", ".join(Framework.objects.order_by("pk").values_list("code", flat=True)) or "none yet"
            said = f"No framework has the code {code!r} (there are: {known}). Give a new one its --title."
            raise CommandError(said, returncode=WRONG_USAGE)
        return Framework(code=code, title=title)
