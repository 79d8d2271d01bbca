"""The page of a competency: rating oneself, without JavaScript, and losing nothing that was typed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from competencies.models import Rating
from competencies.vocabulary import RatingKind
from foundations import registries
from foundations.registries import EvidenceKind
from people.models import Person
from tests.competencies.scene import NOW, a_framework, a_rating, the
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
LISTENING = UUID(int=101)
PAGE = "/learn/competencies/A1/"


@pytest.fixture
def ann(client: Client) -> Person:
    a_framework()
    ann = a_person("Ann")
    client.force_login(ann)
    return ann


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> str:
    """Offer one module as evidence, whoever asks."""
    kind = EvidenceKind("module", "Modules you completed", lambda person: [(LISTENING, "Listening well")])
    monkeypatch.setattr(registries.evidence, "_members", {"module": kind})
    return f"module:{LISTENING}"


def test_a_view_is_kept_with_its_words_and_evidence(client: Client, ann: Person, listening: str) -> None:
    answer = client.post(
        PAGE, {"level": "2", "comment": "I met three people twice.", "evidence": [listening]}, follow=True
    )

    rating = Rating.objects.get()
    assert (rating.person, rating.level, rating.kind) == (ann, 2, RatingKind.SELF)
    assert [item["title"] for item in rating.evidence] == ["Listening well"]
    page = answer.content.decode()
    assert "Your view of A1 Skill A1 is kept." in page
    assert "I met three people twice." in page
    assert "Evidence: Listening well" in page


def test_saving_again_says_that_nothing_changed(client: Client, ann: Person) -> None:
    client.post(PAGE, {"level": "2", "comment": "So."})

    answer = client.post(PAGE, {"level": "2", "comment": "So."}, follow=True)

    assert "Nothing has changed" in answer.content.decode()
    assert Rating.objects.count() == 1


def test_one_can_go_on_to_the_next_competency(client: Client, ann: Person) -> None:
    answer = client.post(PAGE, {"level": "2", "then": "following"})

    assert answer["Location"] == "/learn/competencies/A2/"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"comment": "Kept words."}, "Choose the level that says best"),
        ({"level": "0", "comment": "Kept words."}, "Select a valid choice"),
        ({"level": "2", "comment": "Kept words. 943 476 5919"}, "NHS number"),
        ({"level": "2", "comment": "Kept words. LS1 4AP"}, "postcode"),
        ({"level": "2", "comment": "Kept words.", "evidence": ["module:nobody"]}, "no longer there"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    client: Client, ann: Person, listening: str, sent: dict[str, Any], said: str
) -> None:
    page = client.post(PAGE, sent).content.decode()

    assert said in page
    assert "Kept words." in page
    assert not Rating.objects.exists()


def test_a_postcode_of_an_organisation_may_stand_once_that_is_said(client: Client, ann: Person) -> None:
    client.post(PAGE, {"level": "2", "comment": "At the hub, LS1 4AP", "own": "on"})

    assert Rating.objects.get().comment == "At the hub, LS1 4AP"


def test_above_the_box_stands_who_reads_it(client: Client, ann: Person) -> None:
    page = client.get(PAGE).content.decode()

    assert page.index("Only you can read this, unless you ask") < page.index('name="comment"')


def test_the_levels_are_in_view_with_the_one_that_is_expected(client: Client, ann: Person) -> None:
    page = client.get(PAGE).content.decode()

    for level in (1, 2, 3, 4):
        assert f"I do A1 at {level}." in page
    assert "Expected by the end of Year 1" in page
    assert "style=" not in page.split("<main", 1)[1]


def test_nobody_elses_views_are_on_the_page(client: Client, ann: Person) -> None:
    a_rating(a_person("Ben"), comment="Ben wrote this.")

    page = client.get(PAGE).content.decode()

    assert "Ben wrote this." not in page
    assert "Not rated yet" in page


@pytest.mark.parametrize("code", ["Z9", "home", "a1-b2"])
def test_a_competency_that_is_not_there_is_not_found(client: Client, ann: Person, code: str) -> None:
    assert client.get(f"/learn/competencies/{code}/").status_code == 404


@pytest.mark.parametrize("views", [1, 25])
def test_the_page_takes_as_many_queries_with_one_view_as_with_many(
    client: Client, ann: Person, views: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(views):
        a_rating(ann, "A1", number % 4 + 1, at=NOW - timedelta(days=views - number), comment=f"View {number}")
    client.get(PAGE)

    # session, person, places in the header, inbox; the version with ratings and decisions; edition of the outline; history
    # and what was decided; and one for each kind of evidence that higher storeys offer
    with django_assert_max_num_queries(8 + len(registries.evidence)):
        page = client.get(PAGE).content.decode()

    assert f"View {views - 1}" in page
    assert the("A1").ratings.count() == views
