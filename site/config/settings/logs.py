"""Logs go to standard error, one line each, without what people wrote or who they are."""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "scrubbed": {
            "()": "config.logs.ScrubbingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "scrubbed"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Without this Django would also mail the addresses in ADMINS a page full of local variables.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "celery": {"level": "INFO", "propagate": True},
        # Wagtail and its task runner tell of each page twice over; what matters of it is in Wagtail's own log.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
