"""Comments in the margin of handed-in work, and what is kept of a marking before it is decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.db.utils import IntegrityError
from django.test import Client

from assessments.actions.marking_queue import claim, release
from assessments.models import AssignmentPage, MarginComment, Marking, MarkingDraft, MarkingTask
from courses.models import ModulePage
from foundations.clock import now
from people.models import Person
from tests.assessments.assignment_world import a_marker, an_assignment, handed_in, the_task
from tests.assessments.world import node_of
from tests.courses.world import a_learner, the_programme

pytestmark = pytest.mark.django_db
TEXT = (
    "I rang her first.\n\nShe told me what mattered to her: her garden, and her sister.\n\nWe wrote it down."
)
DECISION = {
    "level_0": "pass",
    "comment_0": "",
    "level_1": "pass",
    "comment_1": "",
    "outcome": "",
    "comment": "",
}
MARGIN = {"margin_2": "You waited. Say how long.", "chosen_2": "what mattered"}
SCRIPT = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme(), name="Maya Ellis")


@pytest.fixture
def page(learner: Person) -> AssignmentPage:
    return an_assignment(ModulePage.objects.get(slug="o1"), second_share=100)


@pytest.fixture
def task(learner: Person, page: AssignmentPage) -> MarkingTask:
    return the_task(handed_in(learner, page, TEXT, at=now() - timedelta(minutes=5)))


def a_marker_with(task: MarkingTask, name: str = "Tess Ward") -> Client:
    marker = a_marker(name)
    claim(task=task, by=marker, at=now())
    return signed_in(marker)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(task: MarkingTask) -> str:
    return f"/admin/marking/{task.uuid}/"


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def versions_of(page: AssignmentPage, number: int = 1) -> str:
    return f"/assignments/{node_of(page.code).uuid}/versions/{number}/"


def test_the_learner_reads_a_comment_beside_its_paragraph_once_it_is_decided(
    learner: Person, page: AssignmentPage, task: MarkingTask
) -> None:
    marker, hers = a_marker_with(task), signed_in(learner)
    assert 'name="margin_3"' in read(marker, url(task))
    marker.post(url(task), DECISION | MARGIN | {"keep": "1"})
    before = read(hers, versions_of(page)) + read(hers, node_of(page.code).url)

    marker.post(url(task), DECISION | MARGIN)

    assert MARGIN["margin_2"] not in before
    kept = MarginComment.objects.get()
    assert (kept.paragraph, kept.quotation, kept.comment) == (2, "what mattered", MARGIN["margin_2"])
    assert "On <q>what mattered</q>" in read(hers, versions_of(page))
    assert MARGIN["margin_2"] in read(hers, node_of(page.code).url)
    assert MARGIN["margin_2"] in read(marker, url(task))
    assert not MarkingDraft.objects.exists()


def test_words_that_do_not_stand_in_the_paragraph_are_never_quoted(task: MarkingTask) -> None:
    marker = a_marker_with(task)

    marker.post(url(task), DECISION | MARGIN | {"chosen_2": "words of my own", "margin_9": "Nowhere."})

    assert (
        MarginComment.objects.get().quotation
        == "She told me what mattered to her: her garden, and her sister."
    )


def test_a_comment_in_the_margin_is_checked_and_never_changed(task: MarkingTask) -> None:
    marker = a_marker_with(task)

    refused = marker.post(url(task), DECISION | {"margin_1": "She is 943 476 5919."}).content.decode()
    assert "an NHS number" in refused
    assert "She is 943 476 5919." in refused
    assert not Marking.objects.exists()
    marker.post(url(task), DECISION | MARGIN)

    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        MarginComment.objects.update(comment="Something else.")


def test_a_second_marker_sees_no_margin_of_the_first_and_the_learner_none_of_the_second(
    learner: Person, page: AssignmentPage, task: MarkingTask
) -> None:
    a_marker_with(task).post(url(task), DECISION | MARGIN)
    second = the_task(task.version, is_second=True)
    other = a_marker_with(second, "Omar Said")

    seen = read(other, url(second))
    other.post(url(second), DECISION | {"margin_1": "Only between markers."})

    assert MARGIN["margin_2"] not in seen
    assert MarginComment.objects.count() == 2
    hers = signed_in(learner)
    assert "Only between markers." not in read(hers, versions_of(page)) + read(hers, node_of(page.code).url)


def test_what_a_marker_fills_in_is_kept_as_it_is_typed_for_them_alone(task: MarkingTask) -> None:
    marker = a_marker_with(task)

    first = marker.post(url(task), DECISION | MARGIN | {"keep": "1", "edition": "0"}, **SCRIPT)
    late = marker.post(
        url(task), DECISION | {"comment": "From another tab.", "keep": "1", "edition": "0"}, **SCRIPT
    )
    both = marker.post(
        url(task), DECISION | {"comment": "From another tab.", "keep": "1", "edition": "0"}
    ).content.decode()

    assert (first.status_code, first.json()) == (200, {"edition": 1})
    assert (late.status_code, late.json()) == (409, {"newer": True})
    assert MARGIN["margin_2"] in both
    assert "From another tab." in both
    assert MARGIN["margin_2"] in read(marker, url(task))
    assert MARGIN["margin_2"] not in read(signed_in(a_marker("Omar Said")), url(task))


@pytest.mark.parametrize("way", ["keep", "decide"])
def test_work_that_somebody_else_took_over_keeps_what_was_typed_on_the_screen(
    task: MarkingTask, way: str
) -> None:
    marker = a_marker_with(task)
    release(task=task, by=Person.objects.get(name="Tess Ward"), at=now())
    claim(task=task, by=a_marker("Omar Said"), at=now())
    sent = DECISION | MARGIN | ({"keep": "1"} if way == "keep" else {})

    by_script = marker.post(url(task), sent | {"keep": "1"}, **SCRIPT)
    by_button = marker.post(url(task), sent).content.decode()

    assert by_script.status_code == 409
    assert "You waited. Say how long." in by_button
    assert "What you typed" in by_button
    assert not Marking.objects.exists()
    assert not MarkingDraft.objects.exists()


def test_nobody_comments_on_their_own_work(learner: Person, task: MarkingTask) -> None:
    Person.objects.filter(pk=learner.pk).update(is_superuser=True, is_demo=True)

    answer = signed_in(learner).post(url(task), DECISION | MARGIN | {"keep": "1"}, **SCRIPT)

    assert answer.status_code == 404
    assert not MarkingDraft.objects.exists()
