"""Claiming what one knows already: a draft that is kept, sent once, taken back, and made again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from courses.actions.join import join_studies
from courses.actions.prior_learning import recognise
from courses.actions.prior_learning_claim import (
    ClaimRefused,
    save_claim,
    submit_claim,
    withdraw_claim,
)
from courses.models import PriorClaim, PriorLearning
from courses.queries.prior_learning import claim_panel, offers_of, recognitions_agree
from courses.rules.prior_learning import STATEMENT_KEY
from courses.vocabulary import ClaimState
from learning_records.models import Statement
from people.models import Person
from tests.courses.claims import a_claim, a_sent_claim, the_claimable_programme, write
from tests.courses.world import AT, a_learner, a_person, activity, study

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner() -> Person:
    return a_learner(the_claimable_programme())


def test_entering_at_a_year_claims_everything_before_it_competency_by_competency(learner: Person) -> None:
    claim = a_claim(learner)

    assert set(claim.modules) == {activity(code).pk for code in ("o1", "m1", "m2", "m3")}
    parts = {part.code: (part.level, len(part.modules)) for part in claim.parts.all()}
    assert parts == {"A1": (2, 2), "A2": (2, 1), "B1": (2, 1)}
    assert claim.parts.get(code="A1").title == "Skill A1"


def test_what_is_done_or_recognised_is_not_claimed_again(learner: Person) -> None:
    study(learner, "o1")
    recognise(person=learner, modules=[activity("m1")], by=a_person("Asa"), at=AT)

    claim = a_claim(learner)

    assert set(claim.modules) == {activity("m2").pk, activity("m3").pk}


def test_a_claim_that_is_open_is_given_back(learner: Person) -> None:
    assert a_claim(learner).pk == a_claim(learner).pk


@pytest.mark.parametrize("target", ["m3", "year-2", "m1"])
def test_nobody_claims_without_a_place_or_what_has_no_competencies(learner: Person, target: str) -> None:
    who = learner if target == "m3" else a_person("A stranger")

    with pytest.raises(ClaimRefused):
        a_claim(who, target)

    assert not PriorClaim.objects.exists()


def test_a_draft_keeps_words_and_only_what_is_ones_own_to_cite(learner: Person) -> None:
    claim = a_claim(learner)

    save_claim(
        claim=claim, statement="Five years.", words={"A1": "I stayed."},
        evidence={"A2": [STATEMENT_KEY, "module:somebody-elses"]}, at=AT,
    )  # fmt: skip

    assert claim.parts.get(code="A1").words == "I stayed."
    assert [each["kind"] for each in claim.parts.get(code="A2").evidence] == ["statement"]


def test_an_unfinished_claim_is_not_sent_and_nothing_is_lost(learner: Person) -> None:
    claim = write(a_claim(learner), without=["B1"])

    with pytest.raises(ClaimRefused, match="Skill B1"):
        submit_claim(claim=claim, confirmed=(), at=AT)

    claim.refresh_from_db()
    assert (claim.state, claim.statement) == (ClaimState.DRAFT, "Five years in Leeds.")


def test_a_sent_claim_is_a_statement_and_changes_no_more(learner: Person) -> None:
    claim = a_sent_claim(learner)

    assert Statement.objects.filter(actor=learner.actor, verb="requested").count() == 1
    with pytest.raises(ClaimRefused):
        save_claim(claim=claim, statement="Other words.", words={}, evidence={}, at=AT)
    with pytest.raises(ClaimRefused):
        submit_claim(claim=claim, confirmed=(), at=AT)


def test_a_draft_that_is_taken_back_goes_and_a_sent_claim_stays_and_can_be_made_again(
    learner: Person,
) -> None:
    withdraw_claim(claim=a_claim(learner, "m1"), at=AT)
    assert not PriorClaim.objects.exists()

    sent = withdraw_claim(claim=a_sent_claim(learner), at=AT)
    again = a_claim(learner)

    assert sent.state == ClaimState.WITHDRAWN
    assert again.follows_id == sent.pk
    assert again.statement == sent.statement
    assert again.parts.get(code="A1").words == sent.parts.get(code="A1").words


def test_offers_are_years_with_something_before_them_and_modules_that_grow_something(learner: Person) -> None:
    claim = a_claim(learner, "m1")

    (offers,) = offers_of(learner.pk)

    assert [(offer.title, offer.count) for offer in offers.entries] == [("Year-2", 4)]
    assert [(offer.title, offer.claim == claim) for offer in offers.modules] == [
        ("Module o1", False), ("Module m1", True), ("Module m2", False), ("Module m4", False),
    ]  # fmt: skip
    assert offers_of(a_person("A stranger").pk) == ()


def test_my_learning_asks_in_the_first_weeks_and_then_while_a_claim_is_on_the_way(learner: Person) -> None:
    early, late = AT.date() + timedelta(days=20), AT.date() + timedelta(days=80)

    assert claim_panel(learner, early) == {"claims": [], "is_new": True}
    assert claim_panel(learner, late) is None
    claim = a_claim(learner)
    said = claim_panel(learner, late)
    assert said is not None
    assert said["claims"] == [claim]


def test_two_records_of_one_person_keep_one_open_claim(learner: Person) -> None:
    other = a_person("Maya E.")
    kept = a_claim(learner)
    lost = a_claim(learner, "m1")
    lost.person, lost.target = other, kept.target
    lost.save()

    join_studies(keep=learner, lose=other, at=AT)

    lost.refresh_from_db()
    assert (lost.person_id, lost.state) == (learner.pk, ClaimState.WITHDRAWN)


def test_recognised_modules_and_the_ledger_agree_and_a_missing_half_is_found(learner: Person) -> None:
    recognise(person=learner, modules=[activity("m1")], by=a_person("Asa"), at=AT)
    assert list(recognitions_agree()) == []

    PriorLearning.objects.create(person=learner, activity=activity("m2"), recognised_at=AT)
    assert [found.what for found in recognitions_agree()] == ["A recognised module has no statement"]

    PriorLearning.objects.all().delete()
    assert [found.what for found in recognitions_agree()] == ["A statement recognises a module that is not"]
