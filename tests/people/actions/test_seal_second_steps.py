"""The secrets of second steps are sealed in the database, under keys that can be changed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from foundations.sealing import CannotBeOpened, seal, unseal
from people.actions.seal_second_steps import seal_second_steps
from people.models import Person
from tests.people.factories import a_person

SECRET = "JBSWY3DPEHPK3PXP"
MIGRATION = "people.migrations.0012_secrets_of_second_steps_are_sealed"


@pytest.fixture
def lee(db: None) -> Person:
    person = a_person("Lee", email="lee@x.example")
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return person


def a_key() -> str:
    return Fernet.generate_key().decode()


def what_the_database_holds() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(data::text, ' ') FROM mfa_authenticator")
        return str(cursor.fetchone()[0])


def signs_in(person: Person) -> bool:
    """Return whether a code of the app and a recovery code are both taken."""
    code = format_hotp_value(hotp_value(SECRET, list(yield_hotp_counters_from_time())[1]))
    app = TOTP(Authenticator.objects.get(user=person, type="totp"))
    app._mark_code_used = lambda code: True  # type: ignore[method-assign]  # the same code serves twice here
    codes = RecoveryCodes(Authenticator.objects.get(user=person, type="recovery_codes"))
    return app.validate_code(code) and codes.validate_code(codes.get_unused_codes()[0])


def test_the_database_holds_no_secret_in_the_clear_and_both_steps_sign_in(lee: Person) -> None:
    held = what_the_database_holds()

    assert SECRET not in held
    assert held.count("sealed:") == 2
    assert signs_in(lee)


def test_what_was_set_up_before_there_was_sealing_still_signs_in_and_is_sealed_by_the_migration(
    lee: Person,
) -> None:
    migration = import_module(MIGRATION)
    migration.open_them(apps, None)
    assert SECRET in what_the_database_holds()
    assert signs_in(lee)

    migration.seal_them(apps, None)
    migration.seal_them(apps, None)

    assert SECRET not in what_the_database_holds()
    assert signs_in(lee)


def test_an_older_key_opens_until_everything_is_sealed_with_the_newer_one(
    lee: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = settings.SEALING_KEYS[0], a_key()
    settings.SEALING_KEYS = [newer, older]
    assert signs_in(lee)

    call_command("seal_second_steps", dry_run=True)
    assert seal_second_steps(dry_run=True).now == 2
    call_command("seal_second_steps")

    assert "would be sealed: 2" in capsys.readouterr().out
    settings.SEALING_KEYS = [newer]
    assert signs_in(lee)
    assert seal_second_steps().before == 2


def test_without_its_key_nothing_opens_nothing_is_changed_and_the_operator_is_told(
    lee: Person, settings: Any
) -> None:
    before = what_the_database_holds()
    settings.SEALING_KEYS = [a_key()]

    with pytest.raises(CommandError, match="none of SEALING_KEYS: 2"):
        call_command("seal_second_steps")

    assert what_the_database_holds() == before
    with pytest.raises(CannotBeOpened):
        signs_in(lee)


def test_what_somebody_has_changed_is_not_opened() -> None:
    sealed = seal("quiet heron")

    assert unseal(sealed) == "quiet heron"
    with pytest.raises(CannotBeOpened):
        unseal(sealed[:-6] + "AAAAA=")
