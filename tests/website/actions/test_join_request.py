from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from courses.models import Enrolment
from notifications.models import Mail, Notification
from people.actions.join_request import JoinRequestRefused, purge_requests
from people.models import AuditEntry, Invitation, JoinRequest, Organisation, Person, Post, Responsibility
from people.rules.join_request import CONFIRM_WITHIN, KEPT_AFTER_ANSWER
from people.vocabulary import DeclineReason, JoinKind, JoinState
from tests.courses.world import a_module, a_programme
from tests.people.factories import NOW, TODAY, a_person
from tests.website.joining import (
    PASSWORD,
    an_administrator,
    an_employer,
    asked,
    link_to,
    mails_to,
    somebody_of_the_team,
    waiting,
)
from website.actions.join_request import approve, ask_to_join, confirm_address, decline, forward

pytestmark = pytest.mark.django_db


def test_a_request_waits_for_nobody_until_its_address_is_confirmed() -> None:
    employer = an_employer()
    an_administrator(employer)

    request = asked(employer)

    assert request.state == JoinState.UNVERIFIED
    assert [mail.kind for mail in Mail.objects.all()] == ["website.confirm_address"]
    assert not Person.objects.known_as("nia@new.example").exists()


@pytest.mark.parametrize("has_administrator", [True, False])
def test_a_confirmed_request_waits_with_the_employer_or_else_with_the_programme_team(
    has_administrator: bool,
) -> None:
    employer, team = an_employer(), somebody_of_the_team()
    ruth = an_administrator(employer) if has_administrator else None

    request = waiting(employer)

    assert request.waiting_with == (employer if ruth else None)
    assert Notification.objects.get(kind="website.request_waits").person == (ruth or team)


def test_confirming_twice_tells_once() -> None:
    employer = an_employer()
    an_administrator(employer)
    request = waiting(employer)

    confirm_address(request, at=NOW, today=TODAY)

    assert Notification.objects.count() == 1


def test_approving_makes_the_account_the_post_and_the_invitation_with_audit() -> None:
    employer = an_employer()
    ruth = an_administrator(employer)

    approve(waiting(employer), by=ruth, at=NOW, today=TODAY)

    nia = Person.objects.get(email="nia@new.example")
    post = Post.objects.get(person=nia)
    assert (post.employer, post.role.code, post.observed_from) == (employer, "link_worker", TODAY)
    assert "/join/invitation/" in link_to("nia@new.example")
    said = set(AuditEntry.objects.filter(person=nia, by=ruth).values_list("action", flat=True))
    assert said == {"person added", "post started", "join request approved", "person invited"}


def test_somebody_whose_employer_was_typed_wrong_is_kept_and_approved_with_the_right_one() -> None:
    employer, team = an_employer(), somebody_of_the_team()
    request = waiting(None, employer_name="Riverside Wellbieng")
    with pytest.raises(JoinRequestRefused, match="Choose the employer first"):
        approve(request, by=team, at=NOW, today=TODAY)

    approve(request, by=team, at=NOW, today=TODAY, employer=employer)

    assert Post.objects.get(person__email="nia@new.example").employer == employer
    assert JoinRequest.objects.get().employer_name == "Riverside Wellbieng"


def test_declining_writes_no_reason_into_the_mail() -> None:
    employer = an_employer()
    ruth = an_administrator(employer)

    decline(waiting(employer), reason=DeclineReason.OTHER, words="Ask the trust in March.", by=ruth, at=NOW)

    mail = mails_to("nia@new.example")[-1]
    assert "March" not in f"{mail.subject} {mail.message}"
    assert JoinRequest.objects.get().decline_words == "Ask the trust in March."
    assert not Person.objects.known_as("nia@new.example").exists()


def test_passing_on_moves_the_request_and_tells_those_it_waits_with_now() -> None:
    ours, theirs = an_employer("Ours"), an_employer("Theirs")
    ruth, olu = an_administrator(ours), an_administrator(theirs, "Olu")

    forward(waiting(ours), to=theirs, by=ruth, at=NOW, today=TODAY)

    request = JoinRequest.objects.get()
    assert (request.waiting_with, request.employer, request.state) == (theirs, theirs, JoinState.WAITING)
    assert Notification.objects.filter(person=olu, kind="website.request_waits").exists()


def test_a_request_is_not_passed_to_where_nobody_answers() -> None:
    ours = an_employer("Ours")
    ruth = an_administrator(ours)

    with pytest.raises(JoinRequestRefused, match="no administrator"):
        forward(waiting(ours), to=an_employer("Empty"), by=ruth, at=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda: a_person(email="nia@new.example", password=PASSWORD), "website.has_account"),
        (lambda: a_person(email="nia@new.example"), "website.invitation"),
        (lambda: None, "website.confirm_address"),
    ],
    ids=["somebody in", "somebody invited", "nobody"],
)
def test_what_an_address_is_sent_depends_on_who_has_it_and_nobody_else_learns_it(
    made: Callable[[], object], kind: str
) -> None:
    made()

    ask_to_join(
        kind=JoinKind.LINK_WORKER, name="Nia", address="nia@new.example",
        terms={"employer_name": "Somewhere"}, at=NOW, today=TODAY,
    )  # fmt: skip

    assert [mail.kind for mail in Mail.objects.all()] == [kind]
    assert JoinRequest.objects.exists() is (kind == "website.confirm_address")


