"""The screens of a year's sign-off."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from competencies.models import SignOff
from foundations.clock import now, today
from people.models import Person
from tests.competencies.asking import CONFIRM, Pair, a_pair, a_request, an_assessor, decided
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
MINE = "/learn/competencies/sign-off/"
ALL = ("A1", "A2", "B1")


def text(answer: Any) -> str:
    return str(answer.content.decode())


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_ready_pair() -> Pair:
    pair = a_pair(ALL)
    decided(a_request(pair, at=now(), today=today()), CONFIRM, by=pair.sue, at=now())
    return pair


def test_a_year_is_declared_signed_and_shown_as_it_was() -> None:
    pair = a_ready_pair()
    ann, sue = signed_in(pair.ann), signed_in(pair.sue)

    assert "I declare that the results shown here" in text(ann.get(MINE))
    assert "Tick the box" in text(ann.post(MINE, {"verifier": pair.sue.pk}))
    waits = ann.post(MINE, {"verifier": pair.sue.pk, "is_true": "on"}, follow=True)
    assert "It waits for a signature" in text(waits)

    assert "Year 1: Our framework" in text(sue.get("/lead/verification/"))
    theirs = reverse("competencies:answer_sign_off", args=[SignOff.objects.get().uuid])
    assert "Skill B1" in text(sue.get(theirs))
    assert "Tick the box" in text(sue.post(theirs, {"do": "sign"}))
    sue.post(theirs, {"do": "sign", "is_true": "on"})

    signed = text(ann.get(reverse("competencies:sign_off", args=[SignOff.objects.get().uuid])))
    assert ["Sue Pervisor declared" in signed, "I declare that I have looked" in signed] == [True, True]
    assert "This year is signed off" in text(ann.get(MINE))


def test_what_is_missing_is_named_and_nothing_can_be_declared() -> None:
    pair = a_pair(ALL)
    ann = signed_in(pair.ann)

    assert "Skill A2</a>" in text(ann.get(MINE))
    refused = text(ann.post(MINE, {"verifier": pair.sue.pk, "is_true": "on"}))

    assert "What is missing" in refused
    assert not SignOff.objects.exists()


def test_whoever_does_not_sign_says_why() -> None:
    pair = a_ready_pair()
    ann, sue = signed_in(pair.ann), signed_in(pair.sue)
    ann.post(MINE, {"verifier": pair.sue.pk, "is_true": "on"})
    theirs = reverse("competencies:answer_sign_off", args=[SignOff.objects.get().uuid])

    assert "Say why you do not sign" in text(sue.post(theirs, {"do": "decline"}))
    sue.post(theirs, {"do": "decline", "reason": "Let us talk first."})

    mine = reverse("competencies:sign_off", args=[SignOff.objects.get().uuid])
    assert "Let us talk first." in text(ann.get(mine))


def test_others_sign_offs_are_not_there() -> None:
    pair = a_ready_pair()
    signed_in(pair.ann).post(MINE, {"verifier": pair.sue.pk, "is_true": "on"})
    uuid = SignOff.objects.get().uuid

    for who in (pair.sue, an_assessor(), a_person("Stan")):
        assert signed_in(who).get(reverse("competencies:sign_off", args=[uuid])).status_code == 404
        assert signed_in(who).post(reverse("competencies:withdraw_sign_off", args=[uuid])).status_code == 404
    for who in (pair.ann, an_assessor(), a_person("Stan")):
        assert signed_in(who).get(reverse("competencies:answer_sign_off", args=[uuid])).status_code == 404
