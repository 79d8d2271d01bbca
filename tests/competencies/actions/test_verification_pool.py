"""Nobody waits on one silent person: reminders, requests that come back, and the pool of assessors."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from competencies.actions.verification import VerificationRefused, ask_guest
from competencies.actions.verification_decision import decide
from competencies.actions.verification_pool import LOCK, Round, give_back, look_after_requests, take
from competencies.models import VerificationDecision, VerificationRequest
from competencies.permissions import POOL_PURPOSE
from competencies.queries.verification import choosable, pool_of, request_view
from notifications.models import Mail, Notification
from people.actions.responsibility import end
from people.models import GuestLink, Person, Responsibility
from tests.competencies.asking import CONFIRM, a_pair, a_request, an_assessor, answers, decided
from tests.competencies.scene import NOW
from tests.people.factories import TODAY

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 12, 7)
A_WEEK_ON = date(2026, 11, 30)


def on(day: date) -> datetime:
    return NOW + (day - TODAY)


def a_round(day: date) -> Round | None:
    return look_after_requests(at=on(day), today=day)


def told(person: Person) -> list[str]:
    return list(Notification.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_whoever_was_asked_is_reminded_once_after_five_working_days() -> None:
    pair = a_pair(("A1",))
    a_request(pair)

    rounds = [a_round(A_WEEK_ON - timedelta(days=1)), a_round(A_WEEK_ON), a_round(A_WEEK_ON)]

    assert rounds == [Round(), Round(reminded=1), Round()]
    assert told(pair.sue) == ["competencies.verification_asked", "competencies.verification_reminded"]


def test_after_ten_working_days_a_request_goes_to_the_pool_and_everybody_concerned_is_told_once() -> None:
    pair, assessor = a_pair(("A1",)), an_assessor()
    request = a_request(pair)

    rounds = [a_round(LAST_DAY), a_round(LAST_DAY + timedelta(days=1)), a_round(LAST_DAY + timedelta(days=1))]

    assert [each.pooled for each in rounds if each] == [0, 1, 0]
    assert [item.state for item in request_view(request).items] == ["in_pool"]
    assert told(assessor) == ["competencies.verification_pool"]
    assert told(pair.ann) == ["competencies.verification_passed_on"]


def test_a_request_to_somebody_who_no_longer_supervises_comes_back_with_the_reason_and_no_mail_goes_to_them() -> (
    None
):
    pair = a_pair(("A1",))
    request = a_request(pair)
    end(Responsibility.objects.get(person=pair.sue), ended_on=TODAY, by=None, at=NOW, today=TODAY)

    assert a_round(A_WEEK_ON) == Round(returned=1)

    request.refresh_from_db()
    assert (request.return_reason, list(choosable(pair.ann)) != []) == ("no_longer", True)
    assert told(pair.sue) == ["competencies.verification_asked"]
    assert told(pair.ann) == ["competencies.verification_returned"]
    assert a_round(A_WEEK_ON) == Round()


def test_answered_requests_are_left_in_peace() -> None:
    pair = a_pair(("A1",))
    decided(a_request(pair), CONFIRM, by=pair.sue)

    assert a_round(LAST_DAY + timedelta(days=30)) == Round()


def test_a_guest_gets_a_new_link_as_reminder_and_loses_it_to_the_pool() -> None:
    pair = a_pair(("A1",))
    ask_guest(
        person=pair.ann,
        ratings=[each.pk for each in choosable(pair.ann)],
        name="Gail",
        email="gail@practice.example",
        message="",
        at=NOW,
        today=TODAY,
    )

    a_round(A_WEEK_ON)
    assert Mail.objects.filter(address="gail@practice.example").count() == 2
    assert [bool(link.revoked_at) for link in GuestLink.objects.order_by("pk")] == [True, False]

    a_round(LAST_DAY + timedelta(days=1))
    assert not GuestLink.objects.open(NOW).exists()


def pooled(pair_codes: tuple[str, ...] = ("A1",)) -> tuple[VerificationRequest, Person]:
    pair = a_pair(pair_codes)
    request = a_request(pair)
    a_round(LAST_DAY + timedelta(days=1))
    request.refresh_from_db()
    return request, pair.ann


def test_an_assessor_takes_a_request_and_decides_and_nobody_else_can_meanwhile() -> None:
    request, _ = pooled()
    first, second = an_assessor("First"), an_assessor("Second")
    sue = request.verifier
    assert sue is not None
    take(request, by=first, at=NOW, today=TODAY)

    with pytest.raises(VerificationRefused, match="Another assessor"):
        take(request, by=second, at=NOW, today=TODAY)
    for other in (second, sue):
        with pytest.raises(VerificationRefused, match="Another assessor"):
            decided(request, CONFIRM, by=other)

    decide(request, answers(request, CONFIRM), by=first, at=NOW, today=TODAY)
    kept = VerificationDecision.objects.get()
    assert (kept.by_name, kept.by_role) == ("First", "Assessor")


def test_what_an_assessor_puts_back_another_may_take() -> None:
    request, _ = pooled()
    first, second = an_assessor("First"), an_assessor("Second")
    take(request, by=first, at=NOW, today=TODAY)

    give_back(request, by=second)
    give_back(request, by=first)

    assert take(request, by=second, at=NOW, today=TODAY).taken_by == second


def test_nobody_takes_their_own_request_whatever_they_hold() -> None:
    pair = a_pair(("A1",))
    asked = Responsibility.objects.create(
        person=pair.ann, kind="assessor", started_on=date(2024, 1, 1), ended_on=None
    )
    request = a_request(pair)
    a_round(LAST_DAY + timedelta(days=1))

    assert list(pool_of(asked.person, TODAY)) == []
    assert list(pool_of(an_assessor(), TODAY)) == [request]
    with pytest.raises(VerificationRefused, match="Nobody confirms their own"):
        take(request, by=pair.ann, at=NOW, today=TODAY)
    assert "competencies.verification_pool" not in told(pair.ann)


def test_assessors_see_only_those_whose_request_waits_in_the_pool() -> None:
    request, ann = pooled()
    assessor = an_assessor()
    seen = Person.objects.visible_to(assessor, to=POOL_PURPOSE, on=TODAY)
    assert list(seen) == [ann]

    take(request, by=assessor, at=NOW, today=TODAY)
    decided(request, CONFIRM, by=assessor)

    assert list(seen.all()) == []


def test_an_assessor_without_the_responsibility_any_more_takes_nothing() -> None:
    request, _ = pooled()

    with pytest.raises(VerificationRefused, match="for the programme’s assessors"):
        take(request, by=a_pair_of_hands(), at=NOW, today=TODAY)


def a_pair_of_hands() -> Person:
    former = an_assessor("Former")
    end(Responsibility.objects.get(person=former), ended_on=TODAY, by=None, at=NOW, today=TODAY)
    return former


def test_while_one_round_runs_another_leaves_it_to_that() -> None:
    a_request(a_pair(("A1",)))
    another_process = connection.copy()

    with another_process.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", list(LOCK))
        assert a_round(A_WEEK_ON) is None
        # Closing alone lets go of it only once the server has noticed.
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", list(LOCK))
    another_process.close()

    assert a_round(A_WEEK_ON) == Round(reminded=1)
