"""``manage.py reset_second_step``: let somebody in again whom nobody of the programme team can help."""

from __future__ import annotations

import re
from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundations.clock import now
from people.actions.second_step_reset import ResetRefused
from people.models import Person
from website.actions.second_step_reset import take_off_from_the_shell
from website.vocabulary import AddressCheck

HELP = """Take a lost second step of signing in off somebody, where no second member of the programme team can approve it.

For everybody else two members of the team do this under "Lost second steps" in /admin/. Make sure first that it is the
person. They are signed out everywhere, told at every confirmed address, sign in with their password, and are asked to set up
a new second step. It is written into the audit with the check and your reference.

Exit status: 0 done, 1 refused (nothing was changed), 2 wrong usage.
"""
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/#-]{1,39}")


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        checks = ", ".join(f"{check.value} ({check.label})" for check in AddressCheck)
        parser.add_argument("address", help="any address that the person signs in with")
        parser.add_argument(
            "--check", required=True, choices=AddressCheck.values, help=f"how you made sure: {checks}"
        )
        parser.add_argument(
            "--reference", required=True, help="where you wrote down who asked, such as a ticket: CHG-1204"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, address: str, check: str, reference: str, **options: Any) -> None:
        if not REFERENCE.fullmatch(reference):
            raise CommandError(
                "--reference is the number of a ticket or a page: 2 to 40 letters, figures, and . _ / # -",
                returncode=2,
            )
        person = Person.objects.known_as(address).first()
        if person is None:
            raise CommandError(f"Nobody has the address {address}. Nothing was changed.", returncode=1)
        is_dry = bool(options["dry_run"])
        try:
            take_off_from_the_shell(
                person, check=AddressCheck(check), reference=reference, at=now(), dry_run=is_dry
            )
        except ResetRefused as refused:
            raise CommandError(f"{refused} Nothing was changed.", returncode=1) from refused
        words = "would be taken off" if is_dry else "is taken off, and they were told"
        self.stdout.write(f"The second step of {person.name} ({person.email}) {words}.")
