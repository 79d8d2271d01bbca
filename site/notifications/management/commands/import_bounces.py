"""Read delivery reports from a mailbox."""

from __future__ import annotations

import mailbox
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from foundations import clock
from notifications.actions.bounce import NotedBounces, note_reports
from notifications.rules.bounce_report import reports_in

LARGEST = 100 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Read delivery reports (RFC 3464) and complaints (RFC 5965) from FILE, an mbox or one message (.eml), and "
        "note which addresses take no mail. Kinds: permanent (cannot be delivered; the person sees a banner and "
        "gets no more e-mail there), temporary (delayed, or the mailbox is full), complaint (that kind of mail is "
        "stopped). Reading a file twice changes nothing. Exit status: 0 read, 1 no report in it, 2 wrong usage."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="an mbox, or one message")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be noted, and note nothing"
        )

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.", returncode=2)
        if file.stat().st_size > LARGEST:
            raise CommandError(
                f"{file} is larger than 100 MB. Split it, and read the parts one by one.", returncode=1
            )
        at, noted, passed_over = clock.now(), NotedBounces(), 0
        with transaction.atomic():
            for raw in tqdm(_messages(file), desc="Reports", unit="", disable=None, delay=1):
                reports = reports_in(raw)
                passed_over += not reports
                noted += note_reports(reports, at=at)
            transaction.set_rollback(dry_run)
        self._say(noted, passed_over, dry_run=dry_run)

    def _say(self, noted: NotedBounces, passed_over: int, *, dry_run: bool) -> None:
        verb = "would be noted" if dry_run else "noted"
        self.stdout.write(
            f"{noted.noted} {verb}, {noted.known} known before, {noted.strangers} about mails that are not "
            f"Linkway's, {passed_over} messages that are no reports."
        )
        if noted == NotedBounces():
            raise CommandError("There is no delivery report in this file.", returncode=1)


def _messages(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        is_mbox = opened.read(5) == b"From "
    if is_mbox:
        box = mailbox.mbox(file, create=False)
        yield from (box.get_bytes(key) for key in box.iterkeys())
    else:
        yield file.read_bytes()
