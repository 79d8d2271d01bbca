from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from assessments.actions.marking_assign import assign_what_waits
from assessments.actions.marking_queue import MarkingRefused, claim, mark, release
from assessments.actions.submission_file import add_file
from assessments.actions.submission_join import join_submissions
from assessments.models import AssignmentPage, Marking, MarkingTask, Submission, SubmissionVersion
from assessments.permissions import tasks_for
from assessments.queries.marking_queue import agreement_figures
from assessments.queries.submission_agreement import submissions_agree
from assessments.vocabulary import SubmissionStatus
from courses.models import ModuleProgress, ProgrammePage, StepProgress
from learning_records.models import Statement
from learning_records.vocabulary import ActivityType, Verb
from notifications.models import Notification
from people.models import Person
from people.vocabulary import ResponsibilityKind
from portfolio.actions.forget import remove_learning
from tests.assessments.assignment_world import (
    CODE,
    DISTINCTION,
    PASS,
    REFER,
    WORDS,
    a_marker,
    an_assignment,
    handed_in,
    marked,
    the_task,
)
from tests.assessments.world import node_of
from tests.courses.world import AT, a_learner, activity, the_programme
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db
TODAY = localdate(AT)
LATER = AT + timedelta(days=8)
MUCH_LATER = AT + timedelta(days=20)


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def page(learner: Person) -> AssignmentPage:
    return an_assignment()


def said(verb: Verb) -> int:
    return Statement.objects.filter(verb=verb, activity_type=ActivityType.ASSIGNMENT).count()


@pytest.mark.parametrize(
    ("levels", "status", "is_done"),
    [
        ((PASS, PASS), SubmissionStatus.PASSED, True),
        ((DISTINCTION, DISTINCTION), SubmissionStatus.DISTINCTION, True),
        ((REFER, PASS), SubmissionStatus.RETURNED, False),
    ],
)
def test_a_decision_passes_the_step_or_gives_it_back(
    levels: tuple[object, object], status: str, is_done: bool, learner: Person, page: AssignmentPage
) -> None:
    marked(handed_in(learner, page), a_marker(), levels)  # type: ignore[arg-type]

    step = StepProgress.objects.get(activity=activity(CODE))
    assert Submission.objects.get().status == status
    assert (step.completed_at is not None) is is_done
    assert ModuleProgress.objects.get().handed_in_steps == []
    assert (said(Verb.PASSED), said(Verb.FAILED)) == ((1, 0) if is_done else (0, 1))
    assert list(submissions_agree()) == []


def test_a_decision_is_told_without_saying_what_it_is(learner: Person, page: AssignmentPage) -> None:
    marked(handed_in(learner, page), a_marker("Tess Ward"), (REFER, PASS), comment="Say more.")

    told = Notification.objects.get(person=learner)
    assert told.kind == "assessments.work_marked"
    assert not any(word in str(told.__dict__).lower() for word in ("refer", "returned", "passed", "say more"))


def test_a_decision_is_kept_once_and_never_changed(learner: Person, page: AssignmentPage) -> None:
    version, marker = handed_in(learner, page), a_marker()
    first = marked(version, marker)

    again = mark(
        task=the_task(version), by=marker, levels=[REFER, REFER], comments=["", ""], outcome=REFER,
        comment="No.", at=LATER,
    )  # fmt: skip

    assert again == first
    with pytest.raises(IntegrityError), transaction.atomic():
        Marking.objects.update(outcome=REFER)


def test_nobody_marks_themselves_whatever_they_hold(learner: Person, page: AssignmentPage) -> None:
    for kind in (ResponsibilityKind.ASSESSOR, ResponsibilityKind.TRAINER, ResponsibilityKind.PROGRAMME_ADMIN):
        a_responsibility(learner, kind)
    task = the_task(handed_in(learner, page))

    with pytest.raises(MarkingRefused) as refused:
        claim(task=task, by=learner, at=AT)
    with pytest.raises(MarkingRefused) as not_marked:
        mark(task=task, by=learner, levels=[PASS, PASS], comments=["", ""], outcome=PASS, comment="", at=AT)

    assert [each.code for each in refused.value.verdict.refusals] == ["own_work"]
    assert "own_work" in [each.code for each in not_marked.value.verdict.refusals]
    assert not tasks_for(learner, TODAY).exists()


def test_claimed_work_is_somebodys_until_they_give_it_back_or_it_is_overdue(
    learner: Person, page: AssignmentPage
) -> None:
    task, first, second = the_task(handed_in(learner, page)), a_marker("Tess"), a_marker("Ravi")
    claim(task=task, by=first, at=AT)

    with pytest.raises(MarkingRefused):
        claim(task=task, by=second, at=AT)
    with pytest.raises(MarkingRefused):
        mark(task=task, by=second, levels=[PASS, PASS], comments=["", ""], outcome=PASS, comment="", at=AT)

    assert claim(task=task, by=second, at=MUCH_LATER).claimed_by == second
    assert release(task=task, by=second, at=MUCH_LATER).claimed_by is None


