"""What the scheduler asks for exists, and the worker keeps no secrets in its results."""

from __future__ import annotations

from django.conf import settings

from config.celery import app


def test_every_scheduled_task_is_one_that_the_worker_knows() -> None:
    app.loader.import_default_modules()

    asked = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert asked - set(app.tasks) == set()


def test_a_task_is_done_again_when_its_worker_dies_and_speaks_json_only() -> None:
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.accept_content == ["json"]
    assert app.conf.broker_transport_options["visibility_timeout"] > app.conf.task_time_limit
