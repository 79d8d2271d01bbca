from datetime import timedelta

import pytest

from courses.actions.progress import (
    complete_step,
    hand_in_step,
    open_step,
    settle_module,
    take_back_step,
    tell_of_changes,
)
from courses.models import Enrolment, ModulePage, ModuleProgress, RouteProgress, StepProgress
from courses.queries.outline import current_outline
from courses.queries.progress import progress_of, summaries_of
from courses.queries.record import record_of
from courses.rules.admission import unmet_requirements
from courses.vocabulary import EnrolmentStatus, ModuleState
from learning_records.models import Statement
from learning_records.rules.statement import Result
from people.models import Person
from tests.courses.world import (
    AT,
    START,
    a_learner,
    a_lesson,
    a_module,
    a_programme,
    activity,
    an_enrolment,
    study,
    the_programme,
)

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def said(person: Person) -> list[tuple[str, str, str]]:
    rows = Statement.objects.filter(actor=person.actor).order_by("stored_at", "pk")
    return [(row.verb, row.activity_type, str(row.activity_id)) for row in rows]


def percent(person: Person, code: str) -> int:
    found = progress_of([person.pk], "prog", START)[person.pk].module(activity(code).pk)
    assert found is not None
    return found.percent


def test_opening_the_first_step_starts_its_module_year_and_programme_once() -> None:
    learner = a_learner(the_programme())
    Statement.objects.all()

    for moment in (AT, LATER):
        open_step(person=learner, step=activity("o1-1"), at=moment)

    verbs = [(verb, kind) for verb, kind, _ in said(learner)]
    assert verbs == [
        ("registered", "programme"), ("initialized", "year"), ("initialized", "programme"),
        ("initialized", "module"), ("initialized", "lesson"),
    ]  # fmt: skip
    assert StepProgress.objects.get(person=learner).opened_at == AT


def test_completing_twice_completes_once() -> None:
    learner = a_learner(the_programme())

    for moment in (AT, LATER):
        complete_step(person=learner, step=activity("m1-1"), at=moment)

    assert [verb for verb, _, _ in said(learner)].count("completed") == 1
    assert StepProgress.objects.get(person=learner).completed_at == AT


def test_the_last_step_completes_its_module_and_the_last_module_its_year() -> None:
    learner = a_learner(the_programme())

    study(learner, "o1", "m1")

    done = [(kind, uuid) for verb, kind, uuid in said(learner) if verb == "completed"]
    assert ("module", str(activity("o1").uuid)) in done
    assert ("year", str(activity("orientation").uuid)) in done
    assert ("module", str(activity("m1").uuid)) in done
    assert ModuleProgress.objects.get(person=learner, activity=activity("m1")).percent == 100


def test_an_unwritten_module_keeps_its_year_from_being_completed() -> None:
    learner = a_learner(the_programme())

    study(learner, "o1", "m1", "m2")

    assert RouteProgress.objects.get(person=learner, activity=activity("year-1")).completed_at is None


def test_completing_everything_completes_the_programme_and_the_place_on_it() -> None:
    programme = a_programme(modules=[("a", "A"), ("b", "B")])
    for code in ("a", "b"):
        a_module(programme, code, lessons=1)
    learner = a_learner(programme)

    study(learner, "a", "b")

    assert ("completed", "programme", str(activity("prog").uuid)) in said(learner)
    assert Enrolment.objects.get(learner=learner).status == EnrolmentStatus.COMPLETED


def test_a_module_of_two_programmes_is_studied_once_and_counts_in_both() -> None:
    first = a_programme("first", modules=[("a", "A")])
    a_module(first, "a", lessons=1)
    second = a_programme("first-short", modules=[("a", "A")])
    type(second).objects.filter(pk=second.pk).update(curriculum="first")
    learner = a_learner(first)
    study(learner, "a")

    an_enrolment(learner, type(second).objects.get(pk=second.pk))

    verbs = [(verb, uuid) for verb, kind, uuid in said(learner) if kind == "programme"]
    assert verbs.count(("completed", str(activity("first").uuid))) == 1
    assert verbs.count(("completed", str(activity("first-short").uuid))) == 1
    assert progress_of([learner.pk], "first-short", START)[learner.pk].percent == 100


def test_a_completed_module_stays_completed_whatever_is_added() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1")

    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")

    found = progress_of([learner.pk], "prog", START)[learner.pk].module(activity("m1").pk)
    assert found is not None
    assert (found.is_done, found.percent, found.added) == (True, 100, ())


