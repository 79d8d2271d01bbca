"""Signing off a year: both declare, the picture is frozen, and a certificate is made from it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from competencies.actions.join_verifications import forget_verifications
from competencies.actions.sign_off import SignOffRefused, declare, decline, sign, withdraw_sign_off
from competencies.models import SignOff, SignOffDecision
from competencies.queries.sign_off import year_picture
from competencies.queries.verification_agreement import verifications_agree
from competencies.rules.sign_off import LEARNER_DECLARATION, SUPERVISOR_DECLARATION, thawed
from learning_records.actions.pump import pump
from notifications.models import Notification
from people.actions.responsibility import end
from people.models import Responsibility
from portfolio.models import Certificate
from portfolio.queries.agreement import certificates_agree
from tests.competencies.asking import CONFIRM, NOT_YET, Pair, a_pair, a_request, decided
from tests.competencies.scene import LATER, NOW, a_rating
from tests.people.factories import TODAY, a_person

pytestmark = pytest.mark.django_db
ALL = ("A1", "A2", "B1")


def a_ready_pair() -> Pair:
    """Make Ann, of whom everything that the first year asks for is confirmed."""
    pair = a_pair(ALL)
    decided(a_request(pair), CONFIRM, by=pair.sue)
    return pair


def declared(pair: Pair, *, year: str = "year-1", at: datetime = NOW, today: date = TODAY) -> SignOff:
    return declare(person=pair.ann, year=year, verifier=pair.sue, at=at, today=today)


def codes(refused: pytest.ExceptionInfo[SignOffRefused]) -> list[str]:
    return [refusal.code for refusal in refused.value.verdict.refusals]


def test_both_declarations_are_kept_as_they_were_shown_with_the_picture_of_that_day() -> None:
    pair = a_ready_pair()

    sign_off = declared(pair)
    decision = sign(sign_off, by=pair.sue, at=LATER, today=TODAY)

    assert (sign_off.declaration, decision.declaration) == (LEARNER_DECLARATION, SUPERVISOR_DECLARATION)
    assert [(each.code, each.level) for each in thawed(sign_off.snapshot)] == [(code, 2) for code in ALL]
    assert (decision.by_name, decision.by_role) == ("Sue Pervisor", "Professional supervisor")
    told = [each.subject + each.sentence for each in Notification.objects.filter(person=pair.ann)]
    assert not any("signed" in words.lower() and "off" not in words for words in told)
    assert list(verifications_agree()) == []


def test_a_signed_year_earns_a_certificate_of_the_frozen_picture() -> None:
    pair = a_ready_pair()
    sign(declared(pair), by=pair.sue, at=LATER, today=TODAY)

    pump()

    certificate = Certificate.objects.get(kind="framework")
    assert (certificate.name, certificate.title) == ("Ann Lee", "Year 1: Our framework")
    assert len(certificate.content_hash) == 64
    assert list(certificates_agree()) == []


@pytest.mark.parametrize("gap", ["one is not confirmed", "one is not yet", "one is due", "a count is short"])
def test_nobody_declares_before_everything_stands(gap: str) -> None:
    pair = a_pair(ALL)
    request = a_request(pair)
    decided(request, CONFIRM, "A1", "A2", by=pair.sue)
    if gap != "one is not confirmed":
        decided(request, NOT_YET if gap == "one is not yet" else CONFIRM, "B1", by=pair.sue)
    later = timedelta(days=750) if gap == "one is due" else timedelta()

    with pytest.raises(SignOffRefused) as refused:
        declared(
            pair,
            year="year-2" if gap == "a count is short" else "year-1",
            at=NOW + later,
            today=TODAY + later,
        )

    assert codes(refused) == ["not_all_stand"]


def test_a_year_is_declared_once_while_it_waits_and_not_again_unless_something_changed() -> None:
    pair = a_ready_pair()
    sign_off = declared(pair)

    with pytest.raises(SignOffRefused) as refused:
        declared(pair)
    assert codes(refused) == ["waits_already"]

    sign(sign_off, by=pair.sue, at=NOW, today=TODAY)
    with pytest.raises(SignOffRefused) as refused:
        declared(pair)
    assert codes(refused) == ["nothing_new"]

    a_rating(pair.ann, "A1", 3, at=LATER)
    decided(a_request(pair, "A1", at=LATER), CONFIRM, by=pair.sue, at=LATER)
    assert declared(pair, at=LATER)


def test_what_changed_since_the_declaration_is_not_signed() -> None:
    pair = a_ready_pair()
    sign_off = declared(pair)
    a_rating(pair.ann, "A1", 3, at=LATER)
    decided(a_request(pair, "A1", at=LATER), CONFIRM, by=pair.sue, at=LATER)

    with pytest.raises(SignOffRefused) as refused:
        sign(sign_off, by=pair.sue, at=LATER, today=TODAY)

    assert codes(refused) == ["has_changed"]
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("who", ["the learner", "a stranger", "somebody who supervised her once"])
def test_nobody_else_signs(who: str) -> None:
    pair = a_ready_pair()
    sign_off = declared(pair)
    by = {"the learner": pair.ann, "a stranger": a_person("Stan")}.get(who, pair.sue)
    if by == pair.sue:
        end(Responsibility.objects.get(person=pair.sue), ended_on=TODAY, by=None, at=NOW, today=TODAY)

    with pytest.raises(SignOffRefused):
        sign(sign_off, by=by, at=NOW, today=TODAY)
    with pytest.raises(SignOffRefused):
        declare(person=pair.ann, year="year-1", verifier=pair.ann, at=NOW, today=TODAY)

    assert not SignOffDecision.objects.exists()


def test_not_signing_needs_a_reason_and_the_year_can_be_declared_again() -> None:
    pair = a_ready_pair()
    sign_off = declared(pair)

    with pytest.raises(SignOffRefused):
        decline(sign_off, by=pair.sue, reason=" ", at=NOW, today=TODAY)
    decline(sign_off, by=pair.sue, reason="Let us talk first.", at=NOW, today=TODAY)

    with pytest.raises(SignOffRefused):
        sign(sign_off, by=pair.sue, at=NOW, today=TODAY)
    assert declared(pair)


def test_a_withdrawn_declaration_is_signed_by_nobody() -> None:
    pair = a_ready_pair()
    sign_off = declared(pair)
    withdraw_sign_off(sign_off, at=LATER)

    with pytest.raises(SignOffRefused):
        sign(sign_off, by=pair.sue, at=LATER, today=TODAY)


@pytest.mark.parametrize("change", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["signoff", "signoffdecision"])
def test_sign_offs_are_never_changed(table: str, change: str) -> None:
    pair = a_ready_pair()
    sign(declared(pair), by=pair.sue, at=NOW, today=TODAY)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(f"competencies_{table}"))


def test_erasing_takes_the_names_and_leaves_what_stood() -> None:
    pair = a_ready_pair()
    sign(declared(pair), by=pair.sue, at=NOW, today=TODAY)

    forget_verifications([pair.ann.pk, pair.sue.pk], NOW)

    kept = SignOff.objects.select_related("decision").get()
    assert (kept.person, kept.verifier, kept.decision.by, kept.decision.by_name) == (None, None, None, "")
    assert len(thawed(kept.snapshot)) == len(ALL)


def test_the_picture_takes_the_same_queries_however_many_competencies(
    django_assert_max_num_queries: Any,
) -> None:
    pair = a_ready_pair()

    with django_assert_max_num_queries(
        4
    ):  # the framework, what was said and decided, the years, the ratings kept
        assert year_picture(pair.ann, TODAY, "year-1")
