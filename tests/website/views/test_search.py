from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client

from courses.models import ReflectionNote
from people.vocabulary import ResponsibilityKind
from tests.courses.world import a_lesson, a_person, activity, an_enrolment
from tests.people.factories import NOW, a_responsibility
from tests.website.searching import rebuild, something_to_find, the_lesson

pytestmark = pytest.mark.django_db

SEARCH = "/search/"


def said_to(client: Client, text: str, **more: Any) -> str:
    return client.get(SEARCH, {"q": text, **more}).content.decode()


def test_a_visitor_finds_a_lesson_by_its_words_but_does_not_read_them(client: Client) -> None:
    something_to_find()

    said = said_to(client, "wheelbarrows")

    assert "Lesson g1-1" in said
    assert "Needs a place on the programme" in said
    assert "patience" not in said


def test_a_learner_with_a_place_reads_the_words_with_what_was_found_marked(client: Client) -> None:
    programme = something_to_find()
    learner = a_person()
    an_enrolment(learner, programme)
    client.force_login(learner)

    said = said_to(client, "wheelbarrow")

    assert "<mark>Wheelbarrows</mark> teach patience, and heart &amp; soul" in said
    assert "Needs a place" not in said


def test_somebody_without_a_place_does_not_read_a_lesson_by_searching_for_it(client: Client) -> None:
    something_to_find()
    client.force_login(a_person())

    said = said_to(client, "patience")

    assert "Needs a place on the programme" in said
    assert "teach" not in said


def test_an_author_reads_every_published_lesson(client: Client) -> None:
    something_to_find()
    trainer = a_person("Tia")
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)

    assert "patience" in said_to(client, "wheelbarrow").replace("<mark>", "").replace("</mark>", "")


def test_a_draft_is_not_found_and_neither_is_what_was_taken_back_a_moment_ago(client: Client) -> None:
    programme = something_to_find()
    learner = a_person()
    an_enrolment(learner, programme)
    client.force_login(learner)
    lesson = the_lesson()
    lesson.body = [("text", "Unicorns.")]  # type: ignore[assignment]  # Wagtail takes blocks as pairs
    lesson.save_revision()
    rebuild()
    assert "Lesson g1-1" not in said_to(client, "unicorns")

    lesson.unpublish()

    assert "Lesson g1-1" not in said_to(client, "wheelbarrow")


def test_a_private_reflection_is_never_found(client: Client) -> None:
    something_to_find()
    learner = a_person()
    ReflectionNote.objects.create(
        person=learner,
        activity=activity("g1-1"),
        prompt_code="r1",
        text="zebracrossing",
        begun_at=NOW,
        saved_at=NOW,
    )
    rebuild()
    client.force_login(learner)

    assert "Nothing has these words" in said_to(client, "zebracrossing")


def test_words_of_the_title_weigh_more_than_those_of_the_text(client: Client) -> None:
    something_to_find()
    from courses.models import ModulePage

    a_lesson(ModulePage.objects.get(code="g2"), "g2-2", text="Something on befriending.")
    rebuild()

    said = said_to(client, "befriending")

    assert said.index("Befriending") < said.index("Lesson g2-2")


def test_kinds_are_counted_and_one_can_be_chosen(client: Client) -> None:
    something_to_find()

    said = said_to(client, "g1 OR primary")

    assert "Lessons (1)" in said
    assert "Glossary (1)" in said
    only = said_to(client, "g1 OR primary", kind="glossary")
    assert "PCN" in only
    assert "Lesson g1-1" not in only


def test_words_that_begin_like_those_typed_are_offered(client: Client) -> None:
    something_to_find()

    said = said_to(client, "befri")

    assert "words that begin like them" in said
    assert "Befriending outdoors" in said.replace("<mark>", "").replace("</mark>", "")


def test_a_slip_of_spelling_is_answered_with_a_word_that_is_there(client: Client) -> None:
    something_to_find()

    said = said_to(client, "befreinding")

    assert "Did you mean" in said
    assert "befriending" in said


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "the", "!!!", "'", '"', '"open', "-", "a:*", "\x00", "<script>alert(1)</script>", "x" * 5000, "& | !", "OR OR", "\ue000"],
)  # fmt: skip
def test_whatever_is_typed_gets_an_answer(client: Client, typed: str) -> None:
    something_to_find()

    answer = client.get(SEARCH, {"q": typed})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "7"])
def test_a_page_that_is_not_there_is_not_an_error(client: Client, page: str) -> None:
    something_to_find()

    assert client.get(SEARCH, {"q": "g1", "page": page, "kind": "nonsense"}).status_code == 200


def test_nobody_writes_down_what_was_searched(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    something_to_find()

    with caplog.at_level(logging.DEBUG):
        said_to(client, "wheelbarrow")

    assert "wheelbarrow" not in "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )


@pytest.mark.parametrize("lessons", [1, 40])
def test_a_page_of_results_takes_the_same_queries_however_many(
    client: Client, lessons: int, django_assert_max_num_queries: Any
) -> None:
    programme = something_to_find()
    from courses.models import ModulePage

    module = ModulePage.objects.get(code="g2")
    for number in range(lessons):
        a_lesson(module, f"many-{number}", text="Wheelbarrow again.")
    learner = a_person()
    an_enrolment(learner, programme)
    rebuild()
    client.force_login(learner)
    said_to(client, "wheelbarrow")

    # session and person 2, Outline 1, counts 1, record 3, which 1, words 1, saved 1, author 2, inbox 1, leading 1
    with django_assert_max_num_queries(15):
        said = said_to(client, "wheelbarrow")

    assert said.count("<h2><a") == min(lessons + 1, 20)
