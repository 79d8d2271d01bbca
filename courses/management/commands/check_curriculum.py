"""``manage.py check_curriculum``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses.actions.curriculum.proofread import Proof, lay_out, proofread
from courses.management.commands.load_curriculum import SHIPPED
from courses.rules.proofreading.modules import awaiting_review
from courses.rules.proofreading.wording import count_words, read_words, reading_grade


class Command(BaseCommand):
    help = (
        "Proofread a curriculum's files: lengths, questions, links, hours, competencies, and nothing that leads to a person. "
        "It needs no database and changes nothing. Exit status: 0 nothing to mend; 1 something to mend; 2 wrong usage."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
        parser.add_argument(
            "--reviews", action="store_true", help="list the modules that a practitioner still has to read"
        )
        parser.add_argument(
            "--reading", action="store_true", help="list each lesson's words and reading age, hardest first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not (folder / "programme.md").is_file():
            raise CommandError(f"“{folder}” is not a curriculum: it has no programme.md.", returncode=2)
        proof = lay_out(folder)
        if options["reviews"]:
            self._list_reviews(proof)
        if options["reading"]:
            self._list_reading(proof)
        if not options["reviews"] and not options["reading"]:
            self._list_findings(proof)

    def _list_findings(self, proof: Proof) -> None:
        findings = proofread(proof)
        for finding in findings:
            self.stdout.write(str(finding))
        problems = sum(finding.is_problem for finding in findings)
        self.stdout.write(
            f"{len(proof.modules)} modules in {len(proof.texts)} files: {problems} things to mend."
        )
        if problems:
            raise CommandError("Something is to be mended.", returncode=1)

    def _list_reviews(self, proof: Proof) -> None:
        waiting = awaiting_review(proof.modules)
        for module, needed in waiting:
            self.stdout.write(f"{module.code} {module.text.front.get('title')}: {', '.join(needed)}")
        self.stdout.write(
            f"{len(waiting)} of {len(proof.modules)} modules wait for a practitioner to read them."
        )

    def _list_reading(self, proof: Proof) -> None:
        lessons = [text for text in proof.texts if text.kind == "lesson"]
        graded = sorted(
            ((reading_grade(read_words(text)), text) for text in lessons), key=lambda pair: -pair[0]
        )
        for grade, text in graded:
            words = count_words(read_words(text))
            self.stdout.write(f"{words:5} words, reading age {grade + 5:4.1f}  {text.path}")
        mean = sum(grade for grade, _ in graded) / max(len(graded), 1)
        self.stdout.write(
            f"{len(graded)} lessons, reading age {mean + 5:.1f} on average (Flesch-Kincaid grade plus five)."
        )
