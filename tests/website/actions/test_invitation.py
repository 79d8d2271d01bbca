from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest

from courses.models import Enrolment
from notifications.models import Mail
from people.actions.invitation import InvitationRefused
from people.models import AuditEntry, Invitation, Person
from people.queries.invitation import invitation_with
from people.rules.invitation import LASTS
from tests.courses.world import activity, the_programme
from tests.people.factories import NOW, TODAY, a_person, a_post
from tests.website.joining import (
    PASSWORD,
    a_link_worker_at,
    an_administrator,
    an_employer,
    link_to,
    mails_to,
    somebody_of_the_team,
)
from website.actions.invitation import accept_invitation, send_again, send_invitation, send_invitations

pytestmark = pytest.mark.django_db


def the_key(address: str) -> str:
    return link_to(address).rstrip("/").rsplit("/", 1)[1]


def test_adding_somebody_sends_nothing_and_inviting_sends_one_mail_with_a_link() -> None:
    team = somebody_of_the_team()
    maya = a_person("Maya Ellis", "maya@x.example")
    assert not Mail.objects.exists()

    sent = send_invitations([maya.pk], by=team, at=NOW, today=TODAY)

    assert sent == [maya]
    assert [mail.kind for mail in mails_to("maya@x.example")] == ["website.invitation"]
    assert invitation_with(the_key("maya@x.example")) == Invitation.objects.get(person=maya)
    assert AuditEntry.objects.filter(action="person invited", person=maya, by=team).count() == 1


def test_only_a_hash_of_the_key_is_kept() -> None:
    send_invitation(a_person(email="maya@x.example"), by=None, at=NOW)
    key = the_key("maya@x.example")

    kept = Invitation.objects.values_list("key_hash", flat=True).get()

    assert key not in kept
    assert len(kept) == 64
    assert Mail.objects.get().is_secret


def test_nobody_is_invited_whom_the_sender_does_not_look_after_or_who_is_in_already() -> None:
    ours, theirs = an_employer("Ours"), an_employer("Theirs")
    ruth = an_administrator(ours)
    mine, other = a_link_worker_at(ours, "Mine"), a_link_worker_at(theirs, "Other")
    inside = a_link_worker_at(ours, "Inside", password=PASSWORD)

    sent = send_invitations([mine.pk, other.pk, inside.pk], by=ruth, at=NOW, today=TODAY)

    assert sent == [mine]


def test_people_of_the_demonstration_are_never_invited_from_the_list() -> None:
    someone = a_person("Demo Person", is_demo=True)

    assert send_invitations([someone.pk], by=somebody_of_the_team(), at=NOW, today=TODAY) == []


def test_accepting_sets_the_password_once_and_gives_a_link_worker_a_place() -> None:
    the_programme()
    maya = a_link_worker_at(an_employer())
    invitation = send_invitation(maya, by=None, at=NOW)

    accept_invitation(invitation, password=PASSWORD, at=NOW, today=TODAY)

    maya.refresh_from_db()
    assert maya.check_password(PASSWORD)
    assert Enrolment.objects.get(learner=maya).programme == activity("prog")
    with pytest.raises(InvitationRefused):
        accept_invitation(invitation, password="another one entirely", at=NOW, today=TODAY)
    maya.refresh_from_db()
    assert maya.check_password(PASSWORD)


def test_somebody_without_a_link_workers_post_is_enrolled_in_nothing() -> None:
    the_programme()
    manager = a_person("Max")

    accept_invitation(send_invitation(manager, by=None, at=NOW), password=PASSWORD, at=NOW, today=TODAY)

    assert not Enrolment.objects.exists()


def test_a_place_that_was_given_before_stays_as_it_is() -> None:
    programme = the_programme()
    maya = a_link_worker_at(an_employer())
    from tests.courses.world import START, an_enrolment

    an_enrolment(maya, programme)

    accept_invitation(send_invitation(maya, by=None, at=NOW), password=PASSWORD, at=NOW, today=TODAY)

    assert [place.starts_on for place in Enrolment.objects.all()] == [START]


@pytest.mark.parametrize(("after", "opens"), [(LASTS - timedelta(seconds=1), True), (LASTS, False)])
def test_an_invitation_lasts_thirty_days(after: timedelta, opens: bool) -> None:
    maya = a_person()
    invitation = send_invitation(maya, by=None, at=NOW)

    with contextlib.suppress(InvitationRefused):
        accept_invitation(invitation, password=PASSWORD, at=NOW + after, today=TODAY)

    maya.refresh_from_db()
    assert maya.has_usable_password() is opens


def test_either_of_two_links_lets_in_and_then_neither() -> None:
    maya = a_person()
    first, second = (send_invitation(maya, by=None, at=NOW) for _ in range(2))

    accept_invitation(first, password=PASSWORD, at=NOW, today=TODAY)

    with pytest.raises(InvitationRefused):
        accept_invitation(second, password="another one entirely", at=NOW, today=TODAY)


def test_a_new_invitation_goes_to_the_address_of_the_old_one_even_if_another_is_first_now() -> None:
    maya = a_person(email="old@x.example")
    invitation = send_invitation(maya, by=None, at=NOW)
    Person.objects.filter(pk=maya.pk).update(email="new@x.example")

    send_again(Invitation.objects.get(pk=invitation.pk), at=NOW + LASTS)

    assert len(mails_to("old@x.example")) == 2
    assert mails_to("new@x.example") == []


@pytest.mark.parametrize("address", ["Maya.Ellis+Linkway@Trust.NHS.uk", "MAYA@X.EXAMPLE"])
def test_an_address_with_capitals_or_a_plus_is_one_address(address: str) -> None:
    maya = a_person(email=address)

    send_invitation(maya, by=None, at=NOW)

    assert len(mails_to(address.lower())) == 1
    assert Person.objects.known_as(address).get() == maya


def test_a_closed_account_is_not_invited_and_its_link_is_unknown() -> None:
    maya = a_person()
    a_post(maya)
    Person.objects.filter(pk=maya.pk).update(is_active=False)

    with pytest.raises(InvitationRefused):
        send_invitation(maya, by=None, at=NOW)
    assert send_invitations([maya.pk], by=somebody_of_the_team(), at=NOW, today=TODAY) == []
