"""Mails that come back, by file, by webhook, and for the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from notifications.actions.bounce import NotedBounces, clear_failing, note_reports
from notifications.actions.send import send_due
from notifications.models import Bounce, Mail, Preference
from notifications.rules.bounce_report import BounceReport, reports_in
from tests.notifications.news import MONDAY_MORNING, a_notification
from tests.notifications.reports import a_complaint, a_delivery_report, a_mailbox
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db


def a_sent_mail(address: str = "nia@test.example") -> Mail:
    mail = a_notification(a_person(email=address)).mail
    send_due(at=MONDAY_MORNING)
    mail.refresh_from_db()
    return mail


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("failed", "5.1.1", "permanent"),
        ("failed", "5.2.2", "temporary"),
        ("failed", "4.4.7", "temporary"),
        ("delayed", "4.4.1", "temporary"),
        ("delivered", "2.0.0", None),
        ("relayed", "2.0.0", None),
    ],
)
def test_a_delivery_report_says_what_became_of_a_mail(action: str, status: str, kind: str | None) -> None:
    raw = a_delivery_report("<one@linkway.example>", "nia@test.example", action=action, status=status)

    found = reports_in(raw)

    assert [(each.kind, each.status, each.message_id) for each in found] == (
        [(kind, status, "<one@linkway.example>")] if kind else []
    )


@pytest.mark.parametrize(
    "raw", [b"", b"Subject: hello\n\nwords", b"\xff\xfe\x00", b"Content-Type: multipart/report\n\n"]
)
def test_what_is_no_report_reports_nothing(raw: bytes) -> None:
    assert reports_in(raw) == []


def test_a_mail_that_came_back_stops_further_ones_until_the_address_works_again() -> None:
    mail = a_sent_mail()
    report = reports_in(a_delivery_report(mail.message_id, "forwarded@elsewhere.example"))

    noted = note_reports(report, at=MONDAY_MORNING)

    mail.refresh_from_db()
    assert (noted, mail.state) == (NotedBounces(noted=1), "bounced")
    person = mail.person
    assert person
    a_notification(person, occasion="while it fails")
    assert clear_failing("nia@test.example", at=MONDAY_MORNING) == 1
    a_notification(person, occasion="when it works")
    assert list(person.mails.values_list("occasion", flat=True).order_by("pk")) == ["once", "when it works"]


def test_a_report_is_noted_once_and_one_about_a_stranger_not_at_all() -> None:
    mail = a_sent_mail()
    known = BounceReport("r1", "nia@test.example", "permanent", "5.1.1", mail.message_id)
    strange = BounceReport("r2", "nobody@test.example", "permanent", "5.1.1")

    assert note_reports([known, strange], at=MONDAY_MORNING) == NotedBounces(noted=1, strangers=1)
    assert note_reports([known], at=MONDAY_MORNING) == NotedBounces(known=1)
    assert Bounce.objects.count() == 1


def test_a_temporary_trouble_stops_nothing() -> None:
    mail = a_sent_mail()

    note_reports([BounceReport("r1", mail.address, "temporary", "4.2.1")], at=MONDAY_MORNING)

    mail.refresh_from_db()
    assert mail.state == "sent"


def test_a_complaint_is_noted_for_the_operator() -> None:
    mail = a_sent_mail()

    note_reports(reports_in(a_complaint(mail.message_id, mail.address)), at=MONDAY_MORNING)

    assert Bounce.objects.get().kind == "complaint"
    assert not Preference.objects.exists(), "a kind that nobody registered cannot be stopped"


def test_a_mailbox_is_read_once_however_often(tmp_path: Path, capsys: Any) -> None:
    mail = a_sent_mail()
    box = a_mailbox(
        tmp_path / "box", a_delivery_report(mail.message_id, mail.address), b"Subject: out of office\n\nAway."
    )

    call_command("import_bounces", str(box), "--dry-run")
    assert not Bounce.objects.exists()
    call_command("import_bounces", str(box))
    call_command("import_bounces", str(box))

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("1 would be noted")
    assert said[1].startswith("1 noted, 0 known before, 0 about mails that are not Linkway's, 1 messages")
    assert said[2].startswith("0 noted, 1 known before")


def test_one_message_is_read_as_well(tmp_path: Path) -> None:
    mail = a_sent_mail()
    (tmp_path / "one.eml").write_bytes(a_delivery_report(mail.message_id, mail.address))

    call_command("import_bounces", str(tmp_path / "one.eml"))

    assert Bounce.objects.get().mail == mail


@pytest.mark.parametrize(("content", "status"), [(None, 2), (b"", 1), (b"Subject: hello\n\nwords", 1)])
def test_a_file_without_reports_and_a_missing_file_say_so(
    tmp_path: Path, content: bytes | None, status: int
) -> None:
    file = tmp_path / "box"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(CommandError) as refused:
        call_command("import_bounces", str(file))

    assert refused.value.returncode == status
