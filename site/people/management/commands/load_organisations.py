from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundations import clock
from people.actions.load_organisations import load_organisations


class Command(BaseCommand):
    help = "Load England, its regions and its integrated care boards, as shipped; twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        report = load_organisations(at=clock.now(), today=clock.today())
        if report.is_refused:
            raise CommandError(report.as_text(), returncode=1)
        self.stdout.write(report.as_text())
