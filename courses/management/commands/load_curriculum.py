"""``manage.py load_curriculum``."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from courses.actions.curriculum.load import LoadOptions, LoadRefused, UnknownIds, load_curriculum
from courses.rules.curriculum.module import COMPLETIONS, REVIEW_TOPICS
from courses.vocabulary import STEP_WORDS
from foundations.clock import now

SHIPPED = Path(__file__).resolve().parents[2] / "curriculum"
MOST_SHOWN = 200


@contextmanager
def _quiet_logs() -> Iterator[None]:
    """Keep a line for each page out of the operator's sight; the report says what happened."""
    loggers = [logging.getLogger(name) for name in ("wagtail", "django_tasks")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


class Command(BaseCommand):
    help = (
        "Load a curriculum from a folder, the shipped one by default. All of it is loaded or nothing. "
        f"Step kinds: {', '.join(STEP_WORDS)}. Completion: {', '.join(COMPLETIONS)}, or the kind's own. "
        f"Topics that need a review: {', '.join(REVIEW_TOPICS)}. "
        "Exit status: 0 loaded; 1 refused with every reason, or pages edited on the site were left as they are; "
        "2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=SHIPPED, help="default: the shipped curriculum"
        )
        parser.add_argument("--dry-run", action="store_true", help="check and report, and change nothing")
        parser.add_argument(
            "--overwrite",
            nargs="+",
            default=[],
            metavar="ID",
            help="take the file's version of these edited pages",
        )
        parser.add_argument(
            "--keep-edited", action="store_true", help="leave edited pages quietly, with status 0"
        )
        parser.add_argument("--prune", action="store_true", help="unpublish pages whose file has gone")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder “{folder}”.", returncode=2)
        chosen = LoadOptions(
            overwrite=frozenset(options["overwrite"]),
            prune=options["prune"],
            dry_run=options["dry_run"],
            publish_unreviewed=getattr(settings, "LINKWAY_PUBLISH_UNREVIEWED", False),
            progress=self._bar if options["verbosity"] > 0 else lambda items: items,
        )
        try:
            with _quiet_logs():
                report = load_curriculum(folder, at=now(), options=chosen)
        except LoadRefused as refused:
            self._refuse(refused)
        except UnknownIds as unknown:
            raise CommandError(f"Nothing has the id {unknown}, to overwrite.", returncode=2) from unknown
        if options["verbosity"] > 0:
            for line in report.lines(accept_conflicts=options["keep_edited"]):
                self.stdout.write(line)
        if report.conflicts and not options["keep_edited"]:
            raise CommandError(
                f"{len(report.conflicts)} edited pages were left as they are; everything else is loaded. "
                "Take the files' versions with --overwrite ID, or accept this with --keep-edited."
            )

    def _bar(self, items: Iterable[Any]) -> Iterable[Any]:
        return tqdm(items, unit="page", file=sys.stderr, disable=not sys.stderr.isatty())

    def _refuse(self, refused: LoadRefused) -> None:
        for problem in refused.problems[:MOST_SHOWN]:
            self.stderr.write(str(problem))
        if len(refused.problems) > MOST_SHOWN:
            self.stderr.write(f"… and {len(refused.problems) - MOST_SHOWN} more.")
        raise CommandError(f"Nothing was changed: {len(refused.problems)} problems.")
