"""Asking for a confirmation: of whom, of what, and taking it back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from competencies.actions.verification import (
    GUEST_PURPOSE,
    VerificationRefused,
    ask_guest,
    ask_supervisor,
    withdraw_request,
)
from competencies.models import VerificationRequest
from competencies.queries.verification import choosable, request_view, verifiers_of
from notifications.models import Mail, Notification
from people.actions.guest_link import GuestLinkRefused, open_link
from people.actions.responsibility import end
from people.models import GuestLink, Responsibility
from people.vocabulary import ResponsibilityKind
from tests.competencies.asking import CONFIRM, NOT_YET, Pair, a_pair, a_request, decided
from tests.competencies.scene import LATER, NOW, a_rating
from tests.people.factories import TODAY, a_person, a_responsibility

pytestmark = pytest.mark.django_db


def chosen(pair: Pair) -> list[str]:
    return [rating.competency.code for rating in choosable(pair.ann)]


def a_guest_request(pair: Pair, email: str = "gail@practice.example") -> VerificationRequest:
    return ask_guest(
        person=pair.ann,
        ratings=[rating.pk for rating in choosable(pair.ann)],
        name="Gail Guest",
        email=email,
        message="",
        at=NOW,
        today=TODAY,
    )


def test_a_supervisor_is_told_without_a_word_of_what_is_asked() -> None:
    pair = a_pair()

    request = a_request(pair)

    told = Notification.objects.get(person=pair.sue)
    assert "Skill" not in told.subject + told.sentence
    assert request.reply_by == date(2026, 12, 7)
    assert [item.state for item in request_view(request).items] == ["waiting", "waiting"]


def test_what_waits_or_is_confirmed_is_not_offered_again_and_what_is_not_yet_is() -> None:
    pair = a_pair(("A1", "A2", "B1"))
    request = a_request(pair)
    assert chosen(pair) == []

    decided(request, CONFIRM, "A1", by=pair.sue)
    decided(request, NOT_YET, "A2", by=pair.sue)

    assert chosen(pair) == ["A2"]


def test_line_managers_and_supervisors_of_that_day_may_be_asked_and_nobody_else() -> None:
    pair = a_pair()
    manager = a_person("Max Manager")
    a_responsibility(manager, ResponsibilityKind.LINE_MANAGER, subject=pair.ann)
    a_responsibility(manager, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=pair.ann)
    a_responsibility(a_person("Tri"), ResponsibilityKind.TRAINER)
    a_responsibility(pair.ann, ResponsibilityKind.LINE_MANAGER, subject=pair.sue)

    found = [(each.name, each.role) for each in verifiers_of(pair.ann, TODAY)]

    assert found == [
        ("Max Manager", "Line manager and Professional supervisor"),
        ("Sue Pervisor", "Professional supervisor"),
    ]


@pytest.mark.parametrize("whom", ["herself", "a stranger", "her former supervisor"])
def test_somebody_who_may_not_confirm_cannot_be_asked(whom: str) -> None:
    pair = a_pair()
    others = {"herself": pair.ann, "a stranger": a_person("Stan"), "her former supervisor": pair.sue}
    if whom == "her former supervisor":
        end(Responsibility.objects.get(person=pair.sue), ended_on=TODAY, by=None, at=NOW, today=TODAY)

    with pytest.raises(VerificationRefused):
        a_request(Pair(pair.ann, others[whom]))

    assert not VerificationRequest.objects.exists()


def test_nobody_asks_about_what_is_not_their_own_newest_view() -> None:
    pair = a_pair()
    others = a_rating(a_person("Bo"), "A1")
    old = pair.ann.competency_ratings.get(competency__code="A1")
    a_rating(pair.ann, "A1", 3, at=LATER)

    for rating in (others, old):
        with pytest.raises(VerificationRefused, match="no longer your newest view"):
            ask_supervisor(
                person=pair.ann, ratings=[rating.pk], verifier=pair.sue, message="", at=NOW, today=TODAY
            )


def test_the_database_refuses_that_somebody_verifies_themselves() -> None:
    pair = a_pair()

    with pytest.raises(IntegrityError, match="nobody_is_asked_to_verify_themselves"), transaction.atomic():
        VerificationRequest.objects.create(
            person=pair.ann, verifier=pair.ann, verifier_kind="supervisor", asked_at=NOW, reply_by=TODAY
        )


def test_somebody_without_an_account_gets_a_link_that_ends_with_the_last_day_and_is_blanked_once_sent() -> (
    None
):
    request = a_guest_request(a_pair())

    mail, link = Mail.objects.get(address="gail@practice.example"), GuestLink.objects.get()
    assert (link.purpose, link.about, mail.is_secret) == (GUEST_PURPOSE, request.uuid, True)
    assert link.expires_at.date() == request.reply_by.replace(day=8)
    assert "Skill" not in str(mail.message)


def test_nobody_sends_the_link_to_themselves() -> None:
    pair = a_pair(email="ann@practice.example")

    with pytest.raises(GuestLinkRefused, match="address of your own"):
        a_guest_request(pair, "Ann+supervisor@practice.example")

    assert not VerificationRequest.objects.exists()


def test_a_withdrawn_request_says_so_keeps_what_was_decided_and_stops_its_link() -> None:
    pair = a_pair()
    request = a_request(pair)
    decided(request, CONFIRM, "A1", by=pair.sue)

    withdraw_request(request, at=LATER)

    assert [item.state for item in request_view(request).items] == ["confirmed", "withdrawn"]
    with pytest.raises(VerificationRefused):
        withdraw_request(request, at=LATER)

    guest = a_guest_request(pair)
    path = str(Mail.objects.get(address="gail@practice.example").message["action"]["url"])
    withdraw_request(guest, at=LATER)
    with pytest.raises(GuestLinkRefused, match="withdrawn"):
        open_link(path.rstrip("/").rpartition("/")[2], purpose=GUEST_PURPOSE, at=LATER)


def test_a_newer_view_takes_the_place_of_one_that_waits() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)

    a_rating(pair.ann, "A1", 3, at=LATER)

    assert [item.state for item in request_view(request).items] == ["superseded"]
    assert not VerificationRequest.objects.open().exists()
    assert chosen(pair) == ["A1"]


@pytest.mark.parametrize(
    "change",
    ["UPDATE {} SET message = 'Other.'", "UPDATE {} SET withdrawn_at = NULL", "DELETE FROM {}"],
)
def test_what_was_asked_is_never_changed(change: str) -> None:
    withdraw_request(a_request(a_pair(("A1",))), at=LATER)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("competencies_verificationrequest"))
