from datetime import timedelta

import pytest

from courses.actions.join import join_studies
from courses.actions.reflection import save_note
from courses.models import Enrolment, ModuleProgress, ReflectionNote, StepProgress
from courses.vocabulary import EnrolmentStatus
from tests.courses.world import AT, a_learner, activity, study, the_programme

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=3)


def test_what_two_records_did_together_completes_a_module() -> None:
    programme = the_programme()
    keep, lose = a_learner(programme), a_learner(programme)
    study(keep, "m1-1", at=LATER)
    study(lose, "m1-1", "m1-2", "m1-3", at=AT)
    ModuleProgress.objects.filter(person=lose).update(completed_at=None, percent=66)

    join_studies(keep=keep, lose=lose, at=LATER)

    assert StepProgress.objects.filter(person=keep, completed_at__isnull=False).count() == 3
    assert StepProgress.objects.get(person=keep, activity=activity("m1-1")).completed_at == AT
    assert ModuleProgress.objects.get(person=keep).completed_at == LATER
    places = Enrolment.objects.filter(learner=keep).order_by("pk").values_list("status", flat=True)
    assert list(places) == [EnrolmentStatus.ACTIVE, EnrolmentStatus.WITHDRAWN]


def test_both_notes_are_kept() -> None:
    programme = the_programme()
    keep, lose = a_learner(programme), a_learner(programme)
    for person, text, at in ((keep, "Newer", LATER), (lose, "Older", AT)):
        save_note(
            person=person, activity_id=activity("o1-1").pk, prompt_code="r", prompt="?", text=text, at=at
        )

    join_studies(keep=keep, lose=lose, at=LATER)

    assert ReflectionNote.objects.get().text == "Older\n\nNewer"
