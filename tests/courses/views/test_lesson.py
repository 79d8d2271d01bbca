from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from courses.models import LessonPage, ModulePage, ModuleProgress, ReflectionNote, StepProgress
from people.models import Person
from tests.courses.world import START, a_learner, a_lesson, a_person, activity, study, the_programme

pytestmark = pytest.mark.django_db
O1_1 = "/programmes/prog/orientation/o1/o1-1/"
M1 = "/programmes/prog/year-1/m1/"
M2 = "/programmes/prog/year-1/m2/"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def done_url(code: str) -> str:
    return f"/learn/steps/{activity(code).uuid}/done/"


@pytest.mark.parametrize(
    "path",
    ["/programmes/", "/programmes/prog/", "/programmes/prog/year-1/", "/programmes/prog/nature/", M1],
)
def test_an_outline_is_open_to_everybody(path: str, client: Client) -> None:
    the_programme()

    assert client.get(path).status_code == 200


def test_a_step_sends_whoever_is_not_signed_in_to_do_so_and_back(client: Client) -> None:
    the_programme()

    response = client.get(O1_1)

    assert response.status_code == 302
    assert response["Location"].endswith(f"?next={O1_1}")


def test_somebody_without_a_place_is_told_how_to_get_one() -> None:
    the_programme()

    response = signed_in(a_person()).get(O1_1)

    assert response.status_code == 403
    assert b"How to be enrolled" in response.content


def test_opening_a_lesson_starts_it_and_marking_it_done_leads_on() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1")
    client = signed_in(learner)

    assert client.get(f"{M1}m1-1/").status_code == 200
    response = client.post(done_url("m1-1"))

    assert response["Location"] == f"{M1}m1-2/"
    assert StepProgress.objects.get(person=learner, activity=activity("m1-1")).completed_at is not None


def test_the_last_lesson_leads_back_to_the_module_and_says_that_it_is_completed() -> None:
    learner = a_learner(the_programme())
    client = signed_in(learner)

    response = client.post(done_url("o1-1"), follow=True)

    assert response.request["PATH_INFO"] == "/programmes/prog/orientation/o1/"
    assert "You have completed “Module o1”." in response.content.decode()


def test_a_double_press_completes_once() -> None:
    learner = a_learner(the_programme())
    client = signed_in(learner)

    for _ in range(2):
        assert client.post(done_url("o1-1")).status_code == 302

    assert StepProgress.objects.filter(person=learner).count() == 1


def test_a_module_that_is_not_open_yet_gives_every_reason_with_its_way_out() -> None:
    learner = a_learner(the_programme())

    page = signed_in(learner).get(M2).content.decode()

    assert "Complete “Module m1” first." in page
    assert f'href="{M1}"' in page
    assert "Finish Orientation first: 1 module to go." in page
    assert 'href="/programmes/prog/orientation/o1/"' in page


def test_a_step_of_a_module_that_is_not_open_cannot_be_completed() -> None:
    learner = a_learner(the_programme())

    response = signed_in(learner).post(done_url("m2-1"))

    assert response.status_code == 403
    assert not StepProgress.objects.filter(person=learner).exists()


def test_whoever_is_in_the_middle_reads_the_edition_that_they_began() -> None:
    learner = a_learner(the_programme())
    client = signed_in(learner)
    client.get(O1_1)
    page = LessonPage.objects.get(slug="o1-1")
    page.body = [("text", "Entirely new words.")]
    page.save_revision().publish()

    begun = client.get(O1_1).content.decode()
    newest = client.get(f"{O1_1}?edition=latest").content.decode()

    assert "Entirely new words." not in begun
    assert "This lesson has been changed since you began it" in begun
    assert "Entirely new words." in newest


def test_an_added_step_is_announced_until_it_has_been_read() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1")
    a_lesson(ModulePage.objects.get(slug="m1"), "m1-4")
    client = signed_in(learner)

    before = client.get(M1).content.decode()
    client.post(f"/learn/modules/{activity('m1').uuid}/changes/")
    after = client.get(M1).content.decode()

    assert "Something has been added since you began" in before
    assert "Something has been added since you began" not in after


def test_looking_at_a_module_of_which_only_a_removed_step_was_left_completes_it() -> None:
    learner = a_learner(the_programme())
    study(learner, "o1", "m1-1", "m1-2")
    LessonPage.objects.get(slug="m1-3").unpublish()

    signed_in(learner).get(M1)

    assert ModuleProgress.objects.get(person=learner, activity=activity("m1")).completed_at is not None


def test_a_private_note_is_kept_and_shown_to_its_author_alone() -> None:
    programme = the_programme()
    page = LessonPage.objects.get(slug="o1-1")
    page.body = [
        {
            "type": "reflection",
            "value": {"reflection_id": "o1-r1", "prompt": "What matters to you?"},
            "id": "1",
        }
    ]
    page.save_revision().publish()
    author, other = a_learner(programme, name="Ann"), a_learner(programme, name="Bo")
    url = f"/notes/{activity('o1-1').uuid}/o1-r1/"

    response = signed_in(author).post(url, {"text": "A quiet morning", "next": O1_1})

    assert response["Location"] == f"{O1_1}#o1-r1"
    assert ReflectionNote.objects.get().text == "A quiet morning"
    assert "A quiet morning" in signed_in(author).get(O1_1).content.decode()
    assert "A quiet morning" not in signed_in(other).get(O1_1).content.decode()
    assert signed_in(author).post(f"/notes/{activity('o1-1').uuid}/elsewhere/").status_code == 404


def test_a_note_never_sends_its_author_to_another_site() -> None:
    programme = the_programme()
    page = LessonPage.objects.get(slug="o1-1")
    page.body = [{"type": "reflection", "value": {"reflection_id": "r", "prompt": "Why?"}, "id": "1"}]
    page.save_revision().publish()

    response = signed_in(a_learner(programme)).post(
        f"/notes/{activity('o1-1').uuid}/r/", {"text": "x", "next": "https://elsewhere.example/"}
    )

    assert response["Location"] == O1_1


@pytest.mark.parametrize("steps", [1, 12])
def test_a_lesson_takes_the_same_few_queries_however_long_its_module(
    steps: int, django_assert_max_num_queries: Any
) -> None:
    learner = a_learner(the_programme())
    for number in range(steps):
        a_lesson(ModulePage.objects.get(slug="o1"), f"extra-{number}")
    client = signed_in(learner)
    client.get(O1_1)

    # session, person, edition, page, enrolments, studies, where the lesson was begun
    with django_assert_max_num_queries(8):
        assert client.get(O1_1).status_code == 200


@pytest.mark.parametrize("steps", [1, 12])
def test_a_module_takes_the_same_few_queries_however_long_it_is(
    steps: int, django_assert_max_num_queries: Any
) -> None:
    learner = a_learner(the_programme())
    for number in range(steps):
        a_lesson(ModulePage.objects.get(slug="o1"), f"extra-{number}")
    client = signed_in(learner)
    client.get(O1_1)

    # session, person, edition, page, enrolments, studies, competencies
    with django_assert_max_num_queries(8):
        assert client.get("/programmes/prog/orientation/o1/").status_code == 200


def test_a_plan_that_is_late_says_so_on_the_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    learner = a_learner(the_programme())
    study(learner, "o1")
    monkeypatch.setattr("courses.views.study.today", lambda: START + timedelta(days=90))

    page = signed_in(learner).get("/programmes/prog/").content.decode()

    assert "Behind your plan" in page
