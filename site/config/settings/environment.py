"""The environment of a production site: every variable, its type, and what is wrong with it.

This is the only file of the settings that reads the environment of production. Each field of
`Environment` is described in `docs/reference/settings.md`.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvValidationError, ValidationError

from config.settings.addresses import AddressRefused, database_at, mail_at, redis_at

SECRET_LENGTH = 50
REPORTS_SECRET_LENGTH = 32
SEALING_KEY_BYTES = 32
YEAR_IN_SECONDS = 31_536_000
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What an operator decides; nothing else differs between two production sites."""

    secret_key: str
    secret_key_fallbacks: list[str]
    sealing_keys: list[str]
    site_address: str
    more_hosts: list[str]
    database_url: str
    database_pool_size: int
    redis_url: str
    email_url: str
    email_from: str
    mail_reports_secret: str
    media_root: Path
    static_root: Path | None
    proxy_count: int
    hsts_seconds: int
    log_level: str
    oidc_issuer: str
    oidc_id: str
    oidc_name: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_verified_domains: list[str]

    @property
    def host(self) -> str:
        return urlsplit(self.site_address).hostname or ""


def production_environment() -> Environment:
    """Read the environment, or refuse with everything that is missing or wrong at once.

    :raises ImproperlyConfigured: with one line for each variable.
    """
    env = Env(eager=False)
    environment = Environment(
        secret_key=env.str("SECRET_KEY", validate=_long_enough),
        secret_key_fallbacks=env.list("SECRET_KEY_FALLBACKS", default=[]),
        sealing_keys=env.list("SEALING_KEYS", validate=_are_keys),
        site_address=env.str("SITE_ADDRESS", validate=_is_a_site),
        more_hosts=env.list("MORE_HOSTS", default=[], validate=_names_hosts),
        database_url=env.str("DATABASE_URL", validate=_is_a_database),
        database_pool_size=env.int("DATABASE_POOL_SIZE", default=8, validate=_at_least_one),
        redis_url=env.str("REDIS_URL", validate=_is_redis),
        email_url=env.str("EMAIL_URL", validate=_is_a_mail_server),
        email_from=env.str("EMAIL_FROM", validate=_is_an_address),
        mail_reports_secret=env.str("MAIL_REPORTS_SECRET", default="", validate=_empty_or_long),
        media_root=env.path("MEDIA_ROOT", validate=_is_absolute),
        static_root=env.path("STATIC_ROOT", default=None, validate=_is_absolute),
        proxy_count=env.int("PROXY_COUNT", default=1, validate=_not_negative),
        hsts_seconds=env.int("HSTS_SECONDS", default=YEAR_IN_SECONDS, validate=_not_negative),
        log_level=env.str("LOG_LEVEL", default="INFO", validate=_is_a_level),
        oidc_issuer=env.str("OIDC_ISSUER", default="", validate=_is_an_issuer),
        oidc_id=env.str("OIDC_ID", default="work", validate=_is_a_slug),
        oidc_name=env.str("OIDC_NAME", default="your work account"),
        oidc_client_id=env.str("OIDC_CLIENT_ID", default="", validate=partial(_with_the_issuer, env)),
        oidc_client_secret=env.str("OIDC_CLIENT_SECRET", default="", validate=partial(_with_the_issuer, env)),
        oidc_verified_domains=env.list("OIDC_VERIFIED_DOMAINS", default=[]),
    )
    try:
        env.seal()
    except EnvValidationError as refused:
        raise ImproperlyConfigured(_in_words(refused)) from None
    return environment


def _in_words(refused: EnvValidationError) -> str:
    problems = refused.error_messages
    lines = [
        f"  {name}: {' '.join(str(message) for message in messages)}"
        for name, messages in sorted(problems.items() if isinstance(problems, Mapping) else [("", problems)])
    ]
    return "\n".join(["Linkway cannot start. Mend these environment variables:", *lines])


def _long_enough(value: str) -> None:
    if len(value) < SECRET_LENGTH or len(set(value)) < 5:
        raise ValidationError(f"must be at least {SECRET_LENGTH} random characters.")


def _are_keys(value: list[str]) -> None:
    """Hold each to what Fernet takes: 32 bytes in the alphabet of addresses."""
    if not any(value):
        raise ValidationError("must hold at least one key.")
    if not all(_is_a_key(key) for key in value):
        raise ValidationError("must be 32 random bytes each, in base64 for addresses, the newest first.")


def _is_a_key(value: str) -> bool:
    try:
        return len(base64.b64decode(value, altchars=b"-_", validate=True)) == SEALING_KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _empty_or_long(value: str) -> None:
    if value and len(value) < REPORTS_SECRET_LENGTH:
        raise ValidationError(f"must be at least {REPORTS_SECRET_LENGTH} random characters.")


def _is_a_site(value: str) -> None:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValidationError("must look like https://linkway.example.nhs.uk")


def _is_an_issuer(value: str) -> None:
    parts = urlsplit(value)
    if value and (parts.scheme != "https" or not parts.hostname or parts.query):
        raise ValidationError("must look like https://sign-in.example.nhs.uk/realms/staff")


def _is_a_slug(value: str) -> None:
    if not re.fullmatch(r"[a-z0-9-]{1,40}", value):
        raise ValidationError("must be small letters, digits and hyphens.")


def _with_the_issuer(env: Env, value: str) -> None:
    if not value and env.str("OIDC_ISSUER", ""):
        raise ValidationError("is needed with OIDC_ISSUER.")


def _names_hosts(value: list[str]) -> None:
    if "*" in value:
        raise ValidationError("must name each host; * would let any site pretend to be this one.")


def _is_a_database(value: str) -> None:
    _refuse_unless(database_at, value)


def _is_redis(value: str) -> None:
    _refuse_unless(partial(redis_at, database=0), value)


def _is_a_mail_server(value: str) -> None:
    _refuse_unless(mail_at, value)


def _refuse_unless(reads: Callable[[str], object], value: str) -> None:
    try:
        reads(value)
    except AddressRefused as refused:
        raise ValidationError(f"{refused}.") from None


def _is_an_address(value: str) -> None:
    if "@" not in value.strip("@ "):
        raise ValidationError("must be an e-mail address, such as Linkway <linkway@example.nhs.uk>.")


def _is_absolute(value: Path | None) -> None:
    if value is not None and not value.is_absolute():
        raise ValidationError("must be a folder's whole path, beginning with /.")


def _at_least_one(value: int) -> None:
    if value < 1:
        raise ValidationError("must be at least 1.")


def _not_negative(value: int) -> None:
    if value < 0:
        raise ValidationError("must be 0 or more.")


def _is_a_level(value: str) -> None:
    if value not in LOG_LEVELS:
        raise ValidationError(f"must be one of {', '.join(LOG_LEVELS)}.")