def register(ods: str = "") -> JoinRequest:
    terms = {
        "employer_name": "New Horizons", "employer_kind": "vcse", "employer_ods": ods,
        "administrator_name": "Olu Bello", "administrator_address": "olu@horizons.example",
    }  # fmt: skip
    kind = JoinKind.EMPLOYER
    ask_to_join(kind=kind, name="Sam", address="sam@horizons.example", terms=terms, at=NOW, today=TODAY)
    request = JoinRequest.objects.get()
    confirm_address(request, at=NOW, today=TODAY)
    return request


@pytest.mark.parametrize("ods", ["", "8KX77"])
def test_a_registered_organisation_gets_its_administrator_whom_the_team_has_looked_at(ods: str) -> None:
    team = somebody_of_the_team()

    approve(register(ods), by=team, at=NOW, today=TODAY)

    organisation = Organisation.objects.get(name="New Horizons")
    held = Responsibility.objects.get(kind="employer_administrator")
    assert (held.person.email, held.organisation, organisation.ods_code) == (
        "olu@horizons.example",
        organisation,
        ods,
    )
    assert "/join/invitation/" in link_to("olu@horizons.example")
    assert "/join/request/" in link_to("sam@horizons.example")


def test_an_administrator_who_uses_linkway_already_is_told_there() -> None:
    team, olu = somebody_of_the_team(), a_person("Olu", "olu@horizons.example", password=PASSWORD)

    approve(register(), by=team, at=NOW, today=TODAY)

    assert Notification.objects.get(person=olu).kind == "website.keeps_list"
    assert Responsibility.objects.get(kind="employer_administrator").person == olu


def test_an_organisation_that_is_on_record_by_its_code_is_not_made_twice() -> None:
    team, known = somebody_of_the_team(), an_employer()
    Organisation.objects.filter(pk=known.pk).update(ods_code="8KX77")

    approve(register("8kx77"), by=team, at=NOW, today=TODAY)

    assert Responsibility.objects.get(kind="employer_administrator").organisation == known


def test_an_open_programme_is_joined_with_a_confirmed_address_alone() -> None:
    programme = a_programme("champions", modules=[("c1", "Module c1")])
    a_module(programme, "c1", lessons=1)
    from website.actions.invitation import accept_invitation

    kind = JoinKind.ROUTE
    terms = {"programme": "champions"}
    ask_to_join(kind=kind, name="Kim", address="kim@x.example", terms=terms, at=NOW, today=TODAY)
    assert not Person.objects.known_as("kim@x.example").exists()

    key = confirm_address(JoinRequest.objects.get(), at=NOW, today=TODAY)

    assert key
    accept_invitation(Invitation.objects.get(), password=PASSWORD, at=NOW, today=TODAY)
    assert Enrolment.objects.get().learner.email == "kim@x.example"


def test_what_nobody_confirmed_goes_after_three_days_and_an_answer_after_a_year() -> None:
    employer = an_employer()
    ruth = an_administrator(employer)
    asked(employer, address="late@x.example")
    decline(waiting(employer), reason=DeclineReason.TWICE, words="", by=ruth, at=NOW)

    assert purge_requests(at=NOW + CONFIRM_WITHIN) == 0
    assert purge_requests(at=NOW + CONFIRM_WITHIN * 1.01) == 1
    assert purge_requests(at=NOW + KEPT_AFTER_ANSWER * 1.01) == 1
    assert not JoinRequest.objects.exists()


def say_yes(request: JoinRequest, by: Person) -> None:
    approve(request, by=by, at=NOW, today=TODAY)


def say_no(request: JoinRequest, by: Person) -> None:
    decline(request, reason=DeclineReason.OTHER, words="No", by=by, at=NOW)


@pytest.mark.parametrize("second", [say_yes, say_no])
def test_of_two_answers_the_second_changes_nothing(second: Callable[[JoinRequest, Person], None]) -> None:
    employer = an_employer()
    ruth, olu = an_administrator(employer), an_administrator(employer, "Olu")
    request = waiting(employer)
    approve(request, by=ruth, at=NOW, today=TODAY)

    with pytest.raises(JoinRequestRefused, match="answered this request already"):
        second(request, olu)

    assert (Post.objects.count(), Invitation.objects.count()) == (1, 1)
    assert JoinRequest.objects.get().decided_by == ruth


@pytest.mark.django_db(transaction=True)
def test_two_people_who_approve_at_the_same_moment_let_one_person_in_once() -> None:
    employer = an_employer()
    both = [an_administrator(employer), an_administrator(employer, "Olu")]
    request = waiting(employer)
    refused: list[str] = []
    together = threading.Barrier(2)

    def answer(person: Person) -> None:
        together.wait(timeout=10)
        try:
            approve(JoinRequest.objects.get(pk=request.pk), by=person, at=NOW, today=TODAY)
        except JoinRequestRefused as no:
            refused.extend(no.verdict.sentences)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=[person]) for person in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert len(refused) == 1
    assert Person.objects.known_as("nia@new.example").count() == 1
    assert (Post.objects.count(), Invitation.objects.count()) == (1, 1)
