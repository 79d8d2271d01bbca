"""``manage.py enrol EMAIL PROGRAMME``: give somebody a place on a programme."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from courses.actions.enrolment import EnrolmentRefused, enrol
from courses.models import Activity
from courses.vocabulary import ActivityKind
from foundations.clock import now, today
from people.models import Person

REFUSED = 1


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-11-23.") from error


def a_pace(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ArgumentTypeError(f"“{text}” is not a number of modules.") from error


class Command(BaseCommand):
    help = "Give somebody a place on a programme. Exit status: 0 enrolled, 1 refused, 2 wrong usage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="Any address by which the person is known.")
        parser.add_argument("programme", help="The programme's id, such as link-worker-programme.")
        parser.add_argument("--starts-on", type=a_day, help="First day of the plan (default: today).")
        parser.add_argument(
            "--modules-per-month", type=a_pace, help="Pace (default: the one that goes with their hours)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        learner = Person.objects.known_as(options["email"]).first()
        programmes = Activity.objects.filter(kind=ActivityKind.PROGRAMME)
        programme = programmes.filter(code=options["programme"]).first()
        if learner is None:
            self._refuse(f"Nobody is known as {options['email']}.")
        if programme is None:
            known = ", ".join(programmes.order_by("code").values_list("code", flat=True)) or "none yet"
            self._refuse(f"There is no programme {options['programme']!r}. The programmes: {known}.")
        try:
            enrolment = enrol(
                learner=learner,
                programme=programme,
                by=None,
                at=now(),
                starts_on=options["starts_on"] or today(),
                modules_per_month=options["modules_per_month"],
            )
        except EnrolmentRefused as refusal:
            self._refuse(" ".join(refusal.verdict.sentences))
        pace = enrolment.modules_per_month
        self.stdout.write(f"Enrolled from {enrolment.starts_on}, {pace} modules a month.")

    def _refuse(self, words: str) -> NoReturn:
        self.stderr.write(words)
        sys.exit(REFUSED)
