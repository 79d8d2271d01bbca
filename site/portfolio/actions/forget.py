"""What happens to each category of somebody's data when they are erased; each gives the number of rows.

The ids are those of one person: their own, and those of records that were merged into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Model, Q
from django.utils.timezone import localdate

from assessments.actions.observation_forget import forget_observations
from assessments.models import EvidenceFile, MarkingDraft, ObservationPreparation, SubmissionFile
from competencies.actions.join_verifications import forget_verifications
from courses.models import ReflectionNote
from foundations.registries import holds_personal_data
from notifications.actions.forget import forget as forget_messages
from people.actions.device import end_devices
from people.actions.guest_link import forget_guests
from people.actions.roles import sync_roles
from people.models import Invitation, JoinRequest, Membership, Person, Post, PostDoubt, Responsibility
from portfolio.models import Certificate, ClosedAccount, CPDEntry, DataExport, ExternalTraining

Ids = Sequence[int]

# Deeper rows first, so that nothing is counted with what stands above it.
LEARNING: Final = (
    "assessments.CriterionMark",
    "assessments.MarginComment",
    "assessments.Marking",
    "assessments.MarkingTask",
    "assessments.SubmissionVersion",
    "assessments.SubmissionFile",
    "assessments.Submission",
    "assessments.EvidenceFile",
    "assessments.AttemptEntry",
    "assessments.Attempt",
    "assessments.LessonToRevise",
    "assessments.AttemptRequest",
    "assessments.Accommodation",
    "courses.StepProgress",
    "courses.ModuleProgress",
    "courses.RouteProgress",
    "courses.PathwayChoice",
    "courses.PriorClaimPart",
    "courses.PriorClaim",
    "courses.PriorLearning",
    "portfolio.CPDEntry",
    "portfolio.CPDPlan",
)


def remove_rows(labels: Sequence[str], ids: Ids) -> int:
    """Delete the rows of people in these models, found as the list of personal data says."""
    removed = 0
    for label in labels:
        held = holds_personal_data[label]
        rows = apps.get_model(label)._default_manager.filter(**{f"{held.person_path}__in": ids})
        removed += rows.delete()[0]
    return removed


def remove_learning(ids: Ids, at: datetime) -> int:
    """Remove progress, attempts, work, the log and certificates; the files go once the transaction is through."""
    work = SubmissionFile.objects.filter(submission__person__in=ids)
    remove_files([file.stored_name for file in work.only("uuid", "kind")])
    brought = EvidenceFile.objects.filter(person__in=ids)
    remove_files([file.stored_name for file in brought.only("uuid", "kind")])
    certificates = Certificate.objects.filter(recipient__in=ids)
    remove_files([certificate.file_name for certificate in certificates.only("pk")])
    return certificates.delete()[0] + forget_observations(ids, at) + remove_rows(LEARNING, ids)


def remove_training(ids: Ids, at: datetime) -> int:
    """Remove what was taken elsewhere, with the certificates."""
    held = ExternalTraining.objects.filter(person__in=ids)
    remove_files([row.file_name for row in held if row.file_name])
    return held.delete()[0]


def empty_confirmations(ids: Ids, at: datetime) -> int:
    """Blank what was written about confirmations, the links to these people, and whom they asked by e-mail."""
    return forget_verifications(ids, at) + forget_guests(ids, at=at)


def remove_private_writing(ids: Ids, at: datetime) -> int:
    """Remove private notes and marks that were not decided, and blank what was written in the log."""
    removed = ReflectionNote.objects.filter(person__in=ids).delete()[0]
    removed += ObservationPreparation.objects.filter(person__in=ids).delete()[0]
    removed += MarkingDraft.objects.filter(by__in=ids).delete()[0]
    written = CPDEntry.objects.filter(person__in=ids).exclude(learned="", changed="", benefit="")
    return removed + written.update(learned="", changed="", benefit="")


def remove_messages(ids: Ids, at: datetime) -> int:
    return sum(forget_messages(person) for person in Person.objects.filter(pk__in=ids))


def remove_requests(ids: Ids, at: datetime) -> int:
    """Remove requests of these people, and those from their addresses."""
    addresses = EmailAddress.objects.filter(user__in=ids).values_list("email", flat=True)
    known = {address.lower() for address in addresses}
    known |= {address for address in _emails(ids) if address}
    removed = JoinRequest.objects.filter(person__in=ids).delete()[0]
    return removed + JoinRequest.objects.filter(address__in=known).delete()[0]


def end_sign_ins(ids: Ids, at: datetime) -> int:
    """Sign out everywhere, then remove sign-ins and looks by the one database function that may."""
    ended = sum(end_devices(person=person, at=at) for person in Person.objects.filter(pk__in=ids))
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_forget(%s, %s)", [list(ids), at])
        return ended + int(cursor.fetchone()[0])


def end_what_runs(ids: Ids, at: datetime) -> int:
    """End memberships and responsibilities that still run, and take the reference off every post."""
    today = localdate(at)
    ended = Post.objects.filter(person__in=ids, ref__isnull=False).update(ref=None)
    over = Responsibility.objects.filter(Q(person__in=ids) | Q(subject__in=ids))
    for rows in (Membership.objects.filter(person__in=ids), over):
        ended += rows.filter(started_on__gte=today).delete()[0]
        ended += rows.filter(ended_on__isnull=True).update(ended_on=today)
        ended += rows.filter(ended_on__gt=today).update(ended_on=today)
    sync_roles(list(ids), on=today)
    return ended


def empty_accounts(ids: Ids, at: datetime) -> int:
    """Blank names, remove addresses and ways of signing in, and cut the link to the ledger."""
    removed = 0
    accounts: tuple[tuple[type[Model], str], ...] = (
        (EmailAddress, "user"),
        (Authenticator, "user"),
        (SocialAccount, "user"),
        (Invitation, "person"),
        (PostDoubt, "person"),
        (ClosedAccount, "person"),
    )
    for model, field in accounts:
        removed += model._default_manager.filter(**{f"{field}__in": ids}).delete()[0]
    for person in Person.objects.filter(pk__in=ids):
        person.name, person.email, person.ref = "", None, None
        person.is_active = person.is_superuser = person.is_staff = False
        person.last_login, person.actor = None, uuid4()
        person.set_unusable_password()
        person.save()
        removed += 1
    return removed


def remove_copies(ids: Ids, at: datetime) -> int:
    copies = DataExport.objects.filter(person__in=ids)
    remove_files([copy.file_name for copy in copies])
    return copies.delete()[0]


def remove_files(names: Sequence[str]) -> None:
    """Delete files once the transaction is through; a name without a file does no harm."""
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name), robust=True)


def _emails(ids: Ids) -> set[str | None]:
    return set(Person.objects.filter(pk__in=ids).values_list("email", flat=True))