def test_whose_work_a_marker_sees(learner: Person, page: AssignmentPage) -> None:
    task = the_task(handed_in(learner, page))
    group, other = a_group(members=(learner,)), a_group()
    kinds = ResponsibilityKind
    sees = {
        "assessor of the programme": a_marker(),
        "assessor of the group": a_marker(group=group),
        "trainer": a_marker(kind=kinds.TRAINER),
        "programme team": a_marker(kind=kinds.PROGRAMME_ADMIN),
    }
    sees_not = {
        "assessor of another group": a_marker(group=other),
        "facilitator of the group": a_marker(kind=kinds.FACILITATOR, group=group),
        "line manager": a_marker(kind=kinds.LINE_MANAGER, subject=learner),
        "colleague": a_person(),
    }

    assert {who for who, person in sees.items() if not tasks_for(person, TODAY).exists()} == set()
    assert {who for who, person in sees_not.items() if tasks_for(person, TODAY).exists()} == set()
    pool = tasks_for(sees_not["assessor of another group"], localdate(MUCH_LATER))
    assert list(pool) == [task]


def test_unclaimed_work_is_given_to_the_assessor_with_the_fewest_after_seven_days(
    learner: Person, page: AssignmentPage
) -> None:
    busy, free = a_marker("Tess"), a_marker("Ravi")
    other = a_learner(ProgrammePage.objects.get(slug="prog"), name="Bo")
    claim(task=the_task(handed_in(other, page)), by=busy, at=AT)
    task = the_task(handed_in(learner, page))

    early = assign_what_waits(at=AT + timedelta(days=6), today=TODAY)
    given = assign_what_waits(at=LATER, today=localdate(LATER))
    again = assign_what_waits(at=LATER, today=localdate(LATER))

    task.refresh_from_db()
    assert (early, given, again) == (0, 1, 0)
    assert (task.claimed_by, task.was_assigned) == (free, True)
    assert Notification.objects.get(person=free).kind == "assessments.work_assigned"


def test_work_that_nobody_can_mark_stays_in_the_queue(learner: Person, page: AssignmentPage) -> None:
    a_responsibility(learner, ResponsibilityKind.ASSESSOR)
    handed_in(learner, page)

    assert assign_what_waits(at=LATER, today=localdate(LATER)) == 0
    assert MarkingTask.objects.get().claimed_by is None


def test_a_sample_is_marked_twice_by_somebody_else_and_the_learner_does_not_wait(
    learner: Person, page: AssignmentPage
) -> None:
    AssignmentPage.objects.update(second_share=100)
    version, first, second = handed_in(learner, page), a_marker("Tess"), a_marker("Ravi")
    marked(version, first, (PASS, PASS))

    with pytest.raises(MarkingRefused) as refused:
        claim(task=the_task(version, is_second=True), by=first, at=AT)
    marked(version, second, (REFER, PASS), is_second=True)

    figures = agreement_figures(first, TODAY)
    assert [each.code for each in refused.value.verdict.refusals] == ["marked_first"]
    assert Submission.objects.get().status == SubmissionStatus.PASSED
    assert (figures.outcomes.percent, figures.levels.percent, len(figures.differing)) == (0, 50, 1)
    assert list(submissions_agree()) == []


def test_joining_two_records_keeps_every_version(learner: Person, page: AssignmentPage) -> None:
    twin = a_learner(ProgrammePage.objects.get(slug="prog"), name="Maya E")
    marker = a_marker()
    marked(handed_in(learner, page), marker, (REFER, REFER))
    marked(handed_in(twin, page, f"{WORDS} Twice.", at=LATER), marker, (PASS, PASS), at=LATER)

    join_submissions(keep=learner, lose=twin, at=LATER)

    work = Submission.objects.get()
    assert (work.person, work.status) == (learner, SubmissionStatus.PASSED)
    assert list(work.versions.order_by("number").values_list("number", "text")) == [
        (1, WORDS),
        (2, f"{WORDS} Twice."),
    ]


def test_erasing_somebody_removes_their_work_and_its_files(
    learner: Person, page: AssignmentPage, django_capture_on_commit_callbacks: object
) -> None:
    file = add_file(person=learner, step=node_of(CODE), name="story.txt", content=b"Words", at=AT)
    marked(handed_in(learner, page), a_marker())

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        remove_learning([learner.pk], AT)

    assert not Submission.objects.exists()
    assert not SubmissionVersion.objects.exists()
    assert not Marking.objects.exists()
    assert not default_storage.exists(file.stored_name)
