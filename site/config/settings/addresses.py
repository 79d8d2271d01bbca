"""Service addresses, from one line of text to what Django and Celery want.

An address is a URL such as `postgres://linkway:secret@db.internal:5432/linkway?sslmode=require`,
`redis://:secret@cache.internal:6379` or `smtp+tls://user:secret@mail.internal:587`. A host may be a
percent-encoded folder, which means the Unix socket in it. Nothing here reads the environment.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

REDIS_CACHE = 0
REDIS_BROKER = 1

_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


class AddressRefused(ValueError):
    """A service address that cannot be used; the message says why."""


def database_at(address: str, *, pool: dict[str, int] | None = None) -> dict[str, Any]:
    """Return Django's description of the PostgreSQL database at this address.

    :raises AddressRefused: if it is not the address of a PostgreSQL database.
    """
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise AddressRefused("must look like postgres://user:password@host:5432/name")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if pool:
        options["pool"] = pool
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") if "%" not in parts.netloc else _socket_folder(parts),
        "PORT": str(_port_of(parts) or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": not pool,
    }


def redis_at(address: str, *, database: int) -> str:
    """Return the address of one numbered database of this Redis server.

    :raises AddressRefused: if it is not a Redis address, or already names a database.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"redis", "rediss"} or not parts.hostname:
        raise AddressRefused("must look like redis://:password@host:6379")
    _port_of(parts)
    if parts.path.strip("/"):
        raise AddressRefused("must not name a database: Linkway uses databases 0 and 1 of the server")
    return parts._replace(path=f"/{database}").geturl()


def mail_at(address: str) -> dict[str, Any]:
    """Return Django's e-mail settings for this mail server.

    :raises AddressRefused: if it is not the address of a mail server.
    """
    parts = urlsplit(address)
    if parts.scheme not in _MAIL_PORTS or not parts.hostname:
        raise AddressRefused("must look like smtp+tls://user:password@host:587 (or smtp:, or smtp+ssl:)")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port_of(parts) or _MAIL_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": 20,
    }


def _socket_folder(parts: SplitResult) -> str:
    """Return the host as it was typed: `hostname` lower-cases it, and folders know capitals."""
    host = parts.netloc.rsplit("@", 1)[-1]
    return unquote(host.split(":", 1)[0])


def _port_of(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise AddressRefused("the port must be a number from 1 to 65535") from None
