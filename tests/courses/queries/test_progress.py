from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from courses.actions.enrolment import pause
from courses.actions.pathway import PathwayRefused, choose
from courses.actions.prior_learning import RecognitionRefused, recognise
from courses.models import Enrolment, RouteProgress
from courses.queries.agreement import modules_agree, routes_agree, steps_agree
from courses.queries.my_learning import my_learning_of
from courses.queries.outline import current_outline
from courses.queries.progress import progress_of, summaries_of
from courses.vocabulary import ModuleState, PathwayPlace, StudyStatus
from learning_records.models import Statement
from tests.courses.world import AT, START, a_learner, a_person, activity, study, the_programme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("people", [1, 12])
def test_a_list_takes_two_queries_however_many_people(
    people: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    programme = the_programme()
    learners = [a_learner(programme, name=f"Learner {number}") for number in range(people)]
    for learner in learners[:3]:
        study(learner, "o1", "m1-1")
    current_outline()

    with django_assert_num_queries(2):  # the edition, everybody's studies
        found = summaries_of([learner.pk for learner in learners], "prog", START)

    assert list(found) == [learner.pk for learner in learners]


def test_a_list_and_a_person_s_own_page_say_the_same_of_everybody() -> None:
    programme = the_programme()
    fresh, begun, ahead, known, special, away = (
        a_learner(programme, name=name) for name in ("Fresh", "Begun", "Ahead", "Known", "Special", "Away")
    )
    stranger = a_person("Stranger")
    study(begun, "o1", "m1-1")
    study(ahead, "o1", "m1", "m2", "m3")
    recognise(person=known, modules=[activity("o1"), activity("m1")], by=stranger, at=AT)
    node = current_outline().programmes[0]
    choose(person=special, programme=node, pathway=node.pathways[0], place=PathwayPlace.MAIN, at=AT)
    pause(
        enrolment=Enrolment.objects.get(learner=away), by=away, at=AT,
        start=START, until=START + timedelta(days=60),
    )  # fmt: skip
    everybody = [person.pk for person in (fresh, begun, ahead, known, special, away, stranger)]

    for days in (0, 45, 400):
        today = START + timedelta(days=days)
        alone = progress_of(everybody, "prog", today)
        for person, summary in summaries_of(everybody, "prog", today).items():
            own = alone[person]
            assert summary.brief == own.brief
            assert (summary.standing, summary.percent, summary.due) == (own.standing, own.percent, own.due)
            assert [summary.state_of(module.node) for module in own.modules] == [
                module.state for module in own.modules
            ]


@pytest.mark.parametrize("people", [1, 12])
def test_progress_takes_three_queries_however_many_people(
    people: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    programme = the_programme()
    learners = [a_learner(programme, name=f"Learner {number}") for number in range(people)]
    for learner in learners[:3]:
        study(learner, "o1", "m1-1")
    current_outline()

    with django_assert_num_queries(3):  # the edition, enrolments with pauses, studies
        found = progress_of([learner.pk for learner in learners], "prog", START)

    assert len(found) == people
    assert found[learners[0].pk].standing.status is StudyStatus.ON_TRACK


def test_my_learning_takes_three_queries_and_goes_on_where_one_was(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1")
    current_outline()

    with django_assert_num_queries(3):  # the edition, enrolments with pauses, studies
        found = my_learning_of(learner.pk, START)

    assert found.go_on is not None
    assert (found.go_on.step.code, found.go_on.number, found.go_on.total) == ("m1-2", 2, 3)
    assert [module.node.code for module in found.due] == ["m1", "m2", "m4"]


def test_somebody_new_begins_with_orientation() -> None:
    learner = a_learner(the_programme())

    found = my_learning_of(learner.pk, START)

    assert found.is_new
    assert found.go_on is not None
    assert found.go_on.step.code == "o1-1"


def test_an_unwritten_module_is_coming_and_never_due() -> None:
    learner = a_learner(the_programme())

    progress = progress_of([learner.pk], "prog", START + timedelta(days=400))[learner.pk]

    coming = progress.module(activity("m3").pk)
    assert coming is not None
    assert (coming.state, coming.due_on) == (ModuleState.COMING, None)


def test_recognised_modules_open_the_next_year_and_invent_no_completion() -> None:
    learner, assessor = a_learner(the_programme()), a_person()
    first_year = [activity(code) for code in ("o1", "m1", "m2", "m3")]

    recognise(person=learner, modules=first_year, by=assessor, at=AT)

    found = my_learning_of(learner.pk, START)
    assert found.go_on is not None
    assert found.go_on.module.node.code == "m4"
    year = RouteProgress.objects.get(person=learner, activity=activity("year-1"))
    assert (year.is_recognised, year.completed_at) == (True, AT)
    assert not Statement.objects.filter(actor=learner.actor, verb="completed").exists()
    with pytest.raises(RecognitionRefused, match="their own"):
        recognise(person=learner, modules=[activity("m4")], by=learner, at=AT)


def test_a_chosen_pathway_fills_its_slot_and_counts() -> None:
    learner = a_learner(the_programme())
    programme = current_outline().programmes[0]
    nature = programme.pathways[0]

    choose(person=learner, programme=programme, pathway=nature, place=PathwayPlace.MAIN, at=AT)

    progress = progress_of([learner.pk], "prog", START)[learner.pk]
    assert [module.node.code for module in progress.years[2].modules] == ["m4", "n1"]
    with pytest.raises(PathwayRefused, match="two different"):
        choose(person=learner, programme=programme, pathway=nature, place=PathwayPlace.SUPPORTING, at=AT)


def test_tables_and_ledger_agree_and_a_row_without_its_statement_is_found() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1")
    assert [*steps_agree(), *modules_agree(), *routes_agree()] == []

    RouteProgress.objects.filter(activity=activity("prog")).update(completed_at=AT)

    assert [found.what for found in routes_agree()] == ["A completed route has no statement"]
