"""Leaving a programme by oneself, what others then see, and coming back."""

from __future__ import annotations

import pytest
from django.test import Client

from courses.actions.enrolment import EnrolmentRefused, come_back, withdraw
from courses.models import Enrolment, EnrolmentChange, ProgrammePage, StepProgress
from courses.queries.progress import progress_of
from courses.vocabulary import EnrolmentEvent, EnrolmentStatus, StudyStatus
from foundations.clock import now, today
from learning_records.models import Statement
from learning_records.vocabulary import Verb
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import START, a_learner, activity, study, the_programme
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db
PLAN, LEAVE, BACK = "/learn/plan/prog/", "/learn/plan/prog/leave/", "/learn/plan/prog/come-back/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def maya() -> Person:
    learner = a_learner(the_programme(), starts_on=START, pace="0.5")
    study(learner, "o1")
    return learner


def status_of(person: Person) -> StudyStatus:
    return progress_of([person.pk], "prog", today())[person.pk].standing.status


def test_leaving_is_looked_at_first_and_keeps_everything_that_was_done(maya: Person) -> None:
    client = signed_in(maya)

    asked = client.get(LEAVE).content.decode()
    done = StepProgress.objects.filter(person=maya).count()
    said = client.post(LEAVE, follow=True).content.decode()

    assert "What is kept" in asked
    assert "Pause your plan instead" in asked
    assert "You have left the programme. What you have done is kept." in said
    assert status_of(maya) == StudyStatus.WITHDRAWN
    assert done == StepProgress.objects.filter(person=maya).count() > 0
    assert EnrolmentChange.objects.filter(event=EnrolmentEvent.WITHDRAWN, by=maya).count() == 1
    assert Statement.objects.filter(actor=maya.actor, verb=Verb.WITHDREW).count() == 1


def test_whoever_runs_the_cohort_reads_withdrawn_as_when_the_team_does_it(maya: Person) -> None:
    team, other = a_person("Ada"), a_learner(ProgrammePage.objects.get(), name="Ben")
    cohort, fay = a_group(members=(maya, other)), a_person("Fay")
    a_responsibility(fay, ResponsibilityKind.FACILITATOR, group=cohort)
    withdraw(enrolment=other.enrolments.get(), by=team, at=now())
    signed_in(maya).post(LEAVE)

    page = signed_in(fay).get(f"/lead/cohorts/{cohort.slug}/")

    lines = {line.name: (line.status, line.is_late) for line in page.context["table"].lines}
    assert lines == {maya.name: ("withdrawn", False), "Ben": ("withdrawn", False)}


def test_whoever_left_comes_back_with_a_new_plan_from_today_and_the_history_stays(maya: Person) -> None:
    client = signed_in(maya)
    client.post(LEAVE)

    assert "Take my place again" in client.get(BACK).content.decode()
    assert BACK in client.get("/learn/").content.decode()
    said = client.post(BACK, follow=True)

    old, new = Enrolment.objects.filter(learner=maya).order_by("pk")
    assert (old.status, new.status) == (EnrolmentStatus.WITHDRAWN, EnrolmentStatus.ACTIVE)
    assert (new.starts_on, new.modules_per_month) == (today(), old.modules_per_month)
    assert "Welcome back" in said.content.decode()
    assert said.redirect_chain[-1][0] == PLAN
    assert progress_of([maya.pk], "prog", today())[maya.pk].percent > 0


def test_sending_the_same_form_twice_leaves_one_place(maya: Person) -> None:
    client = signed_in(maya)
    client.post(LEAVE)

    assert client.post(LEAVE).status_code == 404
    client.post(BACK)
    assert client.post(BACK).status_code == 404
    assert Enrolment.objects.filter(learner=maya, status=EnrolmentStatus.ACTIVE).count() == 1


def test_whoever_was_taken_off_asks_the_team(maya: Person) -> None:
    withdraw(enrolment=maya.enrolments.get(), by=a_person("Ada"), at=now())
    client = signed_in(maya)

    asked = client.get(BACK).content.decode()
    client.post(BACK)

    assert "The programme team took you off" in asked
    assert "Take my place again" not in asked
    assert status_of(maya) == StudyStatus.WITHDRAWN
    with pytest.raises(EnrolmentRefused):
        come_back(left=maya.enrolments.get(), at=now())


def test_nobody_else_comes_to_a_place_and_without_one_there_is_no_such_page(maya: Person) -> None:
    stranger = signed_in(a_person("Sid"))

    assert stranger.get(LEAVE).status_code == stranger.post(LEAVE).status_code == 404
    assert stranger.get(BACK).status_code == 404
    assert signed_in(maya).get(BACK).status_code == 404
    assert signed_in(maya).get("/learn/plan/none/leave/").status_code == 404
    assert status_of(maya) != StudyStatus.WITHDRAWN
    assert activity("prog").enrolments.count() == 1
