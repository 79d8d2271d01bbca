"""The worker's application; `celery -A config worker` and `celery -A config beat` start from here."""

import os
from typing import Any

from celery import Celery, signals
from django.utils.log import configure_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("linkway")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["config"])


@signals.setup_logging.connect
def log_as_the_site_does(**_: Any) -> None:
    """Keep Celery from setting up logs of its own, which would not be scrubbed."""
    from django.conf import settings

    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)


@signals.worker_ready.connect
def say_that_a_worker_lives(**_: Any) -> None:
    """Beat once at the start, rather than when the scheduler first asks."""
    from django.utils import timezone

    from config.heartbeat import beat

    beat(at=timezone.now())


@signals.worker_ready.connect
def carry_what_was_left(**_: Any) -> None:
    """Carry the ledger first: after a crash or a new version there may be much to read, and the site says so until it is done."""
    from learning_records.actions.send import send_task
    from learning_records.actions.wake import TASK

    send_task(TASK)
