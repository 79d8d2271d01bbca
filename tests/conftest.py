"""What every test may rely on.

Each pytest worker has a database, a folder of media and a Redis prefix of its own, and each test its own
cache. Tests that commit (`transaction=True`, `live_server`) find the shipped rows as migrations left
them, and leave them so. Nothing runs in the background unless a test asks for `a_worker`.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.snapshot import Snapshot, allow_truncate

_numbers = itertools.count()


def chromium() -> str:
    """Return the browser for journeys, or nothing."""
    named = os.environ.get("LINKWAY_CHROMIUM", "")
    return next(
        (found for name in (named, "/usr/bin/chromium", "chromium") if (found := shutil.which(name))), ""
    )


def pytest_configure(config: pytest.Config) -> None:
    for name in ("DATABASE_URL", "REDIS_URL"):
        if not os.environ.get(name) and "--collect-only" not in sys.argv and not _needs_no_services(config):
            raise pytest.UsageError(f"{name} is not set: tests are run by `make test` (ARGS=... for some).")


def _needs_no_services(config: pytest.Config) -> bool:
    return "plan" in str(config.getoption("markexpr", ""))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser journeys out, all together, where there is no browser; `make test` says so."""
    if chromium():
        return
    journeys = [item for item in items if item.get_closest_marker("journey")]
    config.hook.pytest_deselected(items=journeys)
    items[:] = [item for item in items if item not in set(journeys)]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep aside the rows that migrations ship; a test that commits ends by putting them back, not by a flush."""
    with django_db_blocker.unblock():
        allow_truncate()
        shipped = Snapshot.take()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: shipped.restore())
        yield


@pytest.fixture(autouse=True)
def a_cache_of_its_own() -> None:
    """Give each test a cache that nobody has written to."""
    prefix = f"{settings.CACHE_PREFIX}-{next(_numbers)}"
    settings.CACHES["default"]["KEY_PREFIX"] = prefix
    caches["default"].key_prefix = prefix


@pytest.fixture(scope="session", autouse=True)
def media_of_its_own() -> Iterator[None]:
    """Remove this worker's media when it ends."""
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture
def wait_for() -> Callable[..., None]:
    """Return a function that looks again and again until something is so, for at most some seconds."""

    def wait(is_so: Callable[[], bool], *, seconds: float = 30) -> None:
        until = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < until, f"It did not become so within {seconds} seconds."
            threading.Event().wait(0.05)

    return wait


@pytest.fixture
def a_worker(transactional_db: None, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a real Celery worker on this test's database and queue; tasks sent meanwhile reach it."""
    from config.celery import app

    broker = f"{settings.REDIS_URL}/1"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "LINKWAY_TEST_DATABASE": connection.settings_dict["NAME"],
        "LINKWAY_TEST_PREFIX": settings.CACHES["default"]["KEY_PREFIX"],
        "LINKWAY_TEST_BROKER": broker,
        "LINKWAY_TEST_QUEUE": settings.CELERY_TASK_DEFAULT_QUEUE,
        "LINKWAY_TEST_MEDIA": str(settings.MEDIA_ROOT),
    }
    before = app.conf.broker_url
    app.conf.broker_url = broker
    app.pool.force_close_all()
    log = (tmp_path / "worker.log").open("wb")
    worker = subprocess.Popen(
        [sys.executable, "-m", "celery", "--app=config", "worker", "--concurrency=1", "--loglevel=INFO"],
        env=environment,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        yield worker
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        app.conf.broker_url = before
        app.pool.force_close_all()
        log.close()
