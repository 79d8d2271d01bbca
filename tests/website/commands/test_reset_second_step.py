"""The operator lets the only administrator in again: checked, written down, told, and refused clearly."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from people.models import AuditEntry, Person
from people.vocabulary import ResponsibilityKind
from tests.notifications.news import send_everything
from tests.people.factories import NOW, a_person, a_responsibility
from website.actions.second_step_reset import ask_for_reset

pytestmark = pytest.mark.django_db

TERMS = {"check": "telephone", "reference": "CHG-1204"}


@pytest.fixture
def ada() -> Person:
    person = a_person("Ada Byron", email="ada@work.example", password="seven quiet herons")
    person.emailaddress_set.create(email="ada@home.example", verified=True)  # type: ignore[attr-defined]
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    return person


def reset(address: str = "ada@work.example", **terms: object) -> str:
    out = StringIO()
    call_command("reset_second_step", address, stdout=out, **{**TERMS, **terms})
    return out.getvalue()


def test_she_comes_in_with_her_password_and_sets_up_another_and_hears_of_it(ada: Person) -> None:
    elsewhere, here = Client(), Client()
    elsewhere.force_login(ada)

    said = reset("ADA@home.example")
    send_everything()

    assert "Ada Byron (ada@work.example) is taken off" in said
    assert elsewhere.get("/learn/account/devices/").status_code == 302
    entry = AuditEntry.objects.get(action="second step taken off by the operator")
    assert (entry.by, entry.person, entry.detail) == (None, ada, TERMS)
    assert sorted(message.to[0] for message in mail.outbox) == ["ada@home.example", "ada@work.example"]
    here.post("/accounts/login/", {"login": "ada@work.example", "password": "seven quiet herons"})
    here.get("/learn/account/devices/")
    assert here.get("/learn/account/second-step/").status_code == 200


def test_a_dry_run_changes_nothing(ada: Person) -> None:
    assert "would be taken off" in reset(dry_run=True)

    assert Authenticator.objects.filter(user=ada).exists()
    assert not AuditEntry.objects.filter(action__startswith="second step").exists()


@pytest.mark.parametrize(
    ("case", "status", "says"),
    [
        ("unknown", 1, "Nobody has the address no@x.example. Nothing was changed."),
        ("closed", 1, "account is closed"),
        ("none", 1, "has no second step"),
        ("asked", 1, "Somebody has asked for this already"),
        ("reference", 2, "number of a ticket"),
        ("check", 1, "invalid choice: 'trust'"),
    ],
)
def test_what_cannot_be_is_refused_in_words(case: str, status: int, says: str, ada: Person) -> None:
    if case == "closed":
        Person.objects.update(is_active=False)
    if case == "none":
        Authenticator.objects.all().delete()
    if case == "asked":
        ask_for_reset(person=ada, by=a_person("Bea"), at=NOW)
    terms = {"reference": {"reference": "Ada rang me and said so"}, "check": {"check": "trust"}}.get(case, {})

    with pytest.raises(CommandError, match=says) as refused:
        reset("no@x.example" if case == "unknown" else "ada@work.example", **terms)

    assert refused.value.returncode == status
    assert case == "none" or Authenticator.objects.filter(user=ada).exists()
    assert not AuditEntry.objects.filter(action="second step taken off by the operator").exists()
