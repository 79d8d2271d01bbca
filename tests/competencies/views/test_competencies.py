"""My competencies: all of them, against what is expected, and what to do next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from competencies.models import Competency
from competencies.vocabulary import RatingKind
from people.models import Person
from tests.competencies.scene import NOW, a_framework, a_rating
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
PAGE = "/learn/competencies/"


@pytest.fixture
def ann(client: Client) -> Person:
    ann = a_person("Ann")
    client.force_login(ann)
    return ann


def test_before_a_framework_is_published_the_page_says_so(client: Client, ann: Person) -> None:
    assert "Nothing to rate yet" in client.get(PAGE).content.decode()


def test_who_has_rated_nothing_is_led_to_the_first(client: Client, ann: Person) -> None:
    a_framework()

    page = client.get(PAGE).content.decode()

    assert "Begin with A1 Skill A1" in page
    assert "0 of 3" in page


def test_what_is_confirmed_and_what_is_ones_own_view_stand_apart(client: Client, ann: Person) -> None:
    a_framework()
    sue = a_person("Sue")
    a_rating(ann, "A1", 2)
    a_rating(ann, "A2", 1)
    a_rating(ann, "B1", 2, kind=RatingKind.ASSESSED, by=sue)

    page = " ".join(client.get(PAGE).content.decode().split())

    assert "<b>In your own view</b> <span>2 of 3</span>" in page
    assert "<b>Confirmed</b> <span>1 of 3</span>" in page


def test_another_years_profile_can_be_looked_at(client: Client, ann: Person) -> None:
    a_framework()
    a_rating(ann, "A1", 2)

    page = client.get(PAGE, {"year": "year-2"}).content.decode()

    assert "By the end of Year 2" in page
    assert "Also at least 2 at level 3: 0 confirmed so far." in page


def test_my_learning_leads_here(client: Client, ann: Person) -> None:
    a_framework()
    a_rating(ann, "A1", 2)

    page = client.get("/learn/").content.decode()

    assert "You have rated 1 of 3" in page
    assert f'href="{PAGE}"' in page


@pytest.mark.parametrize("views", [1, 40])
def test_the_page_takes_as_many_queries_with_one_view_as_with_many(
    client: Client, ann: Person, views: int, django_assert_max_num_queries: Any
) -> None:
    a_framework(tuple(f"A{number}" for number in range(1, 9)))
    for number in range(views):
        code = f"A{number % 8 + 1}"
        a_rating(ann, code, number % 4 + 1, at=NOW - timedelta(days=views - number))
    client.get(PAGE)

    # session, person, places in the header, inbox; the version with ratings and decisions; edition of the outline
    with django_assert_max_num_queries(7):
        client.get(PAGE)

    assert Competency.objects.count() == 8
