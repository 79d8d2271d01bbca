"""Noting mails that came back, and that an address works again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from notifications.actions.preference import stop
from notifications.kinds import may_be_stopped
from notifications.models import Bounce, Mail
from notifications.rules.bounce_report import BounceReport
from notifications.vocabulary import BounceKind, MailState


@dataclass(frozen=True)
class NotedBounces:
    """How many reports were new, known already, and about mails that are not ours."""

    noted: int = 0
    known: int = 0
    strangers: int = 0

    def __add__(self, other: NotedBounces) -> NotedBounces:
        return NotedBounces(
            self.noted + other.noted, self.known + other.known, self.strangers + other.strangers
        )


@transaction.atomic
def note_reports(reports: Iterable[BounceReport], *, at: datetime) -> NotedBounces:
    """Note what mail servers report; a report that was read before changes nothing."""
    total = NotedBounces()
    for report in reports:
        total += _note(report, at)
    return total


def _note(report: BounceReport, at: datetime) -> NotedBounces:
    mail = _mail_of(report)
    if mail is None:
        return NotedBounces(strangers=1)
    _, is_new = Bounce.objects.get_or_create(
        report=report.report,
        address=mail.address,
        defaults={"mail": mail, "kind": report.kind, "status": report.status, "at": at},
    )
    if not is_new:
        return NotedBounces(known=1)
    if report.kind == BounceKind.PERMANENT:
        mail.state = MailState.BOUNCED
        mail.save(update_fields=["state"])
    if report.kind == BounceKind.COMPLAINT and mail.person is not None and may_be_stopped(mail.kind):
        stop(person=mail.person, kind=mail.kind, at=at)
    return NotedBounces(noted=1)


def _mail_of(report: BounceReport) -> Mail | None:
    """Return the mail that a report is about: by its Message-ID, else the latest to that address."""
    mails = Mail.objects.select_related("person").select_for_update(of=("self",))
    if report.message_id and (mail := mails.filter(message_id=report.message_id).first()):
        return mail
    return mails.to_address(report.address).exclude(sent_at=None).order_by("-sent_at", "-pk").first()


def note_refusal(mail: Mail, *, code: int, at: datetime) -> None:
    """Note that the mail server refused the address while the mail was handed over."""
    Bounce.objects.get_or_create(
        report=f"smtp {mail.message_id} {mail.attempts}",
        address=mail.address,
        defaults={"mail": mail, "kind": BounceKind.PERMANENT, "status": str(code), "at": at},
    )


def clear_failing(address: str, *, at: datetime) -> int:
    """Believe again in an address from which mail came back; return how many reports that clears."""
    failing = Bounce.objects.filter(address=address, kind=BounceKind.PERMANENT, cleared_at__isnull=True)
    return failing.update(cleared_at=at)
