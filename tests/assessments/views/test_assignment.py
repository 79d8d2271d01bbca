from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assessments.models import AssignmentPage, Submission, SubmissionFile, SubmissionVersion
from courses.models import ProgrammePage, StepProgress
from people.models import Person
from tests.assessments.assignment_world import (
    CODE,
    REFER,
    WORDS,
    a_marker,
    an_assignment,
    handed_in,
    marked,
)
from tests.assessments.rules.test_work_file import a_docx
from tests.courses.world import AT, a_learner, a_person, activity, the_programme

pytestmark = pytest.mark.django_db
PAGE = f"/programmes/prog/orientation/o1/{CODE}/"
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def learner() -> Person:
    return a_learner(the_programme())


@pytest.fixture
def page(learner: Person) -> AssignmentPage:
    return an_assignment()


@pytest.fixture
def client(learner: Person) -> Client:
    client = Client()
    client.force_login(learner)
    return client


def url(place: str) -> str:
    return f"/assignments/{activity(CODE).uuid}/{place}/"


def write(client: Client, text: str, edition: int = 0, go: str = "save", **more: Any) -> Any:
    return client.post(url("draft"), {"text": text, "edition": edition, "go": go}, **more)


def test_work_is_written_and_handed_in_without_javascript(client: Client, page: AssignmentPage) -> None:
    before = client.get(PAGE).content.decode()
    saved = write(client, WORDS, follow=True).content.decode()
    check = write(client, WORDS, 1, "check", follow=True)
    after = client.post(url("check"), follow=True).content.decode()

    assert "Write about a conversation." in before
    assert "Listens: not yet." in before
    assert "Saved. Only you can read it until you hand it in." in saved
    assert "13 words of about 300" in check.content.decode()
    assert "Somebody marks it by" in after
    assert SubmissionVersion.objects.get().text == WORDS
    assert StepProgress.objects.get().completed_at is None


def test_a_script_saves_and_learns_the_edition(client: Client, page: AssignmentPage) -> None:
    answer = write(client, "One.", headers=SCRIPT)

    assert (answer.status_code, answer.json()["edition"]) == (200, 1)


def test_two_tabs_show_both_texts_and_lose_neither(client: Client, page: AssignmentPage) -> None:
    write(client, "From the phone.")

    by_script = write(client, "From the desk.", headers=SCRIPT)
    shown = write(client, "From the desk.")
    write(client, "Both.", 1)

    assert by_script.status_code == 409
    assert "From the phone." in shown.content.decode()
    assert "From the desk.</textarea>" in shown.content.decode()
    assert Submission.objects.get().draft == "Both."


def test_an_nhs_number_stops_handing_in_and_keeps_the_text(client: Client, page: AssignmentPage) -> None:
    check = write(client, "She is 943 476 5919.", go="check", follow=True).content.decode()
    client.post(url("check"), {"own": "on"})

    assert "has an NHS number in it (943 476 5919)" in check
    assert not SubmissionVersion.objects.exists()
    assert "943 476 5919" in client.get(PAGE).content.decode()


def test_a_postcode_asks_once_before_handing_in(client: Client, page: AssignmentPage) -> None:
    check = write(client, "We meet at LS1 4AP.", go="check", follow=True).content.decode()
    client.post(url("check"))
    assert not SubmissionVersion.objects.exists()

    client.post(url("check"), {"own": "on"})

    assert "has a postcode in it (LS1 4AP)" in check
    assert SubmissionVersion.objects.get().confirmed == ["postcode"]


def add(client: Client, name: str, content: bytes, **more: Any) -> Any:
    return client.post(url("files"), {"file": SimpleUploadedFile(name, content), **more}, follow=True)


def test_a_file_is_kept_in_private_and_sent_only_as_a_download(client: Client, page: AssignmentPage) -> None:
    words = a_docx("Words")
    add(client, "../My story.docx", words, text="Typed already.", edition="0")

    kept = SubmissionFile.objects.get()
    answer = client.get(f"/assignments/files/{kept.uuid}/")

    assert (kept.name, kept.kind) == ("My story.docx", "docx")
    assert Submission.objects.get().draft == "Typed already."
    assert answer["Content-Disposition"] == 'attachment; filename="My story.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content) == words  # type: ignore[attr-defined]
    assert Client().get(f"/media/{kept.stored_name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("story.docx", a_docx("943 476 5919"), "has an NHS number in it"),
        ("943_476_5919.txt", b"Words", "has an NHS number in it"),
        ("story.exe", b"MZ\x00", "This is not a PDF"),
    ],
)
def test_a_file_that_may_not_be_kept_is_refused_with_words(
    name: str, content: bytes, said: str, client: Client, page: AssignmentPage
) -> None:
    answer = add(client, name, content)

    assert said in answer.content.decode()
    assert not SubmissionFile.objects.exists()


def test_a_postcode_in_a_file_asks_before_handing_in(client: Client, page: AssignmentPage) -> None:
    add(client, "story.docx", a_docx("We meet at LS1 4AP."))

    check = client.get(url("check")).content.decode()

    assert "The file “story.docx” has a postcode in it." in check


def test_a_file_is_taken_away_with_its_content(
    client: Client, page: AssignmentPage, django_capture_on_commit_callbacks: Any
) -> None:
    add(client, "story.txt", b"Words")
    kept = SubmissionFile.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/assignments/files/{kept.uuid}/remove/", {"text": "Still here.", "edition": 0})

    assert not SubmissionFile.objects.exists()
    assert not default_storage.exists(kept.stored_name)
    assert Submission.objects.get().draft == "Still here."


@pytest.mark.parametrize("kind", ["stranger", "colleague"])
def test_somebody_elses_work_and_files_are_not_there(kind: str, client: Client, page: AssignmentPage) -> None:
    add(client, "story.txt", b"Words")
    kept = SubmissionFile.objects.get()
    other = Client()
    other.force_login(a_person() if kind == "stranger" else a_learner_too())

    assert other.get(f"/assignments/files/{kept.uuid}/").status_code == 404
    assert other.post(f"/assignments/files/{kept.uuid}/remove/").status_code == 404


def a_learner_too() -> Person:
    return a_learner(ProgrammePage.objects.get(slug="prog"))


def test_returned_work_shows_comments_and_what_changed(
    client: Client, learner: Person, page: AssignmentPage
) -> None:
    marker = a_marker("Tess Ward")
    marked(handed_in(learner, page), marker, (REFER, REFER), comment="Say what she said.")
    returned = client.get(PAGE).content.decode()

    handed_in(learner, page, WORDS.replace("mattered", "counted"), at=AT + timedelta(days=1))
    compared = client.get(url("versions/2")).content.decode()

    assert "Returned for revision" in returned
    assert "Say what she said." in returned
    assert "Listens: refer" in returned
    assert WORDS in returned
    assert "counted" in compared.split("<ins>")[1]
    assert "mattered" in compared.split("<del>")[1]


@pytest.mark.parametrize("versions", [1, 3])
def test_the_screen_takes_few_queries_however_often_it_was_handed_in(
    versions: int, client: Client, learner: Person, page: AssignmentPage, django_assert_max_num_queries: Any
) -> None:
    marker = a_marker()
    for number in range(versions):
        marked(handed_in(learner, page, f"{WORDS} {number}"), marker, (REFER, REFER))
    client.get(PAGE)

    # session, person, page, record of studies (5), rubric, submission, versions (5), files of the draft, inbox
    with django_assert_max_num_queries(22):
        client.get(PAGE)
