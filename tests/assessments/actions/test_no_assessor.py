"""What waits for an assessor while there is none: who is told, how often, and what its learner reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assessments.actions.no_assessor import tell_of_missing_assessors
from assessments.queries.no_assessor import unanswered
from competencies.models import VerificationRequest
from foundations.clock import now
from notifications.models import Notification
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.competencies.asking import a_pair, a_request
from tests.courses.claims import a_sent_claim, the_claimable_programme
from tests.courses.world import a_learner
from tests.people.factories import TODAY, a_person, a_responsibility

pytestmark = pytest.mark.django_db
NONE_IS_THERE = "no assessor for you at the moment"


@pytest.fixture
def learner() -> Person:
    return a_learner(the_claimable_programme())


@pytest.fixture
def team() -> Person:
    admin = a_person("Ade Fashola", is_demo=True)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    return Person.objects.get(pk=admin.pk)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def told(team: Person) -> int:
    return Notification.objects.filter(person=team, kind="assessments.no_assessor").count()


def test_the_team_is_told_once_for_each_limit_however_many_claims_wait(learner: Person, team: Person) -> None:
    at = now()
    for target in ("year-2", "m1", "m2"):
        a_sent_claim(learner, target, at=at)

    for days in (0, 0, 3, 7, 8):
        later = at + timedelta(days=days)
        tell_of_missing_assessors(at=later, on=later.date())

    assert unanswered(at.date()).claims == 3
    assert told(team) == 2


def test_the_first_page_says_so_to_the_team_and_the_claim_to_its_learner_until_there_is_one(
    learner: Person, team: Person
) -> None:
    claim = a_sent_claim(learner, at=now())
    admin, hers, url = signed_in(team), signed_in(learner), f"/learn/prior-learning/{claim.uuid}/"

    before = admin.get("/admin/").content.decode(), hers.get(url).content.decode()
    a_responsibility(a_person("Asa Bright"), ResponsibilityKind.ASSESSOR)
    after = admin.get("/admin/").content.decode(), hers.get(url).content.decode()

    assert "Learners wait for an assessor, and there is none" in before[0]
    assert NONE_IS_THERE in before[1]
    assert "Learners wait for an assessor" not in after[0]
    assert "An assessor will take it up within a week." in after[1]


def test_an_assessor_is_none_for_their_own_claim(learner: Person, team: Person) -> None:
    a_responsibility(learner, ResponsibilityKind.ASSESSOR)
    at = now()
    a_sent_claim(learner, at=at)

    tell_of_missing_assessors(at=at, on=at.date())

    assert told(team) == 1


def test_a_confirmation_in_an_empty_pool_says_so_and_counts(team: Person) -> None:
    pair = a_pair()
    request = a_request(pair, at=now(), today=TODAY)
    VerificationRequest.objects.update(pooled_at=now())

    page = signed_in(pair.ann).get(f"/learn/competencies/verification/{request.uuid}/").content.decode()

    assert unanswered(now().date()).confirmations == 1
    assert "there is none for you at the moment" in page


def test_nothing_is_said_where_nothing_waits(team: Person) -> None:
    assert tell_of_missing_assessors(at=now(), on=now().date()) == 0
    assert "Learners wait for an assessor" not in signed_in(team).get("/admin/").content.decode()
