"""Pages while Redis is away, or takes what it is sent and never answers."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client, override_settings

from config.cache import ANSWERS_WITHIN_SECONDS, SparingRedisCache
from tests.people.factories import a_person

LONG_ENOUGH = ANSWERS_WITHIN_SECONDS + 2


@pytest.fixture
def silent_redis() -> Iterator[str]:
    """Give the address of something that accepts a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}/0"


@pytest.fixture
def absent_redis() -> str:
    """Give an address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return f"redis://127.0.0.1:{listening.getsockname()[1]}/0"


@pytest.mark.parametrize("which", ["silent_redis", "absent_redis"])
def test_a_redis_that_does_not_answer_is_an_empty_cache_and_is_asked_once(
    which: str, request: pytest.FixtureRequest
) -> None:
    cache = SparingRedisCache(request.getfixturevalue(which), {})
    begun = time.monotonic()

    cache.set("name", "value")
    found = [cache.get("name", "nothing") for _ in range(10)]

    assert found == ["nothing"] * 10
    assert (cache.add("a", 1), cache.delete("a"), cache.get_many(["a"]), cache.incr("a")) == (
        True,
        False,
        {},
        1,
    )
    assert time.monotonic() - begun < LONG_ENOUGH


def test_a_redis_that_answers_again_is_used_again(absent_redis: str) -> None:
    cache = SparingRedisCache(absent_redis, {"KEY_PREFIX": settings.CACHE_PREFIX})
    cache.set("name", "lost")

    cache._cache._servers[0], cache._cache._pools = settings.CACHES["default"]["LOCATION"], {}
    cache._cache.left_alone_until = 0.0
    cache.set("name", "kept")

    assert cache.get("name") == "kept"


@pytest.mark.django_db
def test_somebody_signs_in_reads_and_signs_out_without_redis(absent_redis: str) -> None:
    person = a_person()
    person.set_password("a long password")
    person.save()
    without = settings.CACHES["default"] | {"LOCATION": absent_redis}

    with override_settings(CACHES={"default": without}):
        client = Client()
        signed_in = client.post("/accounts/login/", {"login": person.email, "password": "a long password"})
        page = client.get("/learn/")
        signed_out = client.post("/accounts/logout/")
        ready = client.get("/readyz")

    assert (signed_in.status_code, page.status_code, signed_out.status_code) == (302, 200, 302)
    assert ready.status_code == 503
    assert "redis" in ready.json()["parts"]
    assert ready.json()["parts"]["redis"] != "ok"
    assert caches["default"].get("nothing") is None
