"""A link for somebody without an account: sent to nobody who asks for themselves, used once, every use kept."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction

from people.actions import guest_link
from people.actions.guest_link import GuestLinkRefused
from people.actions.purge import purge_old_guest_links
from people.models import GuestAccess, GuestLink, Person
from tests.people.factories import NOW, a_person

FORTNIGHT = timedelta(days=14)
PURPOSE = "test.asking"


def a_link(asked_by: Person | None = None, **terms: Any) -> tuple[GuestLink, str]:
    said: dict[str, Any] = {
        "purpose": PURPOSE,
        "about": uuid4(),
        "email": "Sue@Practice.example",
        "name": "Sue Pervisor",
        "asked_by": asked_by or a_person(),
        "at": NOW,
        "expires_at": NOW + FORTNIGHT,
    }
    return guest_link.issue(**(said | terms))


def events_of(link: GuestLink) -> list[str]:
    return list(GuestAccess.objects.filter(link=link).order_by("pk").values_list("event", flat=True))


@pytest.mark.django_db
def test_a_link_is_opened_as_often_as_anybody_likes_and_used_once() -> None:
    link, key = a_link()

    guest_link.open_link(key, purpose=PURPOSE, at=NOW)
    opened = guest_link.open_link(key, purpose=PURPOSE, at=NOW)
    guest_link.confirm(opened, name="Sue Pervisor", role="Senior nurse", at=NOW)
    guest_link.use(opened, NOW)

    with pytest.raises(GuestLinkRefused) as refused:
        guest_link.open_link(key, purpose=PURPOSE, at=NOW)
    assert refused.value.verdict.refusals[0].code == "used"
    assert events_of(link) == ["opened", "opened", "confirmed", "decided", "refused"]
    link.refresh_from_db()
    assert (link.email, link.confirmed_role) == ("sue@practice.example", "Senior nurse")


@pytest.mark.django_db
def test_the_key_is_kept_nowhere() -> None:
    link, key = a_link()

    kept = GuestLink.objects.filter(pk=link.pk).values().get()

    assert all(key not in str(value) for value in kept.values())


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["unknown", "expired", "revoked", "another purpose"])
def test_a_link_that_does_not_work_says_why_and_the_opening_is_kept(why: str) -> None:
    link, key = a_link()
    if why == "revoked":
        guest_link.revoke(purpose=PURPOSE, about=link.about, at=NOW)
    purpose = "test.other" if why == "another purpose" else PURPOSE
    at = NOW + FORTNIGHT if why == "expired" else NOW

    with pytest.raises(GuestLinkRefused) as refused:
        guest_link.open_link("guessed" if why == "unknown" else key, purpose=purpose, at=at)

    code = "unknown" if why == "another purpose" else why
    assert refused.value.verdict.refusals[0].code == code
    kept = GuestAccess.objects.get(event="refused")
    assert (kept.reason, kept.link) == (code, None if code == "unknown" else link)


@pytest.mark.django_db
def test_nobody_answers_before_saying_who_they_are() -> None:
    link, _ = a_link()

    with pytest.raises(GuestLinkRefused) as refused:
        guest_link.use(link, NOW)

    assert refused.value.verdict.refusals[0].code == "not_confirmed"


@pytest.mark.django_db
def test_asking_again_takes_the_earlier_link_back() -> None:
    person, about = a_person(), uuid4()
    _, earlier = a_link(person, about=about)
    _, later = a_link(person, about=about)

    assert guest_link.open_link(later, purpose=PURPOSE, at=NOW)
    with pytest.raises(GuestLinkRefused, match="withdrawn"):
        guest_link.open_link(earlier, purpose=PURPOSE, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("ann@practice.example", False),
        ("ANN+me@practice.example", False),
        ("ann@home.example", False),
        ("sue@practice.example", True),
    ],
)
def test_nobody_sends_a_link_to_an_address_of_their_own(address: str, may: bool) -> None:
    ann = a_person(email="ann@practice.example")
    EmailAddress.objects.create(user=ann, email="ann@home.example", verified=False)

    if may:
        assert a_link(ann, email=address)
        return
    with pytest.raises(GuestLinkRefused, match="address of your own"):
        a_link(ann, email=address)
    with pytest.raises(GuestLinkRefused, match="address of your own"):
        a_link(a_person(), email=address, learner=ann)
    assert not GuestLink.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
def test_what_was_done_with_a_link_is_never_changed(change: str) -> None:
    _, key = a_link()
    guest_link.open_link(key, purpose=PURPOSE, at=NOW)
    rows = GuestAccess.objects.all()

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        rows.update(event="decided") if change == "update" else rows.delete()


@pytest.mark.django_db
def test_who_never_answered_is_forgotten_after_a_year_and_what_was_done_after_six() -> None:
    link, key = a_link()
    guest_link.open_link(key, purpose=PURPOSE, at=NOW)

    purge_old_guest_links(at=NOW + timedelta(days=381))
    link.refresh_from_db()
    assert (link.email, link.name, GuestAccess.objects.count()) == ("", "", 1)

    purge_old_guest_links(at=NOW + timedelta(days=6 * 365 + 1))
    assert GuestAccess.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_alone_goes_through() -> None:
    link, _ = a_link()
    guest_link.confirm(link, name="Sue", role="Nurse", at=NOW)
    both_ready = threading.Barrier(2, timeout=10)
    came_of_it: list[str] = []

    def answer() -> None:
        try:
            both_ready.wait()
            guest_link.use(link, NOW)
            came_of_it.append("went through")
        except GuestLinkRefused as refused:
            came_of_it.append(f"refused: {refused.verdict.refusals[0].code}")
        finally:
            connection.close()

    threads = [threading.Thread(target=answer) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(came_of_it) == ["refused: used", "went through"]
    assert events_of(link).count("decided") == 1
