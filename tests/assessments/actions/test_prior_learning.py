"""Answering claims of prior learning: whose they are, what an answer recognises, and that none waits for ever."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assessments.actions.prior_learning import (
    AnswerRefused,
    answer_claim,
    release_claim,
    save_answer,
    see_to_claims,
    take_claim,
)
from assessments.queries.prior_learning import SIGHT_CODE, queue_of
from assessments.rules.prior_learning import NO_SUMMARY, NOT_YOURS, OWN_CLAIM, TAKEN
from courses.models import Enrolment, PriorClaim, PriorLearning
from courses.queries.outline import current_outline
from courses.queries.record import record_of
from courses.vocabulary import ClaimState
from learning_records.models import Statement
from notifications.models import Mail, Notification
from people.models import Person
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import ResponsibilityKind
from tests.courses.claims import a_claim, a_sent_claim, the_claimable_programme
from tests.courses.world import AT, a_learner, activity
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db
DAY = AT.date()
YES = dict.fromkeys(("A1", "A2", "B1"), ("recognised", ""))
WEEK = timedelta(days=8)


@pytest.fixture
def learner() -> Person:
    return a_learner(the_claimable_programme())


@pytest.fixture
def assessor() -> Person:
    return an_assessor()


def an_assessor(name: str = "Asa Bright", **scope: object) -> Person:
    person = a_person(name)
    a_responsibility(person, ResponsibilityKind.ASSESSOR, started_on=date(2020, 1, 1), **scope)
    return person


def answered(claim: PriorClaim, by: Person, **decisions: tuple[str, str]) -> PriorClaim:
    take_claim(claim=claim, by=by, at=AT)
    save_answer(claim=claim, by=by, decisions=YES | decisions, summary="Clear and strong.", at=AT)
    return answer_claim(claim=claim, by=by, at=AT)


def recognised(person: Person) -> set[str]:
    return set(PriorLearning.objects.filter(person=person).values_list("activity__code", flat=True))


def test_when_everything_is_recognised_the_years_before_are_and_study_goes_on_after_them(
    learner: Person, assessor: Person
) -> None:
    answered(a_sent_claim(learner), assessor)

    assert recognised(learner) == {"o1", "m1", "m2", "m3"}
    record = record_of(learner.pk)
    programme = current_outline().programmes[0]
    assert record.has_completed_route(programme.years[1].activity_id)
    assert Statement.objects.filter(actor=learner.actor, verb="recognised").count() == 6
    assert not Statement.objects.filter(actor=learner.actor, verb="completed").exists()


def test_a_module_is_recognised_when_all_its_competencies_are_and_the_rest_can_be_claimed_again(
    learner: Person, assessor: Person
) -> None:
    claim = answered(a_sent_claim(learner), assessor, A2=("not_yet", "Tell us about a hard conversation."))

    assert recognised(learner) == {"o1", "m2"}
    again = a_claim(learner)
    assert again.follows_id == claim.pk
    carried = {part.code: part.is_carried for part in again.parts.all()}
    assert carried == {"A1": True, "A2": False}


def test_what_was_recognised_is_carried_over_only_up_to_its_level(learner: Person, assessor: Person) -> None:
    answered(a_sent_claim(learner), assessor)

    higher = a_claim(learner, "m4")

    assert {part.code: part.is_carried for part in higher.parts.all()} == {"A2": False, "B1": False}


def test_an_answer_needs_every_decision_a_reason_for_each_not_yet_and_a_word_about_the_whole(
    learner: Person, assessor: Person
) -> None:
    claim = take_claim(claim=a_sent_claim(learner), by=assessor, at=AT)
    save_answer(claim=claim, by=assessor, decisions={"A1": ("not_yet", "")}, summary="", at=AT)

    with pytest.raises(AnswerRefused) as refused:
        answer_claim(claim=claim, by=assessor, at=AT)

    assert refused.value.verdict.refusals[-1] == NO_SUMMARY
    assert len(refused.value.verdict.refusals) == 4
    assert recognised(learner) == set()


def test_nobody_answers_their_own_claim_whatever_they_hold(learner: Person, assessor: Person) -> None:
    for kind in (ResponsibilityKind.ASSESSOR, ResponsibilityKind.PROGRAMME_ADMIN):
        a_responsibility(learner, kind, started_on=date(2020, 1, 1))
    learner.is_superuser = True
    learner.save()
    claim = a_sent_claim(learner)

    with pytest.raises(AnswerRefused) as refused:
        take_claim(claim=claim, by=learner, at=AT)

    assert OWN_CLAIM in refused.value.verdict.refusals
    assert queue_of(learner, DAY).is_empty
    see_to_claims(at=AT + WEEK, on=DAY + WEEK)
    claim.refresh_from_db()
    assert claim.assessor == assessor


def test_only_assessors_whose_scope_covers_the_person_read_a_claim(learner: Person, assessor: Person) -> None:
    of_group = an_assessor("Gwen", group=a_group(members=(learner,)))
    of_others = an_assessor("Olu", group=a_group(members=(a_person("Somebody"),)))
    trainer = a_person("Tess")
    a_responsibility(trainer, ResponsibilityKind.TRAINER, started_on=date(2020, 1, 1))
    claim = a_sent_claim(learner)

    for who in (assessor, of_group):
        assert [line.claim for line in queue_of(who, DAY).waiting] == [claim]
    for who in (of_others, trainer):
        assert queue_of(who, DAY).is_empty
        with pytest.raises(AnswerRefused) as refused:
            take_claim(claim=claim, by=who, at=AT)
        assert NOT_YOURS in refused.value.verdict.refusals


def test_who_sees_what_names_the_assessors_once_a_claim_was_sent(learner: Person, assessor: Person) -> None:
    def named() -> list[str]:
        sights = who_sees_what(learner, DAY).sights
        return [
            viewer.name for sight in sights if sight.purpose.code == SIGHT_CODE for viewer in sight.viewers
        ]

    a_claim(learner, "m1")
    assert named() == []
    assert not Person.objects.visible_to(assessor, to=SIGHT_CODE, on=DAY).exists()

    a_sent_claim(learner)
    assert named() == ["Asa Bright"]
    assert Person.objects.visible_to(assessor, to=SIGHT_CODE, on=DAY).get() == learner


def test_a_claim_is_one_assessors_until_they_give_it_back(learner: Person, assessor: Person) -> None:
    other = an_assessor("Gwen")
    claim = take_claim(claim=a_sent_claim(learner), by=assessor, at=AT)

    with pytest.raises(AnswerRefused) as refused:
        take_claim(claim=claim, by=other, at=AT)
    assert refused.value.verdict.refusals == (TAKEN,)
    assert queue_of(other, DAY).is_empty

    release_claim(claim=claim, by=assessor)
    take_claim(claim=claim, by=other, at=AT)
    assert [line.claim for line in queue_of(other, DAY).mine] == [claim]


def test_what_nobody_takes_for_a_week_is_given_to_who_has_the_least_and_told_once(
    learner: Person, assessor: Person
) -> None:
    idle = an_assessor("Gwen")
    second = a_person("Bea")
    Enrolment.objects.create(learner=second, programme=activity("prog"), starts_on=DAY, enrolled_at=AT)
    take_claim(claim=a_sent_claim(second), by=assessor, at=AT)
    claim = a_sent_claim(learner)

    assert see_to_claims(at=AT + timedelta(days=6), on=DAY + timedelta(days=6)) == 0
    assert see_to_claims(at=AT + WEEK, on=DAY + WEEK) == 1
    assert see_to_claims(at=AT + WEEK, on=DAY + WEEK) == 0

    claim.refresh_from_db()
    assert claim.assessor == idle


def test_what_is_late_shows_to_every_assessor_who_may_take_it_over(learner: Person, assessor: Person) -> None:
    other = an_assessor("Gwen")
    claim = take_claim(claim=a_sent_claim(learner), by=assessor, at=AT)
    late = timedelta(days=15)

    see_to_claims(at=AT + late, on=DAY + late)
    assert see_to_claims(at=AT + late, on=DAY + late) == 0

    assert [line.is_late for line in queue_of(other, DAY + late).waiting] == [True]
    taken = take_claim(claim=claim, by=other, at=AT + late)
    assert taken.assessor == other


def test_people_are_told_that_there_is_an_answer_and_never_what_it_is(
    learner: Person, assessor: Person
) -> None:
    answered(a_sent_claim(learner), assessor, A2=("not_yet", "A hidden reason."))

    told = Notification.objects.get(person=learner)
    said = f"{told.subject} {told.sentence}"
    assert "Year-2" in said
    for word in ("hidden", "recognised", "not yet", "strong"):
        assert word not in said.lower()
    assert "hidden" not in "".join(f"{mail.subject} {mail.message}" for mail in Mail.objects.all())


def test_a_claim_is_answered_once(learner: Person, assessor: Person) -> None:
    claim = answered(a_sent_claim(learner), assessor)

    with pytest.raises(AnswerRefused):
        answer_claim(claim=claim, by=assessor, at=AT)

    claim.refresh_from_db()
    assert (claim.state, claim.decided_at) == (ClaimState.DECIDED, AT)
