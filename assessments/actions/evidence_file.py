"""Bringing a file as evidence, and taking it away. Files lie in the private storage under a name that says nothing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from assessments.actions.locks import lock_person
from assessments.actions.work_file import WorkFile
from assessments.models import EvidenceFile
from assessments.queries.evidence_file import parts_that_cite
from assessments.rules.prior_learning import IN_A_CLAIM, MOST_FILES, NOT_CONFIRMED, TOO_MANY_FILES
from courses.models import PriorClaimPart
from courses.vocabulary import ClaimState
from foundations.verdict import Refused, Verdict
from people.models import Person

STAYS_IN: Final = (ClaimState.SUBMITTED, ClaimState.DECIDED)


class EvidenceFileRefused(Refused):
    """The file cannot be kept or taken away; nothing was changed."""


@transaction.atomic
def add_evidence_file(*, person: Person, file: WorkFile, at: datetime, is_own: bool = False) -> EvidenceFile:
    """Keep a file that was read; ``is_own`` says that what was found in it is an organisation's or the person's own.

    :raises EvidenceFileRefused: when there are too many, or something was found and not confirmed.
    """
    lock_person(person.pk)
    refusals = [TOO_MANY_FILES] if EvidenceFile.objects.filter(person=person).count() >= MOST_FILES else []
    if file.doubtful and not is_own:
        refusals.append(NOT_CONFIRMED)
    if refusals:
        raise EvidenceFileRefused(Verdict.of(refusals))
    made = EvidenceFile.objects.create(
        uuid=uuid4(), person=person, name=file.name, kind=file.kind, size=len(file.content),
        confirmed=file.doubtful, added_at=at,
    )  # fmt: skip
    default_storage.save(made.stored_name, ContentFile(file.content))
    return made


@transaction.atomic
def remove_evidence_file(*, file: EvidenceFile) -> None:
    """Take a file away, and out of claims that are still being written.

    :raises EvidenceFileRefused: while a claim that was sent points to it.
    """
    lock_person(file.person_id)
    parts = list(parts_that_cite(file).select_related("claim"))
    if any(part.claim.state in STAYS_IN for part in parts):
        raise EvidenceFileRefused(Verdict((IN_A_CLAIM,)))
    for part in parts:
        part.evidence = [each for each in part.evidence if each["uuid"] != str(file.uuid)]
    PriorClaimPart.objects.bulk_update(parts, ["evidence"])
    name = file.stored_name
    file.delete()
    transaction.on_commit(partial(default_storage.delete, name), robust=True)
