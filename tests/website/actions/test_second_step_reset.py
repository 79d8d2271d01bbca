"""A lost second step: one of the team asks, another one approves, and the person hears of it everywhere."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client

from foundations.clock import now
from foundations.verdict import Refusal
from notifications.models import Notification
from people.actions.second_step_reset import ResetRefused, decline_reset
from people.models import AuditEntry, Person, SecondStepReset
from people.rules import second_step_reset as rules
from people.vocabulary import ResponsibilityKind
from tests.notifications.news import send_everything
from tests.people.factories import NOW, a_person, a_responsibility
from website.actions.second_step_reset import approve_reset, ask_for_reset

SCREEN = "/admin/people/second-steps/"


def somebody_with_a_second_step() -> Person:
    lee = a_person("Lee", email="lee@work.example", password="seven quiet herons")
    lee.emailaddress_set.create(email="lee@home.example", verified=True)  # type: ignore[attr-defined]
    lee.emailaddress_set.create(email="lee@typo.example", verified=False)  # type: ignore[attr-defined]
    TOTP.activate(lee, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(lee)
    return lee


def somebody_of_the_team(name: str) -> Person:
    person = a_person(name, is_demo=True)
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    return person


@pytest.mark.django_db
def test_two_people_take_it_off_and_the_person_is_told_at_every_confirmed_address() -> None:
    lee, ada, bea = somebody_with_a_second_step(), somebody_of_the_team("Ada"), somebody_of_the_team("Bea")
    at_home = Client()
    at_home.force_login(lee)

    reset = ask_for_reset(person=lee, by=ada, at=now())
    assert Authenticator.objects.filter(user=lee).count() == 2
    approve_reset(reset, by=bea, at=now())

    assert not Authenticator.objects.filter(user=lee).exists()
    assert at_home.get("/learn/account/devices/").status_code == 302
    assert list(
        AuditEntry.objects.filter(person=lee, action__startswith="second step")
        .order_by("pk")
        .values_list("by", "action")
    ) == [
        (ada.pk, "second step reset asked for"),
        (bea.pk, "second step taken off"),
    ]
    send_everything()
    told = sorted((message.to[0], message.subject) for message in mail.outbox)
    assert {address for address, _ in told} == {"lee@work.example", "lee@home.example"}
    assert len(told) == 4
    assert Notification.objects.filter(person=lee).count() == 2


@pytest.mark.django_db
def test_whoever_asked_does_not_approve_and_the_database_holds_it_too() -> None:
    lee, ada = somebody_with_a_second_step(), somebody_of_the_team("Ada")
    reset = ask_for_reset(person=lee, by=ada, at=NOW)

    with pytest.raises(ResetRefused, match="somebody else of the team"):
        approve_reset(reset, by=ada, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondStepReset.objects.update(state="approved", decided_by=ada, decided_at=NOW)

    assert Authenticator.objects.filter(user=lee).exists()
    assert decline_reset(reset, by=ada, at=NOW).state == "declined"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("case", "refusal"),
    [
        ("own", rules.NOT_ONES_OWN),
        ("none", rules.HAS_NONE),
        ("closed", rules.CLOSED),
        ("twice", rules.WAITS_ALREADY),
    ],
)
def test_asking_is_refused_with_its_reason(case: str, refusal: Refusal) -> None:
    lee, ada = somebody_with_a_second_step(), somebody_of_the_team("Ada")
    if case == "none":
        Authenticator.objects.all().delete()
    if case == "closed":
        Person.objects.filter(pk=lee.pk).update(is_active=False)
    if case == "twice":
        ask_for_reset(person=lee, by=ada, at=NOW)

    with pytest.raises(ResetRefused) as refused:
        ask_for_reset(person=lee, by=lee if case == "own" else ada, at=NOW)

    assert refusal.sentence in refused.value.verdict.sentences


@pytest.mark.django_db
@pytest.mark.parametrize("case", ["late", "own", "decided"])
def test_approving_is_refused_late_or_of_oneself_or_twice(case: str) -> None:
    lee, ada, bea = somebody_with_a_second_step(), somebody_of_the_team("Ada"), somebody_of_the_team("Bea")
    reset = ask_for_reset(person=lee, by=ada, at=NOW)
    if case == "decided":
        decline_reset(reset, by=bea, at=NOW)
    late = timedelta(days=7) if case == "late" else timedelta()

    with pytest.raises(ResetRefused):
        approve_reset(reset, by=lee if case == "own" else bea, at=NOW + late)

    assert Authenticator.objects.filter(user=lee).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_approve_at_once_one_is_told_that_it_is_done() -> None:
    lee, ada = somebody_with_a_second_step(), somebody_of_the_team("Ada")
    others = [somebody_of_the_team("Bea"), somebody_of_the_team("Cai")]
    reset = ask_for_reset(person=lee, by=ada, at=NOW)
    said: list[str] = []

    def approve(by: Person) -> None:
        try:
            said.append(approve_reset(reset, by=by, at=NOW).state)
        except ResetRefused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=(by,)) for by in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == sorted(["approved", rules.DECIDED.sentence])
    assert AuditEntry.objects.filter(action="second step taken off").count() == 1


@pytest.mark.django_db
def test_the_team_asks_and_approves_on_one_screen(client: Client) -> None:
    lee, ada, bea = somebody_with_a_second_step(), somebody_of_the_team("Ada"), somebody_of_the_team("Bea")
    client.force_login(ada)
    assert "Nobody has this address." in client.post(SCREEN, {"address": "no@x.example"}).content.decode()
    client.post(SCREEN, {"address": "LEE@home.example"})
    reset = SecondStepReset.objects.get()
    mine = client.get(SCREEN).content.decode()
    client.post(SCREEN, {"approve": str(reset.uuid)})
    assert Authenticator.objects.filter(user=lee).exists()

    client.force_login(bea)
    hers = client.get(SCREEN).content.decode()
    client.post(SCREEN, {"approve": str(reset.uuid)})

    assert 'name="approve"' not in mine
    assert 'name="approve"' in hers
    assert not Authenticator.objects.filter(user=lee).exists()
    assert client.post(SCREEN, {"approve": "nonsense"}).status_code == 404


@pytest.mark.django_db
def test_a_trainer_finds_no_such_screen(client: Client) -> None:
    trainer = a_person("Tri", is_demo=True)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)

    assert client.get(SCREEN).status_code == 302
