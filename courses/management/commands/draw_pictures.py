"""``manage.py draw_pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.actions.curriculum.covers import COVERS, draw_covers
from courses.actions.curriculum.diagrams import DIAGRAMS, draw_diagrams
from courses.management.commands.load_curriculum import SHIPPED


class Command(BaseCommand):
    help = (
        f"Draw the covers of a curriculum's modules and pathways into its {COVERS}/ folder, and into {DIAGRAMS}/ the diagrams that "
        "its lessons name (six-parts, around-you, four-groups, competency-wheel): the same drawing each time. "
        "Exit status: 0 drawn; 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not (folder / "programme.md").is_file():
            raise CommandError(f"“{folder}” is not a curriculum: it has no programme.md.", returncode=2)
        written = [*draw_covers(folder), *draw_diagrams(folder)]
        for path in written:
            self.stdout.write(path)
        self.stdout.write(f"{len(written)} drawn.")
