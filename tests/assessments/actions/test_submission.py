from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from assessments.actions.submission import DraftIsNewer, SubmissionRefused, hand_in, save_draft
from assessments.models import AssignmentPage, MarkingTask, Submission, SubmissionVersion
from assessments.vocabulary import SubmissionStatus
from courses.models import ModuleProgress
from learning_records.models import Statement
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person
from tests.assessments.assignment_world import CODE, REFER, WORDS, a_marker, an_assignment, handed_in, marked
from tests.assessments.world import node_of
from tests.courses.world import AT, a_learner, activity, the_programme

pytestmark = pytest.mark.django_db
NHS_NUMBER = "She is 943 476 5919."


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def page(learner: Person) -> AssignmentPage:
    return an_assignment()


def draft(learner: Person, text: str, edition: int | None = None) -> Submission:
    return save_draft(person=learner, step=node_of(CODE), text=text, at=AT, edition=edition)


def test_a_draft_is_kept_and_the_same_words_again_change_nothing(
    learner: Person, page: AssignmentPage
) -> None:
    first = draft(learner, "One.", 0)
    again = draft(learner, "One.", 0)

    assert (first.draft, first.edition, again.edition) == ("One.", 1, 1)
    assert Submission.objects.count() == 1


def test_a_second_tab_never_writes_over_what_it_has_not_seen(learner: Person, page: AssignmentPage) -> None:
    draft(learner, "From the phone.", 0)

    with pytest.raises(DraftIsNewer) as newer:
        draft(learner, "From the desk.", 0)

    assert newer.value.submission.draft == "From the phone."
    assert draft(learner, "Both together.", 1).draft == "Both together."


def test_handing_in_freezes_a_version_with_its_rubric_and_puts_it_into_the_queue(
    learner: Person, page: AssignmentPage
) -> None:
    version = handed_in(learner, page)

    assert (version.number, version.text, version.word_count) == (1, WORDS, 13)
    assert [row["title"] for row in version.rubric] == ["Listens", "Keeps names out"]
    assert Submission.objects.get().status == SubmissionStatus.HANDED_IN
    assert MarkingTask.objects.get().version == version
    assert ModuleProgress.objects.get().handed_in_steps == [activity(CODE).pk]
    statement = Statement.objects.get(verb=Verb.SUBMITTED)
    assert (statement.activity_type, statement.actor) == (ActivityType.ASSIGNMENT, learner.actor)
    assert WORDS not in str(statement.body)


def test_handing_in_again_gives_back_the_same_version(learner: Person, page: AssignmentPage) -> None:
    first = handed_in(learner, page)

    again = hand_in(person=learner, page=page, step=node_of(CODE), at=AT)

    assert again == first
    assert (SubmissionVersion.objects.count(), MarkingTask.objects.count()) == (1, 1)


@pytest.mark.parametrize("text", ["", "   \n"])
def test_nothing_cannot_be_handed_in(text: str, learner: Person, page: AssignmentPage) -> None:
    with pytest.raises(SubmissionRefused) as refused:
        handed_in(learner, page, text)

    assert [each.code for each in refused.value.verdict.refusals] == ["empty"]


def test_an_nhs_number_is_refused_and_nothing_written_is_lost(learner: Person, page: AssignmentPage) -> None:
    with pytest.raises(SubmissionRefused) as refused:
        handed_in(learner, page, NHS_NUMBER, is_own=True)

    assert "an NHS number in it (943 476 5919)" in refused.value.verdict.sentences[0]
    assert Submission.objects.get().draft == NHS_NUMBER
    assert not SubmissionVersion.objects.exists()


def test_a_postcode_asks_for_one_confirmation_which_is_kept(learner: Person, page: AssignmentPage) -> None:
    with pytest.raises(SubmissionRefused) as refused:
        handed_in(learner, page, "The group meets at LS1 4AP.")

    assert [each.code for each in refused.value.verdict.refusals] == ["needs_confirmation"]
    version = handed_in(learner, page, "The group meets at LS1 4AP.", is_own=True)
    assert version.confirmed == ["postcode"]


def test_what_was_handed_in_takes_no_more_words(learner: Person, page: AssignmentPage) -> None:
    handed_in(learner, page)

    with pytest.raises(SubmissionRefused) as refused:
        draft(learner, "More.")

    assert [each.code for each in refused.value.verdict.refusals] == ["handed_in"]


def test_returned_work_is_revised_and_handed_in_again_to_the_same_marker(
    learner: Person, page: AssignmentPage
) -> None:
    marker = a_marker()
    marked(handed_in(learner, page), marker, (REFER, REFER))

    with pytest.raises(SubmissionRefused) as refused:
        handed_in(learner, page)
    again = handed_in(learner, page, f"{WORDS} Then I rang.", at=AT + timedelta(days=1))

    assert [each.code for each in refused.value.verdict.refusals] == ["unchanged"]
    assert again.number == 2
    assert MarkingTask.objects.get(version=again).claimed_by == marker
    assert SubmissionVersion.objects.get(number=1).text == WORDS


def test_the_database_refuses_to_change_what_was_handed_in(learner: Person, page: AssignmentPage) -> None:
    version = handed_in(learner, page)

    with pytest.raises(IntegrityError), transaction.atomic():
        SubmissionVersion.objects.filter(pk=version.pk).update(text="Other words.")
