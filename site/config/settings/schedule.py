"""The worker: what it takes, and what the scheduler asks of it and when.

A task is named here by its dotted path, so that settings import no app; `tests/config` holds that each
name is a registered task. Every scheduled task takes a lock and may run twice without harm.
"""

from typing import Any

from celery.schedules import crontab

CELERY_TIMEZONE = "Europe/London"
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_BACKEND = None
# A task is taken off the queue when it has ended, so that one whose worker died is done again.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 25 * 60
# Longer than the longest task, or Redis would hand a running one to a second worker.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 60 * 60}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # kilobytes; drawing charts takes 90 MB
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TASK_DEFAULT_QUEUE = "linkway"
CELERY_BEAT_MAX_LOOP_INTERVAL = 30


def _every(seconds: float, task: str) -> dict[str, Any]:
    """Describe a task that is worth nothing once its successor is due."""
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "the worker says that it lives": _every(20, "config.heartbeat"),
    "copies of data and erasures whose task was lost are done": _every(300, "portfolio.do_what_was_asked"),
    "what is kept no longer is removed": {
        "task": "portfolio.apply_retention",
        "schedule": crontab(hour=3, minute=40),
    },
    "people are reminded of training that runs out": {
        "task": "portfolio.look_after_training",
        "schedule": crontab(hour=7, minute=10),
    },
    "no claim of prior learning waits for ever": {
        "task": "assessments.see_to_claims",
        "schedule": crontab(hour=7, minute=20),
    },
    # Commits wake the pump themselves; this finds what a lost wake-up left.
    "the ledger is carried to those who listen": _every(60, "learning_records.pump"),
    "certificates whose file was lost are made": _every(300, "portfolio.render_missing_certificates"),
    "questions about other days are answered": _every(60, "analytics.answer_waiting"),
    "the retention pages follow the posts": _every(60, "analytics.follow_posts"),
    "quizzes whose time is over are handed in": _every(60, "assessments.hand_in_what_is_over"),
    "imports of questions whose task was lost are asked for again": _every(
        300, "assessments.resume_question_imports"
    ),
    "figures of quizzes whose task was lost are worked out": _every(300, "assessments.make_item_analyses"),
    "quizzes with new attempts are analysed": {
        "task": "assessments.analyse_new_attempts",
        "schedule": crontab(hour=2, minute=10),
    },
    "re-marking whose worker was lost goes on": _every(300, "assessments.go_on_re_marking"),
    "work that nobody claimed is given to somebody": {
        "task": "assessments.assign_waiting_work",
        "schedule": crontab(minute=25),
    },
    "observations that wait are followed": {
        "task": "assessments.follow_waiting_observations",
        "schedule": crontab(hour=7, minute=15),
    },
    "pages come and go when their editors said": _every(60, "courses.publish_what_is_due"),
    "the search follows the content": _every(60, "website.follow_the_content"),
    "mails that wait are sent": _every(60, "notifications.send_due"),
    "weekly summaries are made": {"task": "notifications.make_digests", "schedule": crontab(minute=5)},
    "people hear of what was added": {"task": "website.tell_of_additions", "schedule": crontab(minute=35)},
    "lists of posts that are due are asked for": {
        "task": "website.ask_to_confirm_posts",
        "schedule": crontab(hour=7, minute=40),
    },
    "late requests for help go to the whole team": {
        "task": "website.pool_late_requests",
        "schedule": crontab(minute=50),
    },
    "confirmations that wait are reminded of and passed on": {
        "task": "competencies.look_after_requests",
        "schedule": crontab(minute=20),
    },
    "old messages and mails go": {"task": "notifications.every_day", "schedule": crontab(hour=1, minute=20)},
    "imports whose task was lost are asked for again": _every(300, "people.resume_imports"),
    "responsibilities begin and end, and old entries go": {
        "task": "people.every_day",
        "schedule": crontab(hour=0, minute=10),
    },
    "the retention pages are worked out": {
        "task": "analytics.rebuild_snapshots",
        "schedule": crontab(hour=2, minute=30),
    },
}
