from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from courses.models import LessonPage
from people.models import Person
from tests.courses.world import a_person, an_enrolment
from tests.people.factories import NOW, TODAY
from tests.website.searching import rebuild, something_to_find
from website.actions.saved import MOST, SaveRefused, save_for_later
from website.models import Saved, SearchEntry
from website.queries.saved import saved_of, saved_panel

pytestmark = pytest.mark.django_db

LIST = "/learn/saved/"


def entry(title: str) -> SearchEntry:
    return SearchEntry.objects.get(title=title)


def saved(person: Person, *titles: str) -> None:
    for title in titles:
        found = entry(title)
        save_for_later(person, source=found.source, key=found.key, at=NOW, today=TODAY)


def titles_of(person: Person) -> list[str]:
    return [line.title for line in saved_of(person, TODAY)]


def test_a_lesson_is_saved_by_its_own_button_and_stands_on_my_learning(client: Client) -> None:
    programme = something_to_find()
    maya = a_person()
    an_enrolment(maya, programme)
    client.force_login(maya)
    lesson = LessonPage.objects.get(code="g1-1")
    page = client.get(lesson.url).content.decode()
    found = entry("Lesson g1-1")
    assert f'name="key" value="{found.key}"' in page

    answer = client.post(f"{LIST}add/", {"source": found.source, "key": found.key, "back": lesson.url})

    assert answer.headers["Location"] == lesson.url
    assert "Lesson g1-1" in client.get(LIST).content.decode()
    panel = saved_panel(maya, TODAY)
    assert panel
    assert [line.url for line in panel["lines"]] == [lesson.url]


def test_saving_twice_saves_once_and_what_is_not_there_is_not_saved(client: Client) -> None:
    something_to_find()
    maya = a_person()
    client.force_login(maya)
    found = entry("PCN")
    for _ in range(2):
        client.post(f"{LIST}add/", {"source": found.source, "key": found.key, "back": "//elsewhere.example/"})

    assert Saved.objects.count() == 1
    assert client.post(f"{LIST}add/", {"source": "lessons", "key": "none"}).status_code == 404
    assert client.post(f"{LIST}add/", {"source": "people.Person", "key": "1"}).status_code == 404


def test_the_list_keeps_the_order_that_somebody_gives_it_and_nobody_touches_anothers(client: Client) -> None:
    something_to_find()
    maya, olu = a_person(), a_person("Olu")
    saved(maya, "PCN", "Lesson g1-1", "Befriending outdoors")
    first, second, _ = Saved.objects.of_person(maya).in_order()
    client.force_login(olu)
    client.post(LIST, {"do": f"remove-{first.pk}"})
    client.post(LIST, {"do": f"down-{first.pk}"})
    assert titles_of(maya) == ["PCN", "Lesson g1-1", "Befriending outdoors"]
    client.force_login(maya)

    client.post(LIST, {"do": f"up-{second.pk}"})
    client.post(LIST, {"do": f"up-{second.pk}"})
    client.post(LIST, {"do": f"remove-{first.pk}"})

    assert titles_of(maya) == ["Lesson g1-1", "Befriending outdoors"]
    for wrong in ("", "up", "up-x", "explode-1", "remove-99999999999999999999"):
        assert client.post(LIST, {"do": wrong}).status_code == 404


def test_what_is_gone_keeps_its_name_and_leads_nowhere() -> None:
    something_to_find()
    maya = a_person()
    saved(maya, "Lesson g1-1")
    LessonPage.objects.get(code="g1-1").unpublish()

    (line,) = saved_of(maya, TODAY)
    assert (line.title, line.url) == ("Lesson g1-1", "")
    rebuild()
    (line,) = saved_of(maya, TODAY)
    assert (line.title, line.url) == ("Lesson g1-1", "")


def test_a_full_list_says_what_to_do() -> None:
    something_to_find()
    maya = a_person()
    Saved.objects.bulk_create(
        Saved(person=maya, source="x", key=str(n), title="x", place=n, at=NOW) for n in range(MOST)
    )

    with pytest.raises(SaveRefused, match="Remove what you have read"):
        saved(maya, "PCN")


def test_an_empty_list_says_how_to_fill_it_and_has_no_panel(client: Client) -> None:
    maya = a_person()
    client.force_login(maya)

    assert "Nothing is saved yet" in client.get(LIST).content.decode()
    assert saved_panel(maya, TODAY) is None


@pytest.mark.parametrize("number", [1, 60])
def test_the_list_takes_three_queries_however_long(number: int, django_assert_max_num_queries: Any) -> None:
    something_to_find()
    maya = a_person()
    rows = list(SearchEntry.objects.order_by("pk")[:number])
    for row in rows:
        save_for_later(maya, source=row.source, key=row.key, at=NOW, today=TODAY)
    saved_of(maya, TODAY)

    with django_assert_max_num_queries(3):  # saved, where they are, the edition of the Outline
        assert len(saved_of(maya, TODAY)) == len(rows)
