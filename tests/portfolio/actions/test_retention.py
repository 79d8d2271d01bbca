"""Applying the retention schedule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from threading import Barrier, Thread
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from foundations import clock
from foundations.registries import holds_personal_data
from people.actions.sign_in import record_sign_in
from people.models import AuditEntry, Person, SignInRecord
from people.vocabulary import SignInEvent
from portfolio.actions.data_export import ask_for_export, make_export
from portfolio.actions.locks import is_free
from portfolio.actions.retention import RetentionIsBusy, apply_retention
from portfolio.models import CPDEntry, DataExport
from portfolio.rules.retention import in_order
from portfolio.vocabulary import OnErasure
from tests.people.factories import a_post
from tests.portfolio.actions.test_data_export import a_note
from tests.portfolio.scene import a_person, an_entry

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
IN_A_YEAR = NOW + timedelta(days=366)
IN_SEVEN_YEARS = NOW + timedelta(days=7 * 366)


def swept(at: datetime, *, dry_run: bool = False) -> dict[str, int]:
    found = apply_retention(as_at=at, at=at, dry_run=dry_run)
    return {one.category.code: one.rows for one in found}


def close(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    person.refresh_from_db()


def test_every_personal_table_stands_in_exactly_one_line_of_the_schedule() -> None:
    covered = [model for line in in_order() for model in line.models]

    assert sorted(covered) == sorted(str(model) for model in holds_personal_data.keys())  # noqa: SIM118
    assert all(apps.get_model(model) for model in covered)


def test_every_line_says_why_and_whatever_stays_says_because() -> None:
    for line in in_order():
        assert all((line.kept, line.counted_from, line.reason, line.at_end)), line.code
        assert bool(line.kept_because) == (line.on_erasure == OnErasure.KEPT), line.code
        assert line.erase or line.on_erasure in (OnErasure.KEPT,) or line.code == "looks"


@pytest.mark.django_db
def test_private_writing_stays_for_a_year_after_the_account_was_closed_and_the_log_stays_longer() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    for person in (ada, ben):
        a_note(person, "Private")
        an_entry(person, learned="Private too")
    close(ada)
    assert swept(NOW)["private_writing"] == 0

    gone = swept(IN_A_YEAR)

    assert gone["private_writing"] == 2
    assert not ada.reflection_notes.exists()
    assert CPDEntry.objects.get(person=ada).learned == ""
    assert CPDEntry.objects.get(person=ben).learned == "Private too"


@pytest.mark.django_db
def test_an_account_opened_again_keeps_its_notes() -> None:
    ada = a_person()
    a_note(ada, "Private")
    close(ada)
    swept(NOW)
    Person.objects.filter(pk=ada.pk).update(is_active=True)

    assert swept(IN_A_YEAR)["private_writing"] == 0


@pytest.mark.django_db
def test_a_record_nobody_needed_for_six_years_is_emptied_and_one_in_post_is_not() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    a_post(ben)
    Person.objects.update(joined_at=NOW)

    assert swept(NOW)["account"] == 0
    assert swept(IN_SEVEN_YEARS)["account"] == 1

    ada.refresh_from_db()
    ben.refresh_from_db()
    assert (ada.name, ben.name) == ("", "Ben Adeyemi")


@pytest.mark.django_db
def test_a_dry_run_says_the_same_and_changes_nothing() -> None:
    ada = a_person()
    a_note(ada, "Private")
    record_sign_in(SignInEvent.SIGNED_IN, at=NOW, person=ada)
    close(ada)
    swept(NOW)
    entries = AuditEntry.objects.count()

    said = swept(IN_A_YEAR, dry_run=True)

    assert said["private_writing"] == 1
    assert said["sign_ins"] == 1
    assert ada.reflection_notes.exists()
    assert SignInRecord.objects.exists()
    assert AuditEntry.objects.count() == entries
    assert swept(IN_A_YEAR) == said


@pytest.mark.django_db
def test_again_nothing_goes_and_each_removal_is_in_the_audit_once() -> None:
    ada = a_person()
    made = make_export(ask_for_export(ada, at=NOW).pk, at=NOW, today=NOW.date())
    assert made is not None
    later = NOW + timedelta(days=8)

    first, again = swept(later), swept(later)

    assert first["copies"] == 1
    assert again["copies"] == 0
    assert not DataExport.objects.exists()
    entry = AuditEntry.objects.get(action="retention applied")
    assert entry.detail == {"category": "copies", "rows": 1, "as_at": "2026-12-01"}


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_do_it_twice() -> None:
    held, done = Barrier(2), Barrier(2)

    def hold() -> None:
        with transaction.atomic():
            assert is_free()
            held.wait(timeout=10)
            done.wait(timeout=10)
        connection.close()

    other = Thread(target=hold)
    other.start()
    held.wait(timeout=10)

    with pytest.raises(RetentionIsBusy):
        swept(NOW)

    done.wait(timeout=10)
    other.join()
    assert swept(NOW)["copies"] == 0


@pytest.mark.django_db
def test_the_command_refuses_a_day_to_come_unless_it_only_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("apply_retention", "--as-at", "2030-01-01", stdout=out)
    call_command("apply_retention", "--as-at", "2030-01-01", "--dry-run", stdout=out)
    call_command("apply_retention", "--list", stdout=out)

    assert refused.value.returncode == 2
    assert "rows would go." in out.getvalue()
    assert "Who looked at your details" in out.getvalue()


@pytest.mark.django_db
def test_the_command_ends_with_1_while_another_process_is_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(**_: Any) -> Any:
        raise RetentionIsBusy
        yield

    monkeypatch.setattr("portfolio.management.commands.apply_retention.apply_retention", busy)

    with pytest.raises(CommandError) as refused:
        call_command("apply_retention")

    assert refused.value.returncode == 1
