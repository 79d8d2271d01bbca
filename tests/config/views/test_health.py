"""Whether the site can work, said in one answer."""

from __future__ import annotations

import datetime
from unittest import mock

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from config import heartbeat

NOW = timezone.now


@pytest.fixture
def a_living_worker(db: None) -> None:
    heartbeat.beat(at=NOW())


@pytest.mark.usefixtures("a_living_worker")
def test_a_site_that_works_is_ready(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["parts"]) == {"database", "redis", "worker", "consumers"}


@pytest.mark.django_db
def test_a_site_whose_worker_nobody_has_heard_of_is_not_ready(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"]["worker"] == "has not been heard of"


@pytest.mark.django_db
def test_a_worker_that_has_fallen_silent_is_named(client: Client) -> None:
    heartbeat.beat(at=NOW() - heartbeat.STALE_AFTER - datetime.timedelta(seconds=5))

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"]["worker"].startswith("silent for")


@pytest.mark.usefixtures("a_living_worker")
def test_a_database_that_does_not_answer_is_named_without_its_secrets(client: Client) -> None:
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("password secret refused")):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "cannot be reached (OperationalError)"


@pytest.mark.django_db
def test_a_redis_that_does_not_answer_is_named(client: Client) -> None:
    with mock.patch.object(caches["default"], "set", side_effect=ConnectionError):
        answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"]["redis"] == "cannot be reached (ConnectionError)"


def test_a_process_that_lives_says_so_without_asking_anybody(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
