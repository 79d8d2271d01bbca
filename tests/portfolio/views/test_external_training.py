"""The screens of outside training: one's own, the step that asks for it, and the manager's."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from courses.models import ModuleProgress, StepProgress
from notifications.models import Notification
from people.models import Opening, Person
from people.vocabulary import ResponsibilityKind
from portfolio.actions.external_training import TrainingRefused, accept_training
from portfolio.actions.training_return import return_training
from portfolio.models import CPDEntry, ExternalTraining
from tests.people.factories import a_person, a_responsibility
from tests.portfolio.training import CODE, NOW, Scene, a_record, a_scene

pytestmark = pytest.mark.django_db
STEP = "/programmes/prog/orientation/o1/safe/"
GOOD = {"code": CODE, "provider": "Leeds Council", "done_on": "2026-03-02", "hours": "3.5"}


@pytest.fixture
def scene() -> Scene:
    return a_scene()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_person_records_training_with_its_certificate_and_only_those_allowed_open_it(scene: Scene) -> None:
    client = signed_in(scene.nia)
    file = SimpleUploadedFile("My certificate.pdf", b"%PDF-1.4 words", content_type="application/pdf")

    client.post(reverse("portfolio:record_training"), {**GOOD, "certificate": file})

    record = ExternalTraining.objects.get()
    assert (record.minutes, record.expires_on, record.file_title) == (
        210, date(2029, 3, 1), "My certificate.pdf",
    )  # fmt: skip
    assert "certificate" not in record.file_name
    url = reverse("portfolio:training_file", args=[record.uuid])
    for who in (scene.nia, scene.manager):
        answer = signed_in(who).get(url)
        assert answer.status_code == 200
        assert "attachment" in answer["Content-Disposition"]
    assert signed_in(a_person("A stranger")).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert Client().get(f"/media/{record.file_name}").status_code == 404
    assert Opening.objects.get(person=scene.nia).by == scene.manager


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"certificate": SimpleUploadedFile("x.pdf", b"MZ\x00 a program")}, "This is not a PDF"),
        ({"certificate": SimpleUploadedFile("x.txt", b"plain words")}, "Add the certificate as a PDF"),
        ({"done_on": "2999-01-01"}, "that day is still to come"),
        ({"code": "oliver-mcgowan"}, "Say which tier it was"),
        ({"code": "other"}, "Say what it was called."),
        ({"provider": "943 476 5919"}, "an NHS number"),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_box_and_the_rest_is_kept(
    scene: Scene, more: dict[str, object], said: str
) -> None:
    answer = signed_in(scene.nia).post(reverse("portfolio:record_training"), {**GOOD, **more})

    page = answer.content.decode()
    assert said in page
    assert 'value="3.5"' in page
    assert not ExternalTraining.objects.exists()


def test_the_step_says_what_is_asked_takes_a_record_and_goes_on_meanwhile(scene: Scene) -> None:
    client = signed_in(scene.nia)
    page = client.get(STEP).content.decode()
    assert "Safeguarding adults, level 2 or higher" in page
    assert "usually renewed every 3 years" in page

    bad = client.post(reverse("portfolio:record_for_step", args=[scene.step.uuid]), {"code": CODE})
    assert "Say who provided it." in bad.content.decode()
    after = client.post(
        reverse("portfolio:record_for_step", args=[scene.step.uuid]), GOOD, follow=True
    ).content.decode()

    assert "it holds nothing up" in after
    assert not StepProgress.objects.filter(person=scene.nia, completed_at__isnull=False).exists()
    signed_in(scene.manager).post(
        reverse("portfolio:training_of_my_people"), {"training": str(ExternalTraining.objects.get().uuid)}
    )
    assert "This step is done" in client.get(STEP).content.decode()


def test_the_step_offers_a_record_that_already_fits(scene: Scene) -> None:
    accept_training(training=a_record(scene.nia), by=scene.manager, at=NOW)
    client = signed_in(scene.nia)
    assert "You have a record that fits" in client.get(STEP).content.decode()

    after = client.post(
        reverse("portfolio:record_for_step", args=[scene.step.uuid]), {"do": "use"}, follow=True
    )

    assert "This step is done" in after.content.decode()


def test_a_manager_sees_their_own_people_and_accepts_nobody_elses(scene: Scene) -> None:
    mine, other = a_record(scene.nia), a_record(a_person("Olu Bell"), title="Not mine")
    client, url = signed_in(scene.manager), reverse("portfolio:training_of_my_people")

    page = client.get(url).content.decode()
    assert mine.title in page
    assert "Not mine" not in page
    assert client.post(url, {"training": str(other.uuid)}).status_code == 404
    assert signed_in(scene.nia).get(url).status_code == 404


@pytest.mark.parametrize("records", [1, 12])
def test_the_managers_list_costs_the_same_however_many_records(
    scene: Scene, records: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(records):
        a_record(scene.nia, title=f"Course {number}")
    client, url = signed_in(scene.manager), reverse("portfolio:training_of_my_people")
    client.get(url)

    with django_assert_max_num_queries(
        12
    ):  # session, person, what they hold, waiting, count, accepted; the header's
        client.get(url)


@pytest.mark.parametrize("records", [1, 12])
def test_my_list_costs_the_same_however_many_records(
    scene: Scene, records: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(records):
        a_record(scene.nia, title=f"Course {number}")
    client, url = signed_in(scene.nia), reverse("portfolio:training")
    client.get(url)

    with django_assert_max_num_queries(8):  # session, person, what they hold, the records; the header's
        client.get(url)


BECAUSE = "The certificate shows level 1. Please add the one of level 2."


def sent_back(
    scene: Scene, record: ExternalTraining, because: str = BECAUSE, by: Person | None = None
) -> str:
    posted = {"training": str(record.uuid), "do": "send_back", "because": because}
    client = signed_in(by or scene.manager)
    return client.post(reverse("portfolio:training_of_my_people"), posted, follow=True).content.decode()


def test_a_record_that_is_sent_back_is_put_right_and_handed_in_again(scene: Scene) -> None:
    client = signed_in(scene.nia)
    client.get(STEP)
    client.post(reverse("portfolio:record_for_step", args=[scene.step.uuid]), GOOD)
    record = ExternalTraining.objects.get()

    sent_back(scene, record)

    told = Notification.objects.get(person=scene.nia, kind="portfolio.training_returned")
    assert BECAUSE not in told.subject + told.sentence
    for page in (reverse("portfolio:training"), STEP):
        assert BECAUSE in client.get(page).content.decode()
    assert scene.step.activity_id not in ModuleProgress.objects.get(person=scene.nia).handed_in_steps
    url = reverse("portfolio:correct_training", args=[record.uuid])
    assert "Leeds Council" in client.get(url).content.decode()
    client.post(url, GOOD | {"provider": "Leeds City Council"})

    record.refresh_from_db()
    assert (record.provider, record.is_returned) == ("Leeds City Council", False)
    assert scene.step.activity_id in ModuleProgress.objects.get(person=scene.nia).handed_in_steps
    assert (
        BECAUSE in signed_in(scene.manager).get(reverse("portfolio:training_of_my_people")).content.decode()
    )
    assert Notification.objects.filter(person=scene.manager, kind="portfolio.training_waits").count() == 2
    assert CPDEntry.objects.get(person=scene.nia).provider == "Leeds City Council"
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("because", "said"),
    [("", "Say what has to be put right."), ("She is 943 476 5919.", "an NHS number")],
)
def test_a_record_goes_back_with_a_reason_that_leads_to_nobody(scene: Scene, because: str, said: str) -> None:
    record = a_record(scene.nia)

    page = sent_back(scene, record, because)

    assert said in page
    assert because in page
    record.refresh_from_db()
    assert not record.is_returned


def test_what_was_accepted_stays_with_the_module_it_completed(scene: Scene) -> None:
    client = signed_in(scene.nia)
    client.get(STEP)
    record = accept_training(training=a_record(scene.nia), by=scene.manager, at=NOW)

    page = sent_back(scene, record)

    assert "This has been accepted already." in page
    record.refresh_from_db()
    assert record.is_accepted
    assert StepProgress.objects.filter(person=scene.nia, completed_at__isnull=False).exists()


def test_nobody_sends_back_their_own_or_a_strangers(scene: Scene) -> None:
    own = a_record(scene.manager)
    for record, by in ((own, scene.manager), (a_record(scene.nia), a_person("A stranger"))):
        client = signed_in(by)
        posted = {"training": str(record.uuid), "do": "send_back", "because": BECAUSE}
        assert client.post(reverse("portfolio:training_of_my_people"), posted).status_code == 404
        with pytest.raises(TrainingRefused):
            return_training(training=record, by=by, because=BECAUSE, at=NOW)


def test_the_managers_page_about_somebody_shows_their_training_and_a_supervisors_does_not(
    scene: Scene,
) -> None:
    a_record(scene.nia, title="An old one", code="", expires_on=date(2026, 4, 1))
    supervisor = a_person("Fay Lee")
    a_responsibility(supervisor, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=scene.nia)
    url = reverse("analytics:person", args=[scene.nia.pk])

    page = signed_in(scene.manager).get(url).content.decode()
    other = signed_in(supervisor).get(url)
    assert other.status_code == 200

    assert "An old one" in page
    assert "It counted until 1 April 2026" in page
    assert "An old one" not in other.content.decode()
    seen = signed_in(scene.nia).get("/learn/who-sees-what/").content.decode()
    assert "whether it is accepted, was sent back, or has run out" in seen
