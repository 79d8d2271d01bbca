"""Where Linkway is put together: settings, addresses, the worker, and the supervisor of `make run`."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
