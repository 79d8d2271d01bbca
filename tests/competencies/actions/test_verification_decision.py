"""Deciding on results: once, by whoever was asked, and kept for good."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from competencies.actions.join_verifications import forget_verifications, join_verifications
from competencies.actions.verification import VerificationRefused, ask_guest
from competencies.actions.verification_decision import decide, decide_as_guest
from competencies.models import VerificationDecision, VerificationRequest
from competencies.queries.standing import standings_of
from competencies.queries.verification import choosable, request_view
from competencies.queries.verification_agreement import verifications_agree
from competencies.rules.verification import Answered
from competencies.vocabulary import Answer
from learning_records.models import Statement
from notifications.models import Mail, Notification
from people.actions.guest_link import GuestLinkRefused, confirm, open_link
from people.actions.responsibility import end
from people.models import GuestLink, Responsibility
from tests.competencies.asking import CONFIRM, NOT_YET, Pair, a_pair, a_request, answers, decided
from tests.competencies.scene import LATER, NOW, a_rating
from tests.people.factories import TODAY, a_person

pytestmark = pytest.mark.django_db


def states(request: VerificationRequest) -> list[str]:
    return [str(item.state) for item in request_view(request).items]


def confirmed_level(pair: Pair, code: str = "A1") -> int | None:
    found = standings_of([pair.ann.pk], TODAY)[pair.ann.pk]
    node = found.framework.tree.competency(code)
    assert node is not None
    return found.of(node).confirmed_level


def test_confirming_and_not_yet_are_kept_with_who_and_as_what_and_the_learner_is_told_without_them() -> None:
    pair = a_pair()
    request = a_request(pair)

    decided(request, CONFIRM, "A1", by=pair.sue)
    decided(request, NOT_YET, "A2", by=pair.sue)

    assert states(request) == ["confirmed", "not_yet"]
    kept = VerificationDecision.objects.order_by("pk").first()
    assert kept is not None
    assert (kept.by, kept.by_name, kept.by_role) == (pair.sue, "Sue Pervisor", "Professional supervisor")
    told = Notification.objects.filter(person=pair.ann)
    assert told.count() == 2
    assert all("second visit" not in each.sentence and "onfirmed" not in each.sentence for each in told)
    assert (confirmed_level(pair, "A1"), confirmed_level(pair, "A2")) == (2, None)


def test_a_decision_is_a_statement_of_ids_and_the_level_alone_and_the_ledger_agrees() -> None:
    pair = a_pair(("A1",))
    decided(a_request(pair), NOT_YET, by=pair.sue)

    said = Statement.objects.get(verb="verified")

    assert (said.actor, said.success) == (pair.ann.actor, False)
    assert said.score_raw == 2
    assert "second visit" not in str(said.body)
    assert "Sue" not in str(said.body)
    assert list(verifications_agree()) == []


def test_not_yet_needs_a_reason() -> None:
    pair = a_pair()
    request = a_request(pair)

    with pytest.raises(VerificationRefused, match="Say why"):
        decided(request, Answered(Answer.NOT_YET, "  "), by=pair.sue)

    assert not VerificationDecision.objects.exists()


def test_the_same_value_again_changes_nothing_and_another_keeps_the_old_decision() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    decided(request, CONFIRM, by=pair.sue)

    a_rating(pair.ann, "A1", 2, comment="How I do A1.", at=LATER)
    assert (confirmed_level(pair), pair.ann.competency_ratings.count()) == (2, 1)

    a_rating(pair.ann, "A1", 3, at=LATER)
    assert confirmed_level(pair) == 2
    old = VerificationDecision.objects.select_related("item__rating").get()
    assert (old.item.rating.level, old.item.rating.comment, old.by_name) == (
        2,
        "How I do A1.",
        "Sue Pervisor",
    )


@pytest.mark.parametrize("who", ["the learner", "a stranger", "somebody who supervised her once"])
def test_whoever_was_not_asked_decides_nothing(who: str) -> None:
    pair = a_pair()
    request = a_request(pair)
    by = {"the learner": pair.ann, "a stranger": a_person("Stan")}.get(who, pair.sue)
    if by == pair.sue:
        end(Responsibility.objects.get(person=pair.sue), ended_on=TODAY, by=None, at=NOW, today=TODAY)

    with pytest.raises(VerificationRefused):
        decided(request, CONFIRM, by=by)

    assert not VerificationDecision.objects.exists()


def test_past_decisions_keep_their_name_when_a_verifiers_role_ends() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    decided(request, CONFIRM, by=pair.sue)

    end(Responsibility.objects.get(person=pair.sue), ended_on=TODAY, by=None, at=NOW, today=TODAY)

    assert request_view(request).items[0].decision.by_name == "Sue Pervisor"  # type: ignore[union-attr]
    assert confirmed_level(pair) == 2


def test_an_answer_to_what_was_replaced_meanwhile_leaves_it_as_it_is() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    said = answers(request, CONFIRM)
    a_rating(pair.ann, "A1", 3, at=LATER)

    with pytest.raises(VerificationRefused, match="answered or withdrawn meanwhile"):
        decide(request, said, by=pair.sue, at=LATER, today=TODAY)


@pytest.mark.parametrize("table", ["decision", "item"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_decisions_are_never_changed(table: str, change: str) -> None:
    pair = a_pair(("A1",))
    decided(a_request(pair), CONFIRM, by=pair.sue)

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(f"competencies_verification{table}"))


def test_erasing_blanks_free_text_and_the_links_and_nothing_else() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    decided(request, NOT_YET, by=pair.sue)

    forget_verifications([pair.ann.pk], NOW)
    request.refresh_from_db()
    kept = VerificationDecision.objects.get()
    assert (request.person, request.message, request.verifier) == (None, "", pair.sue)
    assert (kept.reason, kept.by_name, kept.is_confirmed) == ("", "Sue Pervisor", False)

    forget_verifications([pair.sue.pk], NOW)
    kept.refresh_from_db()
    assert (kept.by, kept.by_name, kept.by_role) == (None, "", "Professional supervisor")


def test_two_records_of_one_person_become_one_and_nobody_becomes_their_own_verifier() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    decided(request, CONFIRM, by=pair.sue)
    another = a_person("Sue P")

    join_verifications(keep=another, lose=pair.sue, at=NOW)
    request.refresh_from_db()
    assert (request.verifier, VerificationDecision.objects.get().by) == (another, another)

    join_verifications(keep=pair.ann, lose=another, at=NOW)
    request.refresh_from_db()
    assert (request.person, request.verifier) == (pair.ann, another)


def a_guest(pair: Pair) -> tuple[VerificationRequest, GuestLink]:
    request = ask_guest(
        person=pair.ann,
        ratings=[each.pk for each in choosable(pair.ann)],
        name="Gail",
        email="gail@practice.example",
        message="",
        at=NOW,
        today=TODAY,
    )
    url = str(Mail.objects.get(address="gail@practice.example").message["action"]["url"])
    link = open_link(url.rstrip("/").rpartition("/")[2], purpose="competencies.verification", at=NOW)
    return request, confirm(link, name="Gail Guest", role="GP, Elm Road", at=NOW)


def test_somebody_without_an_account_decides_once_with_name_and_role() -> None:
    pair = a_pair()
    request, link = a_guest(pair)

    decide_as_guest(link, request, answers(request, CONFIRM), at=NOW)

    kept = VerificationDecision.objects.first()
    assert kept is not None
    assert (kept.by, kept.by_name, kept.by_role) == (None, "Gail Guest", "GP, Elm Road")
    assert states(request) == ["confirmed", "confirmed"]
    with pytest.raises(GuestLinkRefused):
        decide_as_guest(link, request, answers(request, NOT_YET), at=NOW)


def test_a_link_is_not_used_up_by_an_answer_that_is_refused() -> None:
    request, link = a_guest(a_pair())

    with pytest.raises(VerificationRefused):
        decide_as_guest(link, request, answers(request, Answered(Answer.NOT_YET)), at=NOW)

    link.refresh_from_db()
    assert link.used_at is None


def test_an_expired_link_decides_nothing() -> None:
    request, link = a_guest(a_pair())

    with pytest.raises(GuestLinkRefused, match="expired"):
        decide_as_guest(link, request, answers(request, CONFIRM), at=NOW + timedelta(days=20))

    assert not VerificationDecision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_is_kept() -> None:
    pair = a_pair(("A1",))
    request = a_request(pair)
    both_ready = threading.Barrier(2, timeout=10)
    came_of_it: list[str] = []

    def answer(said: Answered) -> None:
        try:
            both_ready.wait()
            decided(request, said, by=pair.sue)
            came_of_it.append("kept")
        except VerificationRefused as refused:
            came_of_it.append(refused.verdict.refusals[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer, args=[said]) for said in (CONFIRM, NOT_YET)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(came_of_it) == ["kept", "not_open"]
    assert VerificationDecision.objects.count() == Statement.objects.filter(verb="verified").count() == 1
