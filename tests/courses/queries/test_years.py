"""In which year people are, and what they completed: for storeys below that ask by registry."""

from __future__ import annotations

import pytest

from courses.queries.evidence import completed_modules, completion_of
from courses.queries.studies import modules_that_teach
from courses.queries.years import years_in
from learning_records.models import Statement
from tests.courses.world import START, a_learner, a_person, activity, study, the_programme

pytestmark = pytest.mark.django_db


def test_everybody_is_in_the_first_year_in_which_something_written_is_left() -> None:
    programme = the_programme()
    new, second, done = (a_learner(programme) for _ in range(3))
    study(second, "o1", "m1", "m2")
    study(done, "o1", "m1", "m2", "m4")
    stranger = a_person()

    found = years_in([new.pk, second.pk, done.pk, stranger.pk], START)

    assert found == {new.pk: "orientation", second.pk: "year-2", done.pk: "year-2"}


def test_a_completed_module_may_be_cited_with_its_statement() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1")
    module = activity("o1")

    assert completed_modules(learner) == [(module.uuid, "Module o1")]
    said = completion_of(learner, module.uuid)
    assert said is not None
    assert Statement.objects.get(pk=said).activity_id == module.uuid
    assert completion_of(a_person(), module.uuid) is None


def test_nothing_teaches_a_competency_that_no_module_names() -> None:
    the_programme()

    assert list(modules_that_teach("Z9")) == []
