"""Whether this process lives, and whether the whole site can do its work."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.heartbeat import STALE_AFTER, silent_for
from learning_records.queries.lag import consumer_lag

LONGEST_WAIT_SECONDS = 15 * 60


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer as long as this process can answer at all; it asks nothing else."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every part works, else 503 naming the parts that do not."""
    at = timezone.now()
    parts: dict[str, Callable[[], str]] = {
        "database": _database,
        "redis": _redis,
        "worker": lambda: _worker(at),
        "consumers": _consumers,
    }
    problems = {name: problem for name, check in parts.items() if (problem := _problem_of(check))}
    body = {"ready": not problems, "parts": {name: problems.get(name, "ok") for name in parts}}
    return JsonResponse(body, status=503 if problems else 200)


def _problem_of(check: Callable[[], str]) -> str:
    """Run a check; whatever it raises is the part's problem, named by kind only (a message may hold a secret)."""
    try:
        return check()
    except Exception as fault:
        return f"cannot be reached ({type(fault).__name__})"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _redis() -> str:
    token = uuid.uuid4().hex
    cache.set("readyz", token, timeout=30)
    return "" if cache.get("readyz") else "does not keep what it is given"


def _worker(at: datetime) -> str:
    silence = silent_for(at=at)
    if silence is None:
        return "has not been heard of"
    return f"silent for {silence.total_seconds():.0f} seconds" if silence > STALE_AFTER else ""


def _consumers() -> str:
    late = [lag.name for lag in consumer_lag() if (lag.oldest_waiting_seconds or 0) > LONGEST_WAIT_SECONDS]
    return f"behind: {', '.join(sorted(late))}" if late else ""
