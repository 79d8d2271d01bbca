"""The operator's screens of the outbox."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from notifications.actions.send import send_due
from notifications.models import Mail
from people.vocabulary import ResponsibilityKind
from tests.notifications.news import MONDAY_MORNING, a_kind, a_notification
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
LIST = "/admin/reports/mails/"
PRIVATE = a_kind("test.private", sentence="The words between two people: {title}.")


def signed_in(kind: ResponsibilityKind) -> Client:
    person = a_person(kind.label, is_demo=True)
    a_responsibility(person, kind)
    client = Client()
    client.force_login(person)
    return client


def a_sent_mail(address: str = "nia@test.example") -> Mail:
    mail = a_notification(a_person("Nia Roberts", address), PRIVATE).mail
    send_due(at=MONDAY_MORNING)
    mail.refresh_from_db()
    return mail


def test_the_programme_team_finds_mails_and_never_reads_them() -> None:
    mail, _ = a_sent_mail(), a_sent_mail("ola@test.example")
    team = signed_in(ResponsibilityKind.PROGRAMME_ADMIN)

    pages = [
        team.get(f"{LIST}?q=nia%40test").content.decode(),
        team.get(f"{LIST}?state=sent").content.decode(),
        team.get(f"{LIST}inspect/{mail.pk}/").content.decode(),
    ]

    assert all("nia@test.example" in page for page in pages)
    assert "ola@test.example" not in pages[0]
    assert not any("words between two people" in page for page in pages)
    assert "nia@test.example" not in team.get(f"{LIST}?state=failed").content.decode()


def test_a_mail_is_sent_again_by_a_press() -> None:
    mail = a_sent_mail()
    team = signed_in(ResponsibilityKind.PROGRAMME_ADMIN)
    assert "Send it again" in team.get(f"{LIST}inspect/{mail.pk}/").content.decode()

    team.post(f"{LIST}{mail.pk}/resend/")

    mail.refresh_from_db()
    assert mail.state == "waiting"


def test_a_trainer_sees_no_mails_and_sends_none() -> None:
    mail = a_sent_mail()
    trainer = signed_in(ResponsibilityKind.TRAINER)

    assert trainer.get(LIST).status_code == 302
    assert trainer.get(f"{LIST}inspect/{mail.pk}/").status_code == 302
    assert trainer.post(f"{LIST}{mail.pk}/resend/").status_code in {302, 403}
    mail.refresh_from_db()
    assert mail.state == "sent"


def test_nobody_adds_changes_or_deletes_a_mail() -> None:
    mail = a_sent_mail()
    team = signed_in(ResponsibilityKind.PROGRAMME_ADMIN)

    for path in ("new/", f"edit/{mail.pk}/", f"delete/{mail.pk}/"):
        assert team.get(f"{LIST}{path}").status_code == 404


@pytest.mark.parametrize("mails", [1, 60])
def test_the_list_takes_the_same_number_of_queries_however_long(
    mails: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(mails):
        a_sent_mail(f"n{number}@test.example")
    team = signed_in(ResponsibilityKind.PROGRAMME_ADMIN)
    team.get(LIST)

    with django_assert_max_num_queries(25):  # Wagtail's menu and permissions; the mails 1, their count 1
        team.get(LIST)