def test_an_added_step_is_asked_of_whoever_is_in_the_module_once_they_are_told() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1-1", "m1-2")
    assert percent(learner, "m1") == 66

    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")

    found = progress_of([learner.pk], "prog", START)[learner.pk].module(activity("m1").pk)
    assert found is not None
    assert [step.code for step in found.added] == ["m1-4"]
    assert found.percent == 66
    module = current_outline().module("m1")
    assert module is not None
    tell_of_changes(person=learner, module=module)
    assert percent(learner, "m1") == 50
    study(learner, "m1-3")
    assert ModuleProgress.objects.get(person=learner).completed_at is None
    study(learner, "m1-4")
    assert ModuleProgress.objects.get(person=learner).completed_at is not None


def test_a_removed_step_stops_counting_and_settles_who_had_only_that_left() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1-1", "m1-2")

    ModulePage.objects.get(slug="m1").get_children().get(slug="m1-3").unpublish()

    module = current_outline().module("m1")
    assert module is not None
    settle_module(person=learner, module=module, at=LATER)
    assert ModuleProgress.objects.get(person=learner).completed_at == LATER


def test_removing_a_done_step_lowers_no_percentage() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1-1", "m1-2")

    ModulePage.objects.get(slug="m1").get_children().get(slug="m1-1").unpublish()

    assert percent(learner, "m1") == 66


def test_a_better_result_raises_the_score_and_a_worse_one_lowers_nothing() -> None:
    learner = a_learner(the_programme())

    for scaled in (0.8, 0.6, 0.9):
        complete_step(person=learner, step=activity("m1-1"), at=AT, result=Result(score_scaled=scaled))

    assert StepProgress.objects.get(person=learner).score == 90


def test_finishing_a_step_that_has_gone_is_kept_and_completes_nothing_else() -> None:
    learner = a_learner(the_programme())
    open_step(person=learner, step=activity("m1-1"), at=AT)
    ModulePage.objects.get(slug="m1").get_children().get(slug="m1-1").unpublish()

    complete_step(person=learner, step=activity("m1-1"), at=LATER)

    assert StepProgress.objects.get(person=learner).completed_at == LATER


def test_handed_in_work_opens_the_next_module_but_completes_nothing() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1", "m1-2")
    assert not opens(learner, "m2")

    hand_in_step(person=learner, step=activity("m1-3"), at=LATER)

    module = progress_of([learner.pk], "prog", START)[learner.pk].module(activity("m1").pk)
    assert module is not None
    assert (module.state, module.is_done, module.next_step) == (ModuleState.HANDED_IN, False, None)
    assert opens(learner, "m2")
    assert summaries_of([learner.pk], "prog", START)[learner.pk].brief.handed_in == {activity("m1").pk}
    assert ("completed", "module", str(activity("m1").uuid)) not in said(learner)
    assert not RouteProgress.objects.get(person=learner, activity=activity("year-1")).completed_at


def test_handed_in_work_that_comes_back_is_the_persons_again() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1", "m1-2")
    hand_in_step(person=learner, step=activity("m1-3"), at=LATER)

    take_back_step(person=learner, step=activity("m1-3"), at=LATER)

    module = progress_of([learner.pk], "prog", START)[learner.pk].module(activity("m1").pk)
    assert module is not None
    assert module.state == ModuleState.UNDER_WAY
    assert module.next_step is not None
    assert module.next_step.code == "m1-3"
    assert not opens(learner, "m2")


def test_what_was_handed_in_completes_its_module_once_it_is_passed() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1", "m1-2")
    hand_in_step(person=learner, step=activity("m1-3"), at=LATER)

    complete_step(person=learner, step=activity("m1-3"), at=LATER)

    row = ModuleProgress.objects.get(person=learner, activity=activity("m1"))
    assert (row.completed_at, row.handed_in_at, row.handed_in_steps) == (LATER, None, [])


def test_nobody_is_behind_with_what_waits_for_somebody_else() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1", "m1-2")
    long_after = START + timedelta(days=55)
    behind = progress_of([learner.pk], "prog", long_after)[learner.pk].standing
    assert behind.late is not None
    assert behind.late.code == "m1"

    hand_in_step(person=learner, step=activity("m1-3"), at=LATER)

    late = progress_of([learner.pk], "prog", long_after)[learner.pk].standing.late
    assert late is None or late.code != "m1"


def opens(person: Person, code: str) -> bool:
    outline = current_outline()
    module = outline.module(code)
    assert module is not None
    record = record_of(person.pk)
    return not unmet_requirements(outline, module, record)
