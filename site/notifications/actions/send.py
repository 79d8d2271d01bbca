"""Handing the mails of the outbox to the mail server.

Each mail is sent while its row is locked, and marked in the same transaction. Whoever dies in between has sent it
unmarked; it is sent again under the same Message-ID, which mail programs show once.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, transaction

from notifications.actions.bounce import note_refusal
from notifications.actions.render import email_of
from notifications.kinds import may_be_stopped
from notifications.models import Mail
from notifications.queries.delivery import choices_of, days_of
from notifications.rules.hours import next_working_moment
from notifications.rules.retry import is_hopeless, pause_after
from notifications.rules.standing import reason_to_cancel
from notifications.vocabulary import Delivery, MailState

AT_A_TIME = 200

logger = logging.getLogger(__name__)


class Outcome(Enum):
    SENT = auto()
    NOT_TAKEN = auto()
    NO_SERVER = auto()
    LEFT_ALONE = auto()


@dataclass(frozen=True)
class Problem:
    """Why a mail was not taken: the server's code (0 where it never answered), and the class of the error."""

    code: int
    name: str
    is_final: bool
    is_refused_address: bool = False

    @property
    def is_servers(self) -> bool:
        """Whether the mail server itself cannot be reached, so that the next mail would wait in vain too."""
        return self.code == 0 and not self.is_final

    def __str__(self) -> str:
        return f"{self.code} {self.name}" if self.code else self.name


def send_due(*, at: datetime) -> int:
    """Send what is due, oldest first and some at a time; return how many were sent."""
    due = list(Mail.objects.due(at).order_by("not_before", "pk").values_list("pk", flat=True)[:AT_A_TIME])
    sent = 0
    connection = get_connection()
    for number in due:
        outcome = send(number, at=at, connection=connection)
        sent += outcome is Outcome.SENT
        if outcome is Outcome.NO_SERVER:
            break
    _close(connection)
    return sent


@transaction.atomic
def send(number: int, *, at: datetime, connection: BaseEmailBackend | None = None) -> Outcome:
    """Send one mail, unless it was sent, is not due, or another process has it."""
    mail = (
        Mail.objects.due(at)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("person", "notification")
        .filter(pk=number)
        .first()
    )
    if mail is None or not _still_goes(mail, at=at):
        return Outcome.LEFT_ALONE
    problem = _hand_over(mail, connection)
    mail.attempts += 1
    if problem is None:
        _mark_sent(mail, at)
    else:
        _mark_failed(mail, problem, at)
    mail.save()
    if problem is None:
        return Outcome.SENT
    return Outcome.NO_SERVER if problem.is_servers else Outcome.NOT_TAKEN


def _still_goes(mail: Mail, *, at: datetime) -> bool:
    """Look again at whom a message is for: what was true when it was told may no longer be."""
    person = mail.person
    if person is None or (mail.notification_id is None and mail.digest_id is None):
        return True
    chosen = choices_of([person.pk], [mail.kind]).get((person.pk, mail.kind))
    reason = reason_to_cancel(
        may_sign_in=person.is_active and bool(person.email),
        is_stopped=chosen is not None and chosen != Delivery.EMAIL and may_be_stopped(mail.kind),
        is_read=mail.notification is not None and mail.notification.is_read,
        keeps_hours=mail.keeps_hours,
    )
    if reason:
        mail.state, mail.problem = MailState.CANCELLED, reason
        forget_words(mail, at=at)
        mail.save()
        return False
    mail.address = person.email or mail.address
    if mail.keeps_hours and (moment := next_working_moment(at, days_of([person.pk])[person.pk])) > at:
        mail.not_before = moment
        mail.save()
        return False
    return True


def _hand_over(mail: Mail, connection: BaseEmailBackend | None) -> Problem | None:
    try:
        email = email_of(mail)
        email.connection = connection
        email.send()
    except DatabaseError:
        raise
    except Exception as error:  # whatever it is, the mails behind this one are to go on
        problem = _problem_of(error)
        logger.warning("Mail %s was not taken: %s.", mail.pk, problem)
        if connection is not None:
            _close(connection)
        return problem
    return None


def _problem_of(error: Exception) -> Problem:
    name = type(error).__name__
    if isinstance(error, SMTPRecipientsRefused):
        code = int(next(iter(error.recipients.values()), (0, b""))[0])
        return Problem(code, name, is_final=is_hopeless(code), is_refused_address=is_hopeless(code))
    if isinstance(error, SMTPResponseException):
        code = int(error.smtp_code)
        return Problem(code, name, is_final=isinstance(error, SMTPDataError) and is_hopeless(code))
    is_servers = isinstance(error, (SMTPException, OSError))
    return Problem(0, name, is_final=not is_servers)


def _close(connection: BaseEmailBackend) -> None:
    """Let go of a connection that failed, so that the next mail opens its own."""
    try:
        connection.close()
    except (SMTPException, OSError):
        logger.debug("The mail server was gone already.")


def _mark_sent(mail: Mail, at: datetime) -> None:
    mail.state, mail.sent_at, mail.problem = MailState.SENT, at, ""
    if mail.is_secret:
        forget_words(mail, at=at)


def _mark_failed(mail: Mail, problem: Problem, at: datetime) -> None:
    mail.problem = str(problem)
    pause = None if problem.is_final else pause_after(mail.attempts)
    if problem.is_refused_address:
        mail.state = MailState.BOUNCED
        note_refusal(mail, code=problem.code, at=at)
    elif pause is None:
        mail.state = MailState.FAILED
    else:
        mail.not_before = at + pause


def forget_words(mail: Mail, *, at: datetime) -> None:
    """Blank the words of a mail; the caller saves."""
    mail.message, mail.blanked_at = {}, at
