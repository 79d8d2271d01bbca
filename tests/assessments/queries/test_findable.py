"""Search finds quizzes by their title, and no question of theirs."""

from __future__ import annotations

import pytest

from assessments.queries.findable import find_quizzes
from courses.models import ModulePage
from tests.assessments.world import a_quiz
from tests.courses.world import the_programme

pytestmark = pytest.mark.django_db


def test_a_quiz_is_found_by_its_title_and_where_it_stands_and_nothing_that_it_asks() -> None:
    the_programme()
    a_quiz(ModulePage.objects.get(slug="o1"))

    (found,) = find_quizzes()

    assert (found.title, found.where, found.body, found.summary) == (
        "Quiz o1-check",
        "In “Module o1”",
        "",
        "",
    )
    assert found.url.endswith("/o1-check/")
