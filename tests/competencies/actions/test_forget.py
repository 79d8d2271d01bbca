"""What erasing somebody leaves of their confirmations, all the way through the retention schedule."""

from __future__ import annotations

from typing import Any

import pytest

from competencies.actions.verification import ask_guest
from competencies.models import Rating, VerificationDecision, VerificationRequest
from competencies.queries.verification import choosable
from people.models import GuestLink
from portfolio.actions.erasure import erase_for_good
from portfolio.vocabulary import ErasureCause
from tests.competencies.asking import NOT_YET, a_pair, a_request, decided
from tests.competencies.scene import NOW
from tests.people.factories import TODAY

pytestmark = pytest.mark.django_db


def test_an_erased_learner_leaves_levels_and_decisions_without_words_or_links() -> None:
    pair = a_pair()
    request = a_request(pair, "A1")
    decided(request, NOT_YET, by=pair.sue)
    ask_guest(
        person=pair.ann,
        ratings=[each.pk for each in choosable(pair.ann) if each.competency.code == "A2"],
        name="Gail",
        email="gail@practice.example",
        message="You saw me.",
        at=NOW,
        today=TODAY,
    )

    erase_for_good(pair.ann, cause=ErasureCause.ASKED, at=NOW)

    requests: set[Any] = set(VerificationRequest.objects.values_list("person", "message"))
    ratings: set[Any] = set(Rating.objects.values_list("person", "comment", "level"))
    assert requests == {(None, "")}
    assert list(VerificationDecision.objects.values_list("reason", "by_name", "is_confirmed")) == [
        ("", "Sue Pervisor", False)
    ]
    assert ratings == {(None, "", 2)}
    link = GuestLink.objects.get()
    assert (link.email, link.name, link.revoked_at) == ("", "", NOW)
