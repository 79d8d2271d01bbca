"""``manage.py set_up``: begin a real site, asking for what is not given."""

from __future__ import annotations

import smtplib
import sys
from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from foundations.clock import now, today
from foundations.verdict import Refused
from people.actions.load_organisations import load_organisations
from people.models import Person
from website.actions.set_up import first_administrator, name_site, send_test_mail
from website.queries.set_up import set_up_facts
from website.rules.set_up import set_up_steps

HELP = """Begin a real site: its name and address, the first administrator, a test e-mail, organisations, curriculum.

Run after `migrate`. It asks for what is not given; with --no-input it asks nothing. It may be run again: what is there
stays, and the first administrator who has not come in gets another link. It makes no demo data. Modules about safety
that no practitioner has reviewed stay drafts, and are listed with the review that each needs.

Exit status: 0 done, 1 refused (a value is wrong, or the e-mail could not be sent; the rest is done), 2 wrong usage.
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--admin-email", default="", help="address of the first administrator")
        parser.add_argument("--admin-name", default="", help="their name")
        parser.add_argument("--site-name", default="", help="default: Linkway")
        parser.add_argument("--site-address", default="", help="default: SITE_ADDRESS")
        parser.add_argument("--test-mail-to", default="", help="default: the administrator")
        parser.add_argument("--no-test-mail", action="store_true", help="send no e-mail")
        parser.add_argument("--no-curriculum", action="store_true", help="load no curriculum")
        parser.add_argument("--no-organisations", action="store_true", help="load no organisations")
        parser.add_argument("--no-input", action="store_true", help="ask nothing; take the defaults")

    def handle(self, *args: Any, **options: Any) -> None:
        self.asks = not options["no_input"] and sys.stdin.isatty()
        said = self._answers(options)
        problems = self._problems(said)
        if problems:
            for problem in problems:
                self.stderr.write(problem)
            raise CommandError("Nothing was changed.", returncode=1)
        self._say("Site", f"{said['site_name']}, {said['site_address']}")
        try:
            name_site(name=said["site_name"], address=said["site_address"])
            made = first_administrator(
                name=said["admin_name"], address=said["admin_email"], at=now(), today=today()
            )
        except Refused as refused:
            raise CommandError(str(refused), returncode=1) from refused
        self._say("Administrator", f"{made.person.name}, {made.person.email}")
        self.undone: list[str] = []
        self._load(options)
        if not options["no_test_mail"]:
            self._send(options["test_mail_to"] or said["admin_email"], said)
        self._what_is_left()
        if made.path:
            link = f"{said['site_address'].rstrip('/')}{made.path}"
            self.stdout.write(
                f"\n{made.person.name} opens this link within 30 days to choose a password:\n  {link}"
            )
        if self.undone:
            raise CommandError(f"{' '.join(self.undone)} Everything else is done.", returncode=1)

    def _answers(self, options: dict[str, Any]) -> dict[str, str]:
        address = settings.SITE_ADDRESS
        said = {
            "site_name": options["site_name"] or self._ask("Name of the site", "Linkway"),
            "site_address": options["site_address"] or self._ask("Its address", address),
            "admin_email": options["admin_email"]
            or self._ask("E-mail address of the first administrator", ""),
        }
        said["admin_email"] = said["admin_email"].strip().lower()
        known: Person | None = Person.objects.known_as(said["admin_email"]).first()
        name = known.name if known else ""
        said["admin_name"] = options["admin_name"] or name or self._ask("Their name", "")
        missing = [f"--{name.replace('_', '-')}" for name in ("admin_email", "admin_name") if not said[name]]
        if missing:
            raise CommandError(f"Give {' and '.join(missing)}.", returncode=2)
        return said

    def _ask(self, question: str, default: str) -> str:
        if not self.asks:
            return default
        return input(f"{question}{f' [{default}]' if default else ''}: ").strip() or default

    def _problems(self, said: dict[str, str]) -> list[str]:
        problems = []
        try:
            validate_email(said["admin_email"])
        except ValidationError:
            problems.append(f"“{said['admin_email']}” is not an e-mail address.")
        if not said["site_address"].startswith(("https://", "http://")):
            problems.append(f"“{said['site_address']}” is not a whole address: it begins with https://.")
        elif said["site_address"].rstrip("/") != settings.SITE_ADDRESS.rstrip("/"):
            problems.append(
                f"The site runs at {settings.SITE_ADDRESS} (SITE_ADDRESS in its environment), not at "
                f"{said['site_address']}. Change the one or the other."
            )
        return problems

    def _load(self, options: dict[str, Any]) -> None:
        quiet = {"verbosity": options["verbosity"], "stdout": self.stdout}
        if not options["no_organisations"]:
            counts = load_organisations(at=now(), today=today()).counts
            self._say(
                "Organisations", ", ".join(f"{number} {word}" for word, number in counts.items() if number)
            )
        if not options["no_curriculum"]:
            self._say("Curriculum", "")
            try:
                call_command("load_curriculum", keep_edited=True, **quiet)
            except CommandError as error:
                self.undone.append(f"The curriculum was not loaded. {error}")

    def _send(self, to: str, said: dict[str, str]) -> None:
        try:
            send_test_mail(
                to=to, sender=settings.DEFAULT_FROM_EMAIL, site_address=said["site_address"], at=now()
            )
        except (OSError, smtplib.SMTPException) as error:
            self.undone.append(f"The mail server refused the test e-mail ({type(error).__name__}: {error}).")
            return
        self._say("Test e-mail", f"sent to {to} from {settings.DEFAULT_FROM_EMAIL}; look whether it arrives")

    def _what_is_left(self) -> None:
        facts = set_up_facts(today())
        self.stdout.write("\nWhat is left, also on the first page of the administration:")
        for step in set_up_steps(facts):
            self.stdout.write(f"  [{'x' if step.is_done else ' '}] {step.title}")
        for module in facts.unreviewed:
            self.stdout.write(f"      to be reviewed: {module}")

    def _say(self, what: str, words: str) -> None:
        self.stdout.write(f"{what}: {words}" if words else f"{what}:")
