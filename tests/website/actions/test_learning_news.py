"""What people are told because of what they learnt, and of what was added to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courses.actions.progress import complete_step, open_step
from courses.models import ModulePage, YearPage
from learning_records.actions.pump import pump
from notifications.actions.quiet import quietly
from notifications.models import Mail, Notification
from portfolio.models import Certificate
from tests.courses.world import a_learner, a_lesson, a_module, activity, plan, study, the_programme
from website.actions.learning_news import tell_of_additions

pytestmark = pytest.mark.django_db


def codes() -> list[tuple[str, str]]:
    return list(Notification.objects.order_by("kind", "pk").values_list("kind", "subject"))


def test_whoever_completes_a_module_and_a_year_is_told_once() -> None:
    learner = a_learner(the_programme())
    pump()

    study(learner, "o1", at=timezone.now())
    pump()
    pump()

    assert Certificate.objects.count() == 2
    assert codes() == [
        ("website.certificate_ready", "Your certificate is ready: Module o1"),
        ("website.year_completed", "You have completed Orientation"),
    ]
    assert Mail.objects.count() == 2


def test_a_history_that_is_loaded_later_is_no_news() -> None:
    learner = a_learner(the_programme())
    pump()

    study(learner, "o1", at=timezone.now() - timedelta(days=30))
    pump()

    assert Certificate.objects.exists()
    assert not Notification.objects.exists()


def test_a_quiet_load_mails_nobody() -> None:
    learner = a_learner(the_programme())
    pump()

    with quietly():
        study(learner, "o1", at=timezone.now())
        pump()

    assert Notification.objects.count() == 2
    assert not Mail.objects.exists()


def test_whoever_is_in_a_module_is_told_of_an_added_step_once() -> None:
    programme = the_programme()
    learner, done = a_learner(programme), a_learner(programme)
    a_learner(programme, name="Somebody who has not begun")
    open_step(person=learner, step=activity("m1-1"), at=timezone.now())
    study(done, "m1")
    assert tell_of_additions(at=timezone.now()) == 0

    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")

    assert tell_of_additions(at=timezone.now()) == 1
    assert tell_of_additions(at=timezone.now()) == 0
    told = Notification.objects.get()
    assert told.person == learner
    assert (told.subject, told.delivery) == ("Something new in “Module m1”", "digest")
    assert told.sentence.startswith("“Lesson m1-4” was added to “Module m1”")
    a_lesson(ModulePage.objects.get(slug="m1"), "m1-5")
    assert tell_of_additions(at=timezone.now()) == 1
    assert Notification.objects.order_by("-pk")[0].sentence.startswith("“Lesson m1-4” and “Lesson m1-5” were")


def test_a_done_step_that_was_added_is_no_news() -> None:
    learner = a_learner(the_programme())
    open_step(person=learner, step=activity("m1-1"), at=timezone.now())
    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")

    complete_step(person=learner, step=activity("m1-4"), at=timezone.now())

    assert tell_of_additions(at=timezone.now()) == 0


def test_whoever_is_in_a_year_is_told_of_an_added_module() -> None:
    programme = the_programme()
    learner, done = a_learner(programme), a_learner(programme)
    open_step(person=learner, step=activity("m1-1"), at=timezone.now())
    study(done, "o1")
    year = YearPage.objects.get(slug="year-1")

    plan(programme, [("m9", "Module m9")])
    a_module(year, "m9", lessons=1)
    year.modules = [
        *({"type": block.block_type, "value": dict(block.value)} for block in year.modules),
        {"type": "module", "value": {"code": "m9", "title": "Module m9"}},
    ]
    year.save_revision().publish()

    assert tell_of_additions(at=timezone.now()) == 1
    assert tell_of_additions(at=timezone.now()) == 0
    told = Notification.objects.get()
    assert (told.person, told.subject) == (learner, "A new module in Year-1")
    assert told.sentence.startswith("“Module m9” was added to Year-1")


@pytest.mark.parametrize("learners", [1, 20])
def test_telling_many_of_an_addition_takes_as_many_queries_as_telling_one(
    learners: int, django_assert_max_num_queries: Any
) -> None:
    programme = the_programme()
    for _ in range(learners):
        open_step(person=a_learner(programme), step=activity("m1-1"), at=timezone.now())
    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")

    # the outline's version (and its making, once), steps, modules and what is done of them; telling: see its own test
    with django_assert_max_num_queries(30):
        assert tell_of_additions(at=timezone.now()) == learners
