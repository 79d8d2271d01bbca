"""``manage.py export_curriculum``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.actions.curriculum.export import NothingToExport, export_curriculum
from courses.management.commands.load_curriculum import SHIPPED
from courses.rules.front_matter import read_front
from courses.rules.problem import Problems
from foundations.clock import now


def shipped_curriculum() -> str:
    """Return the id of the curriculum that Linkway comes with."""
    front = read_front((SHIPPED / "programme.md").read_text(encoding="utf-8"), Problems("programme.md"))
    return front.code()


class Command(BaseCommand):
    help = (
        "Write a curriculum into a new or empty folder, as files: the latest revision of everything published. "
        "Exit status: 0 written; 1 refused: the folder is not empty, or there is no such curriculum; 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--curriculum",
            default="",
            metavar="ID",
            help="the id of its programme.md; default: the shipped one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"“{folder}” is not a folder.", returncode=2)
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"“{folder}” is not empty; nothing was written.")
        curriculum = options["curriculum"] or shipped_curriculum()
        try:
            report = export_curriculum(folder, curriculum=curriculum, at=now())
        except NothingToExport as missing:
            raise CommandError(
                f"There is no curriculum “{curriculum}” here; nothing was written."
            ) from missing
        for notice in report.notices:
            self.stdout.write(notice)
        self.stdout.write(f"{report.curriculum}: {report.files} files in {folder}.")
