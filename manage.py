#!/usr/bin/env python
"""Runs Linkway's commands; see `python manage.py help`."""

import os
import sys
from contextlib import nullcontext


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    from django.core.management import execute_from_command_line

    from config.supervisor.borrowing import needs_services, services_of_this_checkout
    from config.supervisor.progress import SupervisorRefused

    try:
        with services_of_this_checkout() if needs_services(sys.argv) else nullcontext():
            execute_from_command_line(sys.argv)
    except SupervisorRefused as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main()
