from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learning_records.models import Statement
from people.actions.import_run import ImportRefused, confirm, perform_run
from people.models import AuditEntry, ImportRun, Membership, Person, Post, Responsibility
from people.vocabulary import ResponsibilityKind
from tests.people.factories import NOW, TODAY, a_group, a_person, a_post, a_responsibility, an_organisation
from tests.people.post_files import HEADING, row

pytestmark = pytest.mark.django_db

RECORDS = ["persons", "posts", "organisations", "groups", "memberships", "responsibilities"]


@pytest.fixture
def admin() -> Person:
    person = a_person("Ada", is_demo=True)
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    return person


@pytest.fixture
def trainer() -> Person:
    person = a_person("Tri", is_demo=True)
    a_responsibility(person, ResponsibilityKind.TRAINER)
    return person


@pytest.mark.parametrize("name", RECORDS)
def test_the_programme_team_keeps_the_records_and_a_trainer_does_not(
    client: Client, admin: Person, trainer: Person, name: str
) -> None:
    a_post(admin)
    a_group(members=(admin,))
    paths = [f"/admin/people/{name}/", f"/admin/people/{name}/?q=ada", f"/admin/people/{name}/new/"]

    client.force_login(admin)
    assert [client.get(path).status_code for path in paths] == [200, 200, 200]
    client.force_login(trainer)
    assert [client.get(path).status_code for path in paths] == [302, 302, 302]
    assert client.get("/admin/people/imports/").status_code == 302


@pytest.mark.parametrize("number", [1, 40])
def test_a_list_takes_the_same_number_of_queries_however_long(
    client: Client, admin: Person, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        a_post(a_person())
    client.force_login(admin)
    client.get("/admin/people/posts/")

    with django_assert_max_num_queries(
        30
    ):  # Wagtail's menu and permissions; posts 1, their count 1, filters 2
        client.get("/admin/people/posts/")


def test_a_record_is_saved_by_its_action_with_audit_and_statement(client: Client, admin: Person) -> None:
    client.force_login(admin)
    employer, group = an_organisation(), a_group()
    form = {"name": "Bo  Ray", "email": "BO@x.example", "ref": "", "is_active": "on"}

    client.post("/admin/people/persons/new/", form)
    bo = Person.objects.get(email="bo@x.example")
    post = {"person": bo.pk, "role": 1, "employer": employer.pk, "fte": "0.5", "started_on": "2026-01-05"}
    client.post("/admin/people/posts/new/", {**post, "funder": "ARRS"})
    client.post(
        "/admin/people/memberships/new/", {"person": bo.pk, "group": group.pk, "started_on": "2026-01-05"}
    )
    client.post(
        "/admin/people/responsibilities/new/",
        {"person": bo.pk, "kind": "trainer", "started_on": "2026-01-05"},
    )

    assert (bo.name, Post.objects.get().fundings.get().funder) == ("Bo Ray", "ARRS")
    assert Membership.objects.get().group == group
    assert Responsibility.objects.get(person=bo).kind == "trainer"
    assert set(AuditEntry.objects.filter(person=bo, by=admin).values_list("action", flat=True)) == {
        "person added",
        "post started",
        "group joined",
        "responsibility given",
    }
    assert list(Statement.objects.order_by("id").values_list("verb", flat=True)) == [
        "joined",
        "confirmed",
        "joined",
    ]


def test_what_an_action_refuses_stands_on_the_form(client: Client, admin: Person) -> None:
    client.force_login(admin)
    post = a_post(a_person("Bo"))
    form = {"person": post.person_id, "role": post.role_id, "employer": post.employer_id, "fte": "2"}

    answer = client.post("/admin/people/posts/new/", {**form, "started_on": "2026-01-05"})

    said = answer.content.decode()
    assert "Full-time equivalent is over 0 and at most 1." in said
    assert "on some of the same days" in said
    assert Post.objects.count() == 1


def test_nothing_is_deleted(client: Client, admin: Person) -> None:
    client.force_login(admin)

    assert client.post(f"/admin/people/persons/delete/{admin.pk}/").status_code == 404
    assert client.get("/admin/users/").status_code == 404


def send(client: Client, *rows: str, kind: str = "posts") -> ImportRun:
    content = "\n".join([HEADING, *rows]).encode()
    client.post("/admin/people/imports/", {"kind": kind, "file": SimpleUploadedFile("posts.csv", content)})
    return ImportRun.objects.latest("pk")


def test_a_file_is_checked_confirmed_performed_by_the_worker_and_reported(
    client: Client, admin: Person, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr("people.actions.import_run._ask", lambda task, pk: asked.append((task, pk)))
    client.force_login(admin)

    run = send(client, row(), row())
    preview = client.get(f"/admin/people/imports/{run.pk}/").content.decode()
    assert "What it would do" in preview
    assert "This is the post of line 2" in preview
    assert not Post.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/people/imports/{run.pk}/")
    assert asked == [("people.run_import", run.pk)]
    assert "The worker is writing" in client.get(f"/admin/people/imports/{run.pk}/").content.decode()

    perform_run(run.pk, at=NOW, today=TODAY)
    perform_run(run.pk, at=NOW, today=TODAY)

    run.refresh_from_db()
    assert (run.status, Post.objects.count()) == ("done", 1)
    assert AuditEntry.objects.filter(action="post imported", by=admin).count() == 1
    report = client.get(f"/admin/people/imports/{run.pk}/report/").content.decode()
    assert report.startswith("posts.csv: Done: 2 rows; 1 new")


def test_a_refused_file_cannot_be_confirmed(client: Client, admin: Person) -> None:
    client.force_login(admin)

    run = send(client, row(fte="9"))

    said = client.get(f"/admin/people/imports/{run.pk}/").content.decode()
    assert "What is wrong" in said
    assert "Import it" not in said
    with pytest.raises(ImportRefused):
        confirm(run)


@pytest.mark.parametrize("noun", ["person", "group", "organisation"])
def test_the_programme_team_chooses_people_and_a_trainer_finds_nobody(
    client: Client, admin: Person, trainer: Person, noun: str
) -> None:
    ann, group = a_person("Ann Lee"), a_group()
    chosen = {"person": ann, "group": group, "organisation": an_organisation()}[noun]
    at = f"/admin/{noun}_chooser/"
    paths = [at, f"{at}results/?q=a", f"{at}chosen/{chosen.pk}/", f"{at}chosen-multiple/?id={chosen.pk}"]

    client.force_login(admin)
    assert [client.get(path).status_code for path in paths] == [200, 200, 200, 200]
    assert client.get(f"{at}chosen/nobody/").status_code == 404
    client.force_login(trainer)
    assert [client.get(path).status_code for path in paths] == [404, 404, 404, 404]
