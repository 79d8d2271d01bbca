"""The assessor's answer is kept as it is typed, and stays on the screen when somebody else has taken the claim over."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.prior_learning import release_claim, take_claim
from courses.models import PriorClaim
from foundations.clock import now
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.claims import a_sent_claim, the_claimable_programme
from tests.courses.world import a_learner
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
SCRIPT: dict[str, Any] = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
HALF = {"decision-A1": "not_yet", "reason-A1": "Say how you began.", "summary": "Strong so far."}


def an_assessor(name: str = "Asa Bright") -> Person:
    person = a_person(name)
    a_responsibility(person, ResponsibilityKind.ASSESSOR)
    return person


@pytest.fixture
def assessor() -> Person:
    return an_assessor()


@pytest.fixture
def claim(assessor: Person) -> PriorClaim:
    claim = a_sent_claim(a_learner(the_claimable_programme()), at=now())
    return take_claim(claim=claim, by=assessor, at=now())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(claim: PriorClaim) -> str:
    return reverse("assessments:prior_claim", args=[claim.uuid])


def test_what_is_typed_is_kept_and_the_learner_sees_none_of_it(assessor: Person, claim: PriorClaim) -> None:
    answer = signed_in(assessor).post(url(claim), HALF, **SCRIPT)

    assert answer.status_code == 200
    assert "Say how you began." in signed_in(assessor).get(url(claim)).content.decode()
    hers = signed_in(claim.person).get(reverse("courses:prior_claim", args=[claim.uuid])).content.decode()
    assert "Say how you began." not in hers


def test_a_claim_that_somebody_else_took_over_says_so_and_shows_what_was_typed(
    assessor: Person, claim: PriorClaim
) -> None:
    release_claim(claim=claim, by=assessor)
    take_claim(claim=claim, by=an_assessor("Omar Said"), at=now())
    client = signed_in(assessor)

    by_script = client.post(url(claim), HALF, **SCRIPT)
    pages = [client.post(url(claim), HALF | {"do": do}).content.decode() for do in ("keep", "send")]

    assert by_script.status_code == 409
    for page in pages:
        assert "Take this claim on first" in page
        assert "Say how you began." in page
    assert not claim.parts.exclude(reason="").exists()
