from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from wagtail.models import Site

from courses.models import ModulePage
from people.models import AuditEntry, Invitation, Organisation, Person, Responsibility
from tests.people.factories import a_person
from tests.website.joining import PASSWORD
from website.models import SetUpMark

pytestmark = pytest.mark.django_db

ADA = {"admin_email": "Ada@Example.org", "admin_name": "Ada Byron"}


@pytest.fixture(autouse=True)
def a_small_curriculum(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ship two modules instead of a hundred; one is about safeguarding, and nobody has reviewed it."""
    year = tmp_path / "year-1"
    (tmp_path / "programme.md").write_text(
        "---\nid: tiny\ntitle: Tiny programme\nsummary: Short.\nyears: [year-1]\n---\n"
    )
    year.mkdir()
    (year / "year.md").write_text(
        "---\nid: year-1\ntitle: Year 1\nsummary: First.\nmodules:\n  - t-01: Safe\n  - t-02: Other\n---\n"
    )
    for code, title, review in (
        ("t-01", "Safe", "review:\n  needed: [safeguarding]\n"),
        ("t-02", "Other", ""),
    ):
        module = year / f"{code[2:]}-{title.lower()}"
        module.mkdir()
        (module / "module.md").write_text(
            f"---\nid: {code}\ntitle: {title}\nsummary: Why.\noutcomes: [Know]\nminutes: 10\n{review}---\n"
        )
        (module / "01-one.lesson.md").write_text(
            f"---\nid: {code}-one\ntitle: One of {title}\nminutes: 5\n---\n\nWords.\n"
        )
    monkeypatch.setattr("courses.management.commands.load_curriculum.SHIPPED", tmp_path)


def set_up(**options: Any) -> str:
    out = StringIO()
    terms = {**ADA, "no_input": True, "no_curriculum": True, **options}
    call_command("set_up", stdout=out, stderr=out, **terms)
    return out.getvalue()


def test_an_empty_site_gets_its_name_administrator_organisations_mail_and_no_demo() -> None:
    said = set_up(site_name="Linkway North")

    site = Site.objects.get()
    assert (site.site_name, site.hostname) == ("Linkway North", "127.0.0.1")
    ada = Person.objects.get()
    assert (ada.email, ada.is_staff, ada.is_superuser, ada.is_demo) == ("ada@example.org", True, False, False)
    assert Responsibility.objects.get().kind == "programme_admin"
    assert Organisation.objects.filter(kind="region").count() == 7
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert AuditEntry.objects.filter(person=ada, action="responsibility given").exists()
    assert "[x] Organisations" in said


def test_the_administrator_comes_in_by_the_link_that_is_printed(client: Client) -> None:
    link = set_up().rstrip().rsplit("\n", 1)[1].strip()

    said = client.get(link.replace("http://127.0.0.1:8000", ""), follow=True).content.decode()
    assert "Welcome, Ada Byron" in said
    answer = client.post("/join/invitation/", {"password": PASSWORD})

    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 302  # to the second step of signing in, before anything else


def test_again_changes_nothing_and_gives_another_link_until_the_first_has_come_in() -> None:
    first, second = set_up(), set_up()
    assert first.rsplit("/", 2)[1] != second.rsplit("/", 2)[1]
    ada = Person.objects.get()
    ada.set_password(PASSWORD)
    ada.save()

    third = set_up()

    assert "/join/invitation/" not in third
    assert (Person.objects.count(), Responsibility.objects.count(), Site.objects.count()) == (1, 1, 1)
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"admin_email": "ada"},
        {"site_address": "linkway.example"},
        {"site_address": "https://elsewhere.example"},
    ],
)
def test_a_wrong_value_is_refused_with_status_1_and_changes_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError) as refused:
        set_up(**wrong)

    assert refused.value.returncode == 1
    assert not Person.objects.exists()


def test_what_is_missing_is_wrong_usage() -> None:
    with pytest.raises(CommandError, match="--admin-email and --admin-name") as wrong:
        set_up(admin_email="", admin_name="")

    assert wrong.value.returncode == 2


def test_it_asks_for_what_is_not_given_and_takes_what_it_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        "Name of the site": "Linkway North",
        "E-mail address": "ada@example.org",
        "Their name": "Ada Byron",
    }
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next((words for begins, words in said.items() if question.startswith(begins)), "")

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    set_up(no_input=False, admin_email="", admin_name="")

    assert len(asked) == 4
    assert (Site.objects.get().site_name, Person.objects.get().name) == ("Linkway North", "Ada Byron")


def test_a_mail_server_that_refuses_is_status_1_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise ConnectionRefusedError("nobody listens")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    with pytest.raises(CommandError, match="nobody listens") as failed:
        set_up()

    assert failed.value.returncode == 1
    assert Person.objects.exists()
    assert not SetUpMark.objects.filter(step="mail_sent").exists()


def test_modules_about_safety_stay_drafts_in_production_and_are_listed_with_their_review(
    settings: Any,
) -> None:
    settings.LINKWAY_PUBLISH_UNREVIEWED = False

    said = set_up(no_curriculum=False)

    assert "t-01 (Safe; needs: Safeguarding)" in said
    assert "to be reviewed: Safe (Safeguarding)" in said
    assert dict(ModulePage.objects.values_list("code", "live")) == {"t-01": False, "t-02": True}


def test_the_checklist_stands_on_the_first_page_of_the_administration_for_the_programme_team(
    client: Client, settings: Any
) -> None:
    settings.LINKWAY_PUBLISH_UNREVIEWED = False
    settings.ADMIN_NEEDS_SECOND_STEP = False
    set_up(no_curriculum=False)
    client.force_login(Person.objects.get())

    said = client.get("/admin/").content.decode()
    assert "Setting up this site" in said
    assert "Safe (Safeguarding)" in said
    client.post("/admin/set-up/test-mail/", {"arrived": "1"})

    assert set(SetUpMark.objects.values_list("step", flat=True)) == {"mail_sent", "mail_arrived"}


def test_the_checklist_is_not_for_others(client: Client) -> None:
    from people.vocabulary import ResponsibilityKind
    from tests.people.factories import a_responsibility

    trainer = a_person("Tri", is_demo=True)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)

    assert "Setting up this site" not in client.get("/admin/").content.decode()
    assert client.get("/admin/set-up/test-mail/").status_code in {302, 403}
