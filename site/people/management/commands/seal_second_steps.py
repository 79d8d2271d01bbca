from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.actions.seal_second_steps import seal_second_steps


class Command(BaseCommand):
    help = (
        "Seal the secrets of second steps with the first of SEALING_KEYS. Afterwards the other keys are no longer "
        "needed for them. Twice changes nothing. Exit status 1: some are opened by none of the keys."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done, and do nothing.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        sealed = seal_second_steps(dry_run=dry_run)
        word = "would be sealed" if dry_run else "sealed now"
        self.stdout.write(f"Second steps {word}: {sealed.now}; sealed before: {sealed.before}.")
        if sealed.lost:
            raise CommandError(
                f"Opened by none of SEALING_KEYS: {sealed.lost}. Add the key with which they were sealed, at the end; "
                "where it is lost, those people need their second step taken off.",
                returncode=1,
            )
