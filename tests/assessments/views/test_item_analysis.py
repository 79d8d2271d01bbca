"""The screens of item analysis and of marking again, and their commands."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from assessments.actions.item_analysis import analyse_new_attempts, ask_for_analysis, make_what_is_asked_for
from assessments.actions.re_marking import go_on
from assessments.models import ItemAnalysis, QuizPage, ReMarking
from assessments.vocabulary import AnalysedAttempts, ReMarkingStatus
from courses.models import ModulePage, ProgrammePage
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.actions.test_re_marking import LATER, RIGHT, correct, took
from tests.assessments.world import QUIZ, a_quiz, attempted
from tests.courses.world import a_person, activity, the_programme
from tests.people.factories import a_person as a_demo_person
from tests.people.factories import a_responsibility

pytestmark = pytest.mark.django_db
CLASS = [(0, 0, 0, 0, 0)] * 4 + [(0, 0, 0, 1, 1)] * 3 + [(1, 0, 1, 1, 1)] * 3


@pytest.fixture
def programme() -> ProgrammePage:
    return the_programme()


@pytest.fixture
def quiz(programme: ProgrammePage) -> QuizPage:
    return a_quiz(ModulePage.objects.get(slug="o1"))


@pytest.fixture
def trainer() -> Person:
    person = a_demo_person("Tara Trainer", is_demo=True)
    a_responsibility(person, ResponsibilityKind.TRAINER)
    return person


@pytest.fixture
def at_desk(client: Client, trainer: Person) -> Client:
    client.force_login(trainer)
    return client


def analysed(quiz: QuizPage) -> ItemAnalysis:
    ask_for_analysis(quiz=activity(QUIZ), attempts=AnalysedAttempts.FIRST, at=LATER)
    make_what_is_asked_for(at=LATER)
    return ItemAnalysis.objects.get()


def test_a_trainer_asks_for_it_and_reads_it_worst_first_and_the_file_has_the_same_rows(
    programme: ProgrammePage, quiz: QuizPage, at_desk: Client
) -> None:
    for chosen in CLASS:
        took(programme, quiz, *chosen)
    address = reverse("item_analysis:quiz", args=[activity(QUIZ).pk])
    assert "has not been worked out yet" in at_desk.get(address).content.decode()

    at_desk.post(address, {"attempts": "first"})
    waiting = at_desk.get(address).content.decode()
    make_what_is_asked_for(at=LATER)
    page = at_desk.get(address)
    sent = at_desk.get(reverse("item_analysis:export", args=[activity(QUIZ).pk, "questions", "csv"]))

    assert "being worked out" in waiting
    assert "About 10 attempts by about 10 people" in page.content.decode()
    rows = list(csv.reader(io.StringIO(sent.content.decode("utf-8-sig"))))
    shown = [["" if cell is None else str(cell) for cell in row] for row in page.context["rows"]]
    assert rows[1:] == shown
    assert at_desk.get(reverse("item_analysis:index")).status_code == 200
    workbook = at_desk.get(reverse("item_analysis:export", args=[activity(QUIZ).pk, "answers", "xlsx"]))
    assert workbook.content.startswith(b"PK")


def test_answers_of_a_few_people_are_not_shown_on_any_of_the_ways(
    programme: ProgrammePage, quiz: QuizPage, at_desk: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    for chosen in CLASS[:7]:
        took(programme, quiz, *chosen)
    analysed(quiz)

    page = at_desk.get(reverse("item_analysis:quiz", args=[activity(QUIZ).pk])).content.decode()
    call_command("item_analysis", QUIZ, "--format", "json")
    said = json.loads(capsys.readouterr().out)

    assert "Fewer than 8 people" in page
    assert (said["suppressed"], said["quiz"]["attempts"], said["quiz"]["mean"]) == (True, None, None)
    assert {option["count"] for each in said["questions"] for option in each["options"]} == {None}


def test_by_default_the_first_attempts_count_and_all_on_request(
    programme: ProgrammePage, quiz: QuizPage, capsys: pytest.CaptureFixture[str]
) -> None:
    first = took(programme, quiz, 1, 1, 1, 1, 1)
    attempted(first.person, quiz, right=4)
    call_command("item_analysis", QUIZ, "--format", "json", "--unsuppressed")
    by_default = json.loads(capsys.readouterr().out)
    call_command("item_analysis", QUIZ, "--format", "json", "--unsuppressed", "--attempts", "all")
    of_all = json.loads(capsys.readouterr().out)

    assert (by_default["quiz"]["attempts"], by_default["quiz"]["mean"]) == (1, 0)
    assert (of_all["quiz"]["attempts"], of_all["quiz"]["people"], of_all["quiz"]["mean"]) == (2, 1, 2)


def test_the_command_says_what_it_refuses(quiz: QuizPage) -> None:
    with pytest.raises(CommandError, match="There is no quiz") as unknown:
        call_command("item_analysis", "no-such-quiz")
    with pytest.raises(CommandError, match="Nobody has handed in") as untaken:
        call_command("item_analysis", QUIZ)

    assert (unknown.value.returncode, untaken.value.returncode) == (1, 1)


def test_at_night_only_quizzes_with_new_attempts_are_worked_out(
    programme: ProgrammePage, quiz: QuizPage
) -> None:
    took(programme, quiz, 0, 0, 0, 0, 0)

    assert (analyse_new_attempts(at=LATER), analyse_new_attempts(at=LATER)) == (1, 0)
    assert make_what_is_asked_for(at=LATER + timedelta(days=1)) == 0


def test_screens_are_for_those_who_teach(client: Client, quiz: QuizPage) -> None:
    client.force_login(a_person("Maya"))
    addresses = [
        reverse("item_analysis:index"),
        reverse("item_analysis:quiz", args=[activity(QUIZ).pk]),
        reverse("item_analysis:re_markings"),
    ]

    assert {client.get(address).status_code for address in addresses} <= {302, 403, 404}


@pytest.mark.parametrize("people", [8, 10])
def test_the_page_takes_the_same_queries_however_many_people(
    people: int, programme: ProgrammePage, quiz: QuizPage, at_desk: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(people):
        took(programme, quiz, *CLASS[number % len(CLASS)])
    analysed(quiz)
    address = reverse("item_analysis:quiz", args=[activity(QUIZ).pk])
    at_desk.get(address)

    with django_assert_max_num_queries(
        14
    ):  # the quiz, its analysis, its questions; the rest is Wagtail's frame
        at_desk.get(address)


def test_a_trainer_sees_what_a_correction_changes_and_approves_it(
    programme: ProgrammePage, quiz: QuizPage, at_desk: Client
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    question = correct()
    asked = at_desk.get(reverse("questions:asked", args=[question.pk])).content.decode()
    assert "See what would change in Quiz o1-check" in asked

    at_desk.post(reverse("item_analysis:begin_re_marking", args=[activity(QUIZ).pk, question.pk]))
    address = reverse("item_analysis:re_marking", args=[ReMarking.objects.get().uuid])
    listing = at_desk.get(address).content.decode()
    go_on(at=LATER)
    listed = at_desk.get(address).content.decode()
    at_desk.post(address, {"decision": "approve"})
    go_on(at=LATER)
    applied = at_desk.get(address).content.decode()

    assert "The list is being made" in listing
    assert "Maya Ellis" in listed
    assert "Passes now" in listed
    assert "1 mark changed" in applied
    failed.refresh_from_db()
    assert failed.passed is True
    assert at_desk.get(reverse("item_analysis:re_markings")).status_code == 200


def test_the_command_lists_and_applies_and_refuses(
    programme: ProgrammePage, quiz: QuizPage, trainer: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = took(programme, quiz, RIGHT, 0, 0, 0, 1)
    with pytest.raises(CommandError, match="Nobody was asked another version"):
        call_command("re_mark", QUIZ, "--question", f"{QUIZ}-q1", "--dry-run")
    correct()

    call_command("re_mark", QUIZ, "--question", f"{QUIZ}-q1", "--dry-run")
    listed = capsys.readouterr().out
    with pytest.raises(CommandError, match="may not approve"):
        call_command("re_mark", QUIZ, "--question", f"{QUIZ}-q1", "--apply", "--by", failed.person.email)
    call_command("re_mark", QUIZ, "--question", f"{QUIZ}-q1", "--apply", "--by", trainer.email)

    assert "1 marks change" in listed
    assert "3.000 to 4.000 passes now" in listed
    assert ReMarking.objects.get().status == ReMarkingStatus.APPLIED
    failed.refresh_from_db()
    assert failed.passed is True
