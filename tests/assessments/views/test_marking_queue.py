"""The marking screens in ``/admin/``: who gets in, what is shown, and what a decision does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from assessments.actions.marking_queue import claim
from assessments.actions.submission_file import add_file
from assessments.models import AssignmentPage, Marking, MarkingTask, Submission
from courses.models import ProgrammePage
from foundations.clock import now
from people.models import Opening, Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.assignment_world import (
    CODE,
    PASS,
    REFER,
    WORDS,
    a_marker,
    an_assignment,
    handed_in,
    marked,
    the_task,
)
from tests.assessments.world import node_of
from tests.courses.world import a_learner, the_programme
from tests.people.factories import a_responsibility

pytestmark = pytest.mark.django_db
QUEUE = "/admin/marking/"
DECISION = {"level_0": "pass", "comment_0": "Well seen.", "level_1": "pass", "comment_1": "", "outcome": ""}


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme(), name="Maya Ellis")


@pytest.fixture
def page(learner: Person) -> AssignmentPage:
    return an_assignment()


@pytest.fixture
def marker() -> Person:
    return a_marker("Tess Ward")


@pytest.fixture
def client(marker: Person) -> Client:
    return signed_in(marker)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_task(learner: Person, page: AssignmentPage) -> MarkingTask:
    return the_task(handed_in(learner, page, at=now() - timedelta(minutes=5)))


def url(task: MarkingTask, place: str = "") -> str:
    return f"{QUEUE}{task.uuid}/{place}"


def test_an_assessor_claims_and_marks_without_javascript(
    client: Client, learner: Person, page: AssignmentPage
) -> None:
    task = a_task(learner, page)

    listed = client.get(QUEUE).content.decode()
    claimed = client.post(url(task, "claim/"), follow=True).content.decode()
    client.post(url(task), DECISION | {"comment": "Thank you."})

    assert "Maya Ellis" in listed
    assert WORDS in claimed
    assert "Listens: not yet." in claimed
    marking = Marking.objects.get()
    assert (marking.outcome, marking.comment) == ("pass", "Thank you.")
    assert list(marking.criteria.order_by("position").values_list("level", "comment")) == [
        ("pass", "Well seen."),
        ("pass", ""),
    ]


def test_opening_somebodys_work_is_written_down_once(
    client: Client, marker: Person, learner: Person, page: AssignmentPage
) -> None:
    task = a_task(learner, page)

    for _ in range(2):
        client.get(url(task))

    opening = Opening.objects.get()
    assert (opening.by, opening.person, opening.purpose) == (marker, learner, "marking")


@pytest.mark.parametrize(
    "case",
    [
        ({"level_1": ""}, "Choose a level for every criterion."),
        ({"level_0": "refer", "comment_0": ""}, "Say what to revise"),
        ({"outcome": "distinction"}, "Your outcome is not the one that your levels lead to."),
        ({"comment_1": "She is 943 476 5919."}, "an NHS number in it"),
        ({"comment_1": "It is at LS1 4AP."}, "a postcode in it"),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_keeps_what_was_written(
    case: tuple[dict[str, str], str], client: Client, marker: Person, learner: Person, page: AssignmentPage
) -> None:
    change, said = case
    task = a_task(learner, page)
    claim(task=task, by=marker, at=now())

    answer = client.post(url(task), DECISION | {"comment_1": "Kept words."} | change).content.decode()

    assert said in answer
    assert change.get("comment_1", "Kept words.") in answer
    assert not Marking.objects.exists()


@pytest.mark.parametrize(
    ("kind", "is_let_in"),
    [
        (ResponsibilityKind.ASSESSOR, True),
        (ResponsibilityKind.TRAINER, True),
        (ResponsibilityKind.PROGRAMME_ADMIN, True),
        (ResponsibilityKind.ANALYST, False),
        (None, False),
    ],
)
def test_who_gets_in(
    kind: ResponsibilityKind | None, is_let_in: bool, learner: Person, page: AssignmentPage
) -> None:
    task = a_task(learner, page)
    person = a_marker("Ravi", kind) if kind else a_learner(ProgrammePage.objects.get(slug="prog"))
    client = signed_in(person)

    codes = {client.get(QUEUE).status_code, client.get(url(task)).status_code}
    codes.add(client.get(f"{QUEUE}agreement/").status_code)

    assert codes == ({200} if is_let_in else codes - {200})


def test_ones_own_work_is_not_there_whatever_one_holds(learner: Person, page: AssignmentPage) -> None:
    Person.objects.filter(pk=learner.pk).update(is_demo=True)
    for kind in (ResponsibilityKind.ASSESSOR, ResponsibilityKind.PROGRAMME_ADMIN):
        a_responsibility(learner, kind)
    task = a_task(learner, page)
    client = signed_in(learner)

    assert client.get(url(task)).status_code == 404
    assert client.post(url(task, "claim/")).status_code == 404
    assert WORDS not in client.get(QUEUE).content.decode()


def test_work_without_names_shows_none_until_it_is_decided(
    client: Client, marker: Person, learner: Person, page: AssignmentPage
) -> None:
    AssignmentPage.objects.update(is_anonymous=True)
    add_file(person=learner, step=node_of(CODE), name="Maya Ellis.txt", content=b"Words", at=now())
    task = a_task(learner, page)
    claim(task=task, by=marker, at=now())
    file = Submission.objects.get().files.get()

    before = client.get(QUEUE).content.decode() + client.get(url(task)).content.decode()
    sent = client.get(f"/assignments/files/{file.uuid}/")
    client.post(url(task), DECISION)
    after = client.get(f"{QUEUE}?state=done").content.decode()

    assert "Maya" not in before
    assert "Maya" not in sent["Content-Disposition"]
    assert "Maya Ellis" in after


def test_a_second_marker_sees_nothing_of_the_first(learner: Person, page: AssignmentPage) -> None:
    AssignmentPage.objects.update(second_share=100)
    first, second = a_marker("Tess Ward"), a_marker("Ravi Shah")
    task = a_task(learner, page)
    marked(task.version, first, (REFER, PASS), comment="Too short, I think.", at=now())
    again = the_task(task.version, is_second=True)
    client = signed_in(second)

    shown = client.get(url(again)).content.decode() + client.get(url(task)).content.decode()

    assert "Too short" not in shown
    assert "Second marking" in shown
    assert "Too short" in signed_in(first).get(url(task)).content.decode()


def test_a_learner_is_not_told_of_a_second_marking(learner: Person, page: AssignmentPage) -> None:
    AssignmentPage.objects.update(second_share=100)
    task = a_task(learner, page)
    marked(task.version, a_marker("Tess"), at=now())
    marked(task.version, a_marker("Ravi Shah"), (REFER, PASS), comment="No.", at=now(), is_second=True)

    shown = signed_in(learner).get(f"/programmes/prog/orientation/o1/{CODE}/").content.decode()

    assert "Passed" in shown
    assert "Ravi" not in shown


@pytest.mark.parametrize("pieces", [1, 12])
def test_the_queue_takes_few_queries_however_much_waits(
    pieces: int, client: Client, learner: Person, page: AssignmentPage, django_assert_max_num_queries: Any
) -> None:
    programme = ProgrammePage.objects.get(slug="prog")
    for number in range(pieces):
        a_task(a_learner(programme, name=f"Learner {number}"), page)
    client.get(QUEUE)

    # session, person, responsibilities (6: screen, queue, figures and the menu), permissions, count, rows, pages, figures (2), profile
    with django_assert_max_num_queries(22):
        client.get(QUEUE)


@pytest.mark.parametrize("versions", [1, 3])
def test_a_piece_of_work_takes_few_queries_however_often_it_was_revised(
    versions: int,
    marker: Person,
    learner: Person,
    page: AssignmentPage,
    django_assert_max_num_queries: Any,
) -> None:
    client = signed_in(marker)
    for number in range(versions - 1):
        marked(handed_in(learner, page, f"{WORDS} {number}", at=now()), marker, (REFER, REFER), at=now())
    task = a_task(learner, page)
    client.get(url(task))

    # as the queue, with the task, its page, versions with files, tasks and marks (6), and the look of it (1)
    with django_assert_max_num_queries(28):
        client.get(url(task))
