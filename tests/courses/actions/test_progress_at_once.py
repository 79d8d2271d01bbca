"""Real threads on real connections: what is pressed twice at the same moment happens once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from courses.actions.progress import complete_step
from courses.models import Activity, ModuleProgress
from learning_records.models import Statement
from people.models import Person
from tests.courses.world import AT, a_learner, activity, study, the_programme

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(learner: Person, steps: list[Activity]) -> None:
    start = Barrier(len(steps))

    def complete(step: Activity) -> None:
        try:
            start.wait(timeout=30)
            complete_step(person=learner, step=step, at=AT)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(steps)) as threads:
        list(threads.map(complete, steps))


def completions(learner: Person, kind: str) -> int:
    return Statement.objects.filter(actor=learner.actor, verb="completed", activity_type=kind).count()


def test_a_step_completed_four_times_at_once_is_completed_once() -> None:
    learner = a_learner(the_programme())

    at_once(learner, [activity("m1-1")] * 4)

    assert completions(learner, "lesson") == 1


def test_the_last_steps_of_a_module_completed_at_once_complete_it_once() -> None:
    learner = a_learner(the_programme())
    study(learner, "m1-1")

    at_once(learner, [activity("m1-2"), activity("m1-3")])

    assert completions(learner, "module") == 1
    assert ModuleProgress.objects.get(person=learner).completed_at == AT
