"""What the retention schedule removes at a moment, category by category; each gives the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from django.db import connection
from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils.timezone import localdate

from assessments.actions.exchange.run import purge_question_imports
from foundations.period import add_months
from notifications.actions.purge import purge as purge_messages
from notifications.models import Mail
from people.actions.device import purge_devices
from people.actions.import_run import purge_runs
from people.actions.join_request import purge_requests
from people.actions.purge import (
    AUDIT_KEPT_FOR,
    OPENINGS_KEPT_FOR,
    purge_old_guest_links,
    purge_old_sign_ins,
)
from people.models import Person, Post
from people.models.dated import not_over_on
from portfolio.actions import forget
from portfolio.actions.erasure import erase_for_good
from portfolio.models import ClosedAccount, DataExport, ExternalTraining
from portfolio.rules.retention import (
    LAST_MAIL_KEPT_FOR,
    PRIVATE_MONTHS,
    RECORD_MONTHS,
    TRAINING_MONTHS,
    active_until,
    is_over,
)
from portfolio.vocabulary import LAST_MAIL, ErasureCause

_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


def erase_unused_records(at: datetime) -> int:
    """Erase everybody whose record was last needed six years ago or more."""
    _note_closed_accounts(at)
    today = localdate(at)
    due = [pk for pk, day in _last_needed(today) if is_over(day, months=RECORD_MONTHS, on=today)]
    for person in Person.objects.filter(pk__in=due).order_by("pk"):
        erase_for_good(person, cause=ErasureCause.SCHEDULE, at=at)
    return len(due)


def remove_private_writing(at: datetime) -> int:
    """Remove the private writing of accounts that were closed twelve months ago or more."""
    _note_closed_accounts(at)
    closed = ClosedAccount.objects.filter(closed_on__lte=add_months(localdate(at), -PRIVATE_MONTHS))
    return forget.remove_private_writing(list(closed.values_list("person_id", flat=True)), at)


def remove_old_training(at: datetime) -> int:
    """Remove training from elsewhere that was done ten years ago or more, with its certificates."""
    old = ExternalTraining.objects.filter(done_on__lte=add_months(localdate(at), -TRAINING_MONTHS))
    forget.remove_files([row.file_name for row in old if row.file_name])
    return old.delete()[0]


def remove_old_messages(at: datetime) -> int:
    """Remove old messages; the last mail to somebody erased goes earlier."""
    last = Mail.objects.filter(kind=LAST_MAIL, queued_at__lt=at - LAST_MAIL_KEPT_FOR)
    return last.delete()[0] + purge_messages(at=at)


def remove_old_requests(at: datetime) -> int:
    return purge_requests(at=at)


def remove_old_guest_links(at: datetime) -> int:
    return purge_old_guest_links(at=at)


def remove_old_looks(at: datetime) -> int:
    return _purge(_NEVER, at - OPENINGS_KEPT_FOR, at)


def remove_old_audit(at: datetime) -> int:
    return _purge(at - AUDIT_KEPT_FOR, _NEVER, at)


def remove_old_sign_ins(at: datetime) -> int:
    return purge_old_sign_ins(at=at) + purge_devices(at=at)


def remove_old_imports(at: datetime) -> int:
    return purge_runs(at=at) + purge_question_imports(at=at)


def remove_old_copies(at: datetime) -> int:
    copies = DataExport.objects.expired(at)
    forget.remove_files([copy.file_name for copy in copies])
    return copies.delete()[0]


def _purge(audit_before: datetime, looks_before: datetime, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_purge(%s, %s, %s)", [audit_before, looks_before, at])
        return int(cursor.fetchone()[0])


def _note_closed_accounts(at: datetime) -> None:
    """Keep since when somebody may not sign in, whoever closed the account; an account opened again is none."""
    people = Person.objects.current()
    ClosedAccount.objects.filter(person__is_active=True).delete()
    closed = people.filter(is_active=False, closed_account__isnull=True)
    ClosedAccount.objects.bulk_create(
        [ClosedAccount(person_id=pk, closed_on=localdate(at)) for pk in closed.values_list("pk", flat=True)],
        ignore_conflicts=True,
    )


def _last_needed(today: date) -> Iterable[tuple[int, date | None]]:
    """Give everybody on record and the day on which their record was last needed; one query."""
    running = Post.objects.filter(not_over_on(today), person=OuterRef("pk"))
    rows = (
        Person.objects.current()
        .filter(Q(erasure__isnull=True))
        .annotate(
            in_post=Exists(running), left_on=Max("posts__ended_on"), closed=F("closed_account__closed_on")
        )
        .values_list("pk", "joined_at", "last_login", "left_on", "in_post", "closed")
    )
    for pk, joined, signed_in, left_on, in_post, closed_on in rows.iterator(chunk_size=5000):
        yield (
            pk,
            active_until(
                joined_on=localdate(joined),
                signed_in_on=localdate(signed_in) if signed_in else None,
                left_on=left_on,
                in_post=in_post,
                closed_on=closed_on,
            ),
        )
