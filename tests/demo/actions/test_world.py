"""The demo world over the shipped curriculum, loaded once for all of these."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from assessments.models import MarkingTask, Observation, Submission
from assessments.vocabulary import ObservationState, SubmissionStatus
from competencies.models import Rating, VerificationDecision, VerificationItem
from courses.models import ModuleProgress, PathwayChoice
from courses.queries.outline import current_outline
from courses.queries.progress import ProgrammeProgress, progress_of
from demo.actions.world import DemoRefused, load_demo
from demo.vocabulary import DOMAIN, PASSWORD, PROGRAMME, SIGN_INS
from learning_records.queries.agreement import disagreements
from notifications.models import Mail, Notification
from people.models import Group, Person
from people.permissions import may_author, may_see_statistics
from people.vocabulary import Purpose
from portfolio.models import Certificate
from tests.courses.world import a_person

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = AT.date()


@pytest.fixture(scope="module")
def the_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load it in a transaction that ends with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_curriculum", verbosity=0)
        load_demo(at=AT)
        yield
        transaction.set_rollback(True)
    connection.close()


pytestmark = pytest.mark.django_db


def who(name: str) -> Person:
    return Person.objects.get(email=f"{name}@{DOMAIN}")


def progress(name: str) -> ProgrammeProgress:
    person = who(name)
    return progress_of([person.pk], PROGRAMME, TODAY)[person.pk]


def test_a_database_that_holds_anybody_real_is_refused() -> None:
    a_person()

    with pytest.raises(DemoRefused, match="not of the demo world"):
        load_demo(at=AT)


def test_without_a_curriculum_nothing_is_made() -> None:
    with pytest.raises(DemoRefused, match="Run load_curriculum first"):
        load_demo(at=AT)

    assert not Person.objects.exists()


@pytest.mark.usefixtures("the_world")
class TestTheDemoWorld:
    def test_the_ledger_and_the_tables_agree(self) -> None:
        assert list(disagreements()) == []

    def test_a_second_load_changes_nothing(self) -> None:
        before = Person.objects.count()

        assert load_demo(at=AT).was_there
        assert Person.objects.count() == before

    def test_everybody_who_signs_in_can(self) -> None:
        for name, _, _ in SIGN_INS:
            person = who(name)
            assert person.is_demo
            assert person.check_password(PASSWORD)
            assert EmailAddress.objects.filter(user=person, verified=True, primary=True).exists()

    def test_no_mail_was_sent(self) -> None:
        assert mail.outbox == []
        assert not Mail.objects.exists()

    def test_the_learners_find_their_latest_certificates_in_the_inbox(self) -> None:
        told = Notification.objects.of_person(who("learner"))

        assert "website.certificate_ready" in {each.kind for each in told}
        assert told.unread().count() <= 3

    def test_the_learner_is_half_way_in_their_third_module_with_two_done(self) -> None:
        stands = [module for module in progress("learner").modules if module.node.is_published]

        assert [str(module.state) for module in stands[:3]] == ["done", "done", "under_way"]
        assert str(progress("learner").standing.status) == "on_track"
        assert Certificate.objects.of_person(who("learner")).exists()

    def test_the_second_year_has_studied_year_1_and_stands_in_year_2_with_a_pathway(self) -> None:
        stands = progress("second.year")

        studied = [module for year in stands.years[:2] for module in year.modules]
        assert {str(module.state) for module in studied} == {"done"}
        assert stands.year_node is stands.programme.years[2]
        assert stands.pathway is not None
        assert str(stands.standing.status) == "on_track"

    def test_whoever_came_to_the_year_of_pathways_has_chosen_one(self) -> None:
        programme = current_outline().programme(PROGRAMME)
        later = [module.activity_id for year in programme.years[2:] for module in year.modules]
        there = set(ModuleProgress.objects.filter(activity_id__in=later).values_list("person_id", flat=True))

        assert there == set(PathwayChoice.objects.values_list("person_id", flat=True))

    def test_nobody_completed_what_is_not_written(self) -> None:
        programme = current_outline().programme(PROGRAMME)
        specialist = [module for pathway in programme.pathways for module in pathway.modules]
        written = {module.activity_id for module in (*programme.all_modules, *specialist) if module.steps}

        assert set(ModuleProgress.objects.values_list("activity_id", flat=True)) <= written

    def test_cohorts_hold_people_of_every_standing(self) -> None:
        groups = Group.objects.filter(cohort__isnull=False)
        members = list(groups.values_list("memberships__person_id", flat=True))
        standings = Counter(
            str(each.standing.status) for each in progress_of(members, PROGRAMME, TODAY).values()
        )

        assert groups.count() == 3
        assert {"on_track", "behind", "paused", "not_started"} <= set(standings)

    def test_the_lead_manages_a_network_and_facilitates_the_learners_cohort(self) -> None:
        lead = who("lead")

        assert who("learner") in Person.objects.visible_to(lead, to=Purpose.FACILITATION, on=TODAY)
        assert Person.objects.visible_to(lead, to=Purpose.LINE_MANAGEMENT, on=TODAY).count() > 1

    def test_the_supervisor_supervises_three(self) -> None:
        assert Person.objects.visible_to(who("supervisor"), to=Purpose.SUPERVISION, on=TODAY).count() == 3

    def test_the_trainer_writes_and_the_leads_of_areas_see_figures(self) -> None:
        assert may_author(who("trainer"))
        assert not may_author(who("lead"))
        assert may_see_statistics(who("region.lead"), TODAY)
        assert may_see_statistics(who("national"), TODAY)

    def test_there_is_work_to_mark_and_practice_to_observe_and_some_of_each_is_done(self) -> None:
        assert MarkingTask.objects.filter(marked_at=None).exists()
        assert Submission.objects.filter(status=SubmissionStatus.PASSED).exists()
        assert Observation.objects.open().exists()
        assert Observation.objects.filter(state=ObservationState.SEEN, person=who("learner")).exists()
        assert ModuleProgress.objects.filter(handed_in_at__isnull=False).exists()

    def test_competencies_were_looked_at_some_are_confirmed_and_some_wait_for_whoever_signs_in(self) -> None:
        for name in ("supervisor", "lead"):
            waiting = VerificationItem.objects.filter(request__verifier=who(name), decision=None)
            assert waiting.exists()
        of_learner = VerificationDecision.objects.filter(item__request__person=who("learner"))
        assert of_learner.filter(is_confirmed=True).exists()
        assert VerificationDecision.objects.filter(is_confirmed=False).exclude(reason="").exists()
        assert Rating.objects.filter(person=who("second.year"), replaces__isnull=False).exists()
