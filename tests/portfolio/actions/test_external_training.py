"""Training taken elsewhere: recorded once, accepted by somebody else, good for the step that asks for it, and reminded of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage

from assessments.vocabulary import FileKind
from courses.actions.progress import open_step
from courses.models import ModuleProgress, StepProgress
from notifications.models import Notification
from people.models import Person
from people.queries.who_sees_what import who_sees_what
from people.vocabulary import ResponsibilityKind
from portfolio.actions.external_training import (
    TrainingRefused,
    accept_training,
    remove_training,
    use_record,
)
from portfolio.actions.forget import remove_training as forget_training
from portfolio.actions.import_training import import_training
from portfolio.actions.join import join_portfolios
from portfolio.actions.sweep import remove_old_training
from portfolio.actions.training_file import TrainingFile
from portfolio.actions.training_reminder import remind_of_training
from portfolio.models import CPDEntry, ExternalTraining
from portfolio.queries.external_training import SIGHT_CODE, training_agrees
from portfolio.rules.training_record import NOT_YOURS, OWN_RECORD
from portfolio.vocabulary import TrainingState
from tests.people.factories import a_person, a_responsibility
from tests.portfolio.training import DAY, NOW, Scene, a_manager, a_record, a_scene

pytestmark = pytest.mark.django_db
HEAD = "email,code,title,provider,done_on,tier,expires_on,minutes\n"


@pytest.fixture
def scene() -> Scene:
    return a_scene()


def is_done(scene: Scene) -> bool:
    done = StepProgress.objects.filter(person=scene.nia, completed_at__isnull=False)
    return done.filter(activity_id=scene.step.activity_id).exists()


def told(person: Person) -> list[str]:
    return [each.kind for each in Notification.objects.filter(person=person).order_by("pk")]


def test_recording_drafts_an_entry_asks_the_manager_and_happens_once(scene: Scene) -> None:
    first, again = a_record(scene.nia), a_record(scene.nia, title="SAFEGUARDING adults, level 2")

    assert first.pk == again.pk
    assert first.state(DAY) == TrainingState.RECORDED
    entry = CPDEntry.objects.get(person=scene.nia)
    assert (entry.title, entry.minutes, entry.is_draft) == (first.title, 210, True)
    assert told(scene.manager) == ["portfolio.training_waits"]
    assert list(training_agrees()) == []


def test_without_a_manager_the_programme_team_is_asked(scene: Scene) -> None:
    alone, team = a_person("Olu"), a_person("Pat")
    a_responsibility(team, ResponsibilityKind.PROGRAMME_ADMIN, started_on=date(2020, 1, 1))

    a_record(alone)

    assert told(team) == ["portfolio.training_waits"]
    assert told(scene.manager) == []


def test_a_manager_accepts_and_the_opened_step_is_done(scene: Scene) -> None:
    open_step(person=scene.nia, step=scene.step, at=NOW)
    record = a_record(scene.nia)
    assert not is_done(scene)
    assert ModuleProgress.objects.get(person=scene.nia).handed_in_steps == [scene.step.activity_id]

    accept_training(training=record, by=scene.manager, at=NOW)

    assert is_done(scene)
    assert "portfolio.training_accepted" in told(scene.nia)


def test_nobody_accepts_their_own_and_nobody_else_s_people(scene: Scene) -> None:
    record = a_record(scene.nia)
    for kind in (ResponsibilityKind.PROGRAMME_ADMIN, ResponsibilityKind.ASSESSOR):
        a_responsibility(scene.nia, kind, started_on=date(2020, 1, 1))
    scene.nia.is_superuser = True
    scene.nia.save()

    with pytest.raises(TrainingRefused) as own:
        accept_training(training=record, by=scene.nia, at=NOW)
    with pytest.raises(TrainingRefused) as others:
        accept_training(training=record, by=a_manager(a_person("Olu"), "Other"), at=NOW)

    assert own.value.verdict.refusals == (OWN_RECORD,)
    assert others.value.verdict.refusals == (NOT_YOURS,)


def test_a_record_from_earlier_and_of_a_higher_level_does_for_the_step(scene: Scene) -> None:
    record = a_record(scene.nia, code="safeguarding-adults-3", title="Level 3")
    accept_training(training=record, by=scene.manager, at=NOW)
    assert not is_done(scene)

    use_record(person=scene.nia, step=scene.step, at=NOW)

    assert is_done(scene)


def test_what_has_expired_or_is_something_else_does_not(scene: Scene) -> None:
    a_record(scene.nia, done_on=date(2020, 1, 6), expires_on=date(2023, 1, 5), title="Old")
    a_record(scene.nia, code="safeguarding-adults-1", title="Level 1")

    assert use_record(person=scene.nia, step=scene.step, at=NOW) is None
    assert not is_done(scene)


def test_expiry_never_takes_back_a_completed_step(scene: Scene) -> None:
    open_step(person=scene.nia, step=scene.step, at=NOW)
    record = a_record(scene.nia, expires_on=DAY)
    accept_training(training=record, by=scene.manager, at=NOW)

    remind_of_training(at=NOW + timedelta(days=400), on=DAY + timedelta(days=400))

    record.refresh_from_db()
    assert record.state(DAY + timedelta(days=400)) == TrainingState.EXPIRED
    assert is_done(scene)


def test_a_removed_record_gives_the_step_back_and_an_accepted_one_stays(scene: Scene) -> None:
    open_step(person=scene.nia, step=scene.step, at=NOW)
    remove_training(training=a_record(scene.nia), at=NOW)
    assert ModuleProgress.objects.get(person=scene.nia).handed_in_steps == []

    accepted = accept_training(training=a_record(scene.nia), by=scene.manager, at=NOW)
    with pytest.raises(TrainingRefused):
        remove_training(training=accepted, at=NOW)


def test_people_are_reminded_once_for_each_day_of_the_schedule_unless_they_renewed(scene: Scene) -> None:
    a_record(scene.nia, expires_on=DAY + timedelta(days=30))

    assert remind_of_training(at=NOW, on=DAY) == 1
    assert remind_of_training(at=NOW, on=DAY) == 0
    a_record(scene.nia, done_on=DAY, expires_on=DAY + timedelta(days=900))
    later = DAY + timedelta(days=30)
    assert "portfolio.training_expires" not in [
        kind for kind in told(scene.nia)[1:] if remind_of_training(at=NOW, on=later)
    ]


def test_what_nobody_accepts_in_ten_working_days_shows_to_the_programme_team_once(scene: Scene) -> None:
    team = a_person("Pat")
    a_responsibility(team, ResponsibilityKind.PROGRAMME_ADMIN, started_on=date(2020, 1, 1))
    a_record(scene.nia)
    late = timedelta(days=15)

    for _ in range(2):
        remind_of_training(at=NOW + late, on=DAY + late)

    assert told(team) == ["portfolio.training_waits"]


def test_who_sees_what_names_the_manager_and_nobody_beyond(scene: Scene) -> None:
    sights = who_sees_what(scene.nia, DAY).sights
    names = [viewer.name for sight in sights if sight.purpose.code == SIGHT_CODE for viewer in sight.viewers]

    assert names == ["Mel Hart"]


def test_a_file_is_imported_as_accepted_and_the_same_file_twice_changes_nothing(scene: Scene) -> None:
    open_step(person=scene.nia, step=scene.step, at=NOW)
    rows = (
        f"{scene.nia.email},safeguarding-adults-2,,Leeds Council,2026-03-02,,,210\n"
        f"{scene.nia.email},,Food hygiene,Leeds Council,2026-03-03,,,\n"
    )
    settings = {"file_name": "t.csv", "by": None, "at": NOW, "today": DAY}

    dry = import_training((HEAD + rows).encode(), **settings, is_dry_run=True)  # type: ignore[arg-type]
    assert (dry.counts["made"], ExternalTraining.objects.count()) == (2, 0)
    first = import_training((HEAD + rows).encode(), **settings)  # type: ignore[arg-type]
    again = import_training((HEAD + rows).encode(), **settings)  # type: ignore[arg-type]

    assert (first.counts["made"], again.counts["unchanged"]) == (2, 2)
    assert ExternalTraining.objects.get(code="safeguarding-adults-2").expires_on == date(2029, 3, 1)
    assert is_done(scene)
    changed = import_training((HEAD + rows.replace("Leeds", "Hull")).encode(), **settings)  # type: ignore[arg-type]
    assert changed.counts["changed"] == 2


def test_one_bad_row_refuses_the_whole_file_and_every_one_is_listed(scene: Scene) -> None:
    rows = (
        f"{scene.nia.email},safeguarding-adults-2,,Leeds Council,2026-03-02,,,\n"
        "nobody@example.org,,Food hygiene,Leeds,2026-03-03,,,\n"
        f"{scene.nia.email},no-such,,Leeds,2026-03-03,,,\n"
        f"{scene.nia.email},oliver-mcgowan,,elfh,2027-03-03,,,many\n"
    )

    report = import_training((HEAD + rows).encode(), file_name="t.csv", by=None, at=NOW, today=DAY)

    assert {problem.line for problem in report.problems} == {3, 4, 5}
    assert {problem.column for problem in report.problems if problem.line == 5} == {
        "done_on",
        "tier",
        "minutes",
    }
    assert not ExternalTraining.objects.exists()


def test_certificates_go_with_the_records(scene: Scene, django_capture_on_commit_callbacks: object) -> None:
    file = TrainingFile("safe.pdf", FileKind.PDF, b"%PDF-1.4 x")
    names = [a_record(scene.nia, file=file, title=title).file_name for title in ("One", "Two")]
    old = a_record(scene.nia, title="Three", done_on=date(2016, 1, 1), expires_on=None, file=file).file_name

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert remove_old_training(NOW) == 1
    assert [default_storage.exists(name) for name in (*names, old)] == [True, True, False]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert forget_training([scene.nia.pk], NOW) == 2
    assert not any(default_storage.exists(name) for name in names)


def test_two_records_of_one_person_hold_each_training_once(scene: Scene) -> None:
    other = a_person("Nia H.")
    a_record(scene.nia)
    accept_training(training=a_record(other), by=a_manager(other, "Second"), at=NOW)
    a_record(other, title="Another")

    join_portfolios(keep=scene.nia, lose=other, at=NOW)

    held = ExternalTraining.objects.filter(person=scene.nia).order_by("title")
    assert [(row.title, row.is_accepted) for row in held] == [
        ("Another", False), ("Safeguarding adults, level 2", True),
    ]  # fmt: skip
