"""Whoever's plan is paused by somebody else hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from courses.actions.enrolment import pause
from courses.models import Enrolment
from learning_records.actions.pump import pump
from notifications.models import Notification
from tests.courses.world import AT, START, a_learner, the_programme
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("by_the_team", "told"), [(True, 1), (False, 0)])
def test_a_plan_that_somebody_else_paused_is_told_once_and_never_why(by_the_team: bool, told: int) -> None:
    pump()
    learner = a_learner(the_programme())
    by = a_person("Ada Byron") if by_the_team else learner

    pause(enrolment=Enrolment.objects.get(), start=START, until=START + timedelta(days=9), by=by, at=AT)
    pump()
    pump()

    news = Notification.objects.filter(person=learner, kind="website.plan_paused")
    assert news.count() == told
    assert all(each.url == "/learn/plan/prog/" for each in news)
