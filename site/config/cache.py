"""The cache, which nothing correct depends on: while Redis does not answer, everything is read afresh.

Redis has a second to answer. When it fails to, it is left alone for some seconds, so that a page which asks the
cache five times waits once. Meanwhile the limits on trying passwords do not count, and `readyz` names Redis.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

ANSWERS_WITHIN_SECONDS: Final = 1
LEFT_ALONE_SECONDS: Final = 5
FAILURES: Final = (RedisError, OSError)

Answer = TypeVar("Answer")
logger = logging.getLogger(__name__)


class SparingClient(RedisCacheClient):
    """Django's client, to whom a Redis that fails is an empty cache."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        waits = {
            "socket_connect_timeout": ANSWERS_WITHIN_SECONDS,
            "socket_timeout": ANSWERS_WITHIN_SECONDS,
        }
        super().__init__(servers, **(waits | options))
        self.left_alone_until = 0.0

    def _ask(self, what: Callable[[], Answer], otherwise: Answer) -> Answer:
        if time.monotonic() < self.left_alone_until:
            return otherwise
        try:
            return what()
        except FAILURES as problem:
            self.left_alone_until = time.monotonic() + LEFT_ALONE_SECONDS
            logger.warning("Redis does not answer (%s); going on without it.", type(problem).__name__)
            return otherwise

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return self._ask(lambda: super(SparingClient, self).add(key, value, timeout), True)

    def get(self, key: Any, default: Any) -> Any:
        return self._ask(lambda: super(SparingClient, self).get(key, default), default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._ask(lambda: super(SparingClient, self).set(key, value, timeout), None)

    def touch(self, key: Any, timeout: Any) -> bool:
        return self._ask(lambda: super(SparingClient, self).touch(key, timeout), False)

    def delete(self, key: Any) -> bool:
        return self._ask(lambda: super(SparingClient, self).delete(key), False)

    def get_many(self, keys: Iterable[Any]) -> dict[Any, Any]:
        return self._ask(lambda: super(SparingClient, self).get_many(keys), {})

    def has_key(self, key: Any) -> bool:
        return self._ask(lambda: super(SparingClient, self).has_key(key), False)

    def incr(self, key: Any, delta: int) -> int:
        return self._ask(lambda: super(SparingClient, self).incr(key, delta), delta)

    def set_many(self, data: Mapping[Any, Any], timeout: Any) -> None:
        self._ask(lambda: super(SparingClient, self).set_many(data, timeout), None)

    def delete_many(self, keys: Iterable[Any]) -> None:
        self._ask(lambda: super(SparingClient, self).delete_many(keys), None)


class SparingRedisCache(RedisCache):
    """Django's cache in Redis, without which pages still work."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = SparingClient
