from __future__ import annotations

import pytest
from django.test import Client

from foundations import clock
from foundations.registries import purposes
from people.actions.opening import log_opening
from people.vocabulary import Purpose, ResponsibilityKind
from tests.people.factories import NOW, a_person, a_responsibility

pytestmark = pytest.mark.django_db

PAGE = "/learn/who-sees-what/"


def test_the_page_names_each_viewer_with_purpose_fields_and_why(client: Client) -> None:
    ann, max_ = a_person("Ann"), a_person("Max Mason")
    a_responsibility(max_, ResponsibilityKind.LINE_MANAGER, subject=ann)
    log_opening(by=max_, person=ann, at=clock.now(), purpose=Purpose.LINE_MANAGEMENT)
    client.force_login(ann)

    said = client.get(PAGE).content.decode()

    purpose = purposes[Purpose.LINE_MANAGEMENT]
    assert "<strong>Max Mason</strong>, line manager" in said
    assert all(field in said for field in purpose.fields)
    assert purpose.why in said
    assert "<strong>Max Mason</strong> opened your details" in said


def test_every_purpose_is_told_even_when_nobody_holds_it(client: Client) -> None:
    client.force_login(a_person("Ann"))

    said = client.get(PAGE).content.decode().replace("&#x27;", "'")

    for purpose in purposes:
        if purpose.code != Purpose.SELF:
            assert purpose.title in said


def test_the_page_is_for_those_who_are_signed_in(client: Client) -> None:
    assert client.get(PAGE).headers["Location"].startswith("/accounts/login/")


def test_looking_again_within_half_a_day_is_one_look_and_at_oneself_none() -> None:
    ann, max_ = a_person("Ann"), a_person("Max")

    looks = [
        log_opening(by=by, person=ann, at=NOW, purpose=Purpose.LINE_MANAGEMENT) for by in (max_, max_, ann)
    ]

    assert [look is not None for look in looks] == [True, False, False]
