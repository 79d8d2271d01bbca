"""Production's environment: typed, complete, and refused as a whole when anything is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings.environment import production_environment
from tests.house.check import PRODUCTION
from tests.house.plan import ROOT


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Fill the environment as an operator would."""
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    for name in (
        "MORE_HOSTS",
        "STATIC_ROOT",
        "PROXY_COUNT",
        "HSTS_SECONDS",
        "LOG_LEVEL",
        "SECRET_KEY_FALLBACKS",
    ):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_a_filled_environment_is_read_with_its_types(filled: pytest.MonkeyPatch) -> None:
    filled.setenv("MORE_HOSTS", "probe.internal,10.0.0.7")
    filled.setenv("PROXY_COUNT", "2")
    newer = "bmV3ZXIta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMuLi4="
    filled.setenv("SEALING_KEYS", f"{newer},{PRODUCTION['SEALING_KEYS']}")

    environment = production_environment()

    assert environment.host == "linkway.example"
    assert environment.more_hosts == ["probe.internal", "10.0.0.7"]
    assert environment.proxy_count == 2
    assert environment.sealing_keys == [newer, PRODUCTION["SEALING_KEYS"]]
    assert environment.media_root == Path("/srv/linkway/media")
    assert environment.static_root is None


def test_everything_that_is_missing_is_named_at_once(filled: pytest.MonkeyPatch) -> None:
    needed = [name for name in PRODUCTION if name != "DJANGO_SETTINGS_MODULE"]
    for name in needed:
        filled.delenv(name)

    with pytest.raises(ImproperlyConfigured) as refused:
        production_environment()

    assert [name for name in needed if f"  {name}: " not in str(refused.value)] == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SECRET_KEY", "short", "at least 50"),
        ("SECRET_KEY", "a" * 60, "random"),
        ("SEALING_KEYS", "", "at least one key"),
        ("SEALING_KEYS", "c2hvcnQ=", "32 random bytes"),
        ("SEALING_KEYS", PRODUCTION["SEALING_KEYS"] + ",no key", "32 random bytes"),
        ("SITE_ADDRESS", "http://linkway.example", "https://"),
        ("SITE_ADDRESS", "https://linkway.example/site", "https://"),
        ("MORE_HOSTS", "*", "name each host"),
        ("DATABASE_URL", "mysql://db/linkway", "postgres://"),
        ("DATABASE_URL", "postgres://db:port/linkway", "port"),
        ("REDIS_URL", "redis://cache:6379/3", "must not name a database"),
        ("EMAIL_URL", "mail.example", "smtp+tls://"),
        ("EMAIL_FROM", "Linkway", "e-mail address"),
        ("MEDIA_ROOT", "media", "beginning with /"),
        ("PROXY_COUNT", "-1", "0 or more"),
        ("DATABASE_POOL_SIZE", "0", "at least 1"),
        ("LOG_LEVEL", "LOUD", "one of"),
    ],
)
def test_what_makes_no_sense_is_refused_and_says_why(
    name: str, value: str, says: str, filled: pytest.MonkeyPatch
) -> None:
    filled.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name) as refused:
        production_environment()

    assert says in str(refused.value)


def test_production_does_not_start_without_its_environment() -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={"DJANGO_SETTINGS_MODULE": "config.settings.production", "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.returncode != 0
    assert "Linkway cannot start. Mend these environment variables:" in started.stderr
    assert "DATABASE_URL" in started.stderr
