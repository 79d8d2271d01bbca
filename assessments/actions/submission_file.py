"""Adding a file to one's work and taking it away. Files lie in the private storage under a name that says nothing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from assessments.actions.locks import lock_person
from assessments.actions.submission import SubmissionRefused, begin_work
from assessments.actions.work_file import read_work_file
from assessments.models import Submission, SubmissionFile
from assessments.rules.submission import MOST_FILES, TOO_MANY_FILES, may_change
from assessments.rules.work_file import FileRefused
from courses.models import Activity
from courses.rules.outline import StepNode
from foundations.verdict import Verdict
from people.models import Person


def add_file(
    *, person: Person, step: Activity | StepNode, name: str, content: bytes, at: datetime
) -> SubmissionFile:
    """Keep a file with somebody's draft: known by its content, photographs without what the camera wrote into them.

    :raises SubmissionRefused: when it is no file that may be handed in, or somebody could be known by its name or words.
    """
    try:
        read = read_work_file(name, content)
    except FileRefused as refused:
        raise SubmissionRefused(refused.verdict) from None
    with transaction.atomic():
        submission = _open_for_a_file(person, step, at)
        made = SubmissionFile.objects.create(
            uuid=uuid4(), submission=submission, name=read.name, kind=read.kind, size=len(read.content),
            doubtful=read.doubtful, added_at=at,
        )  # fmt: skip
        default_storage.save(made.stored_name, ContentFile(read.content))
    return made


def _open_for_a_file(person: Person, step: Activity | StepNode, at: datetime) -> Submission:
    submission = begin_work(person=person, step=step, at=at)
    verdict = may_change(submission.status)
    if submission.files.filter(is_in_draft=True).count() >= MOST_FILES:
        verdict += Verdict((TOO_MANY_FILES,))
    if not verdict.allowed:
        raise SubmissionRefused(verdict)
    return submission


@transaction.atomic
def remove_file(*, file: SubmissionFile) -> Submission:
    """Take a file out of the draft; one that was handed in stays with its version.

    :raises SubmissionRefused: once the work has been handed in.
    """
    lock_person(file.submission.person_id)
    submission = Submission.objects.select_for_update(no_key=True).get(pk=file.submission_id)
    verdict = may_change(submission.status)
    if not verdict.allowed:
        raise SubmissionRefused(verdict)
    if file.versions.exists():
        SubmissionFile.objects.filter(pk=file.pk).update(is_in_draft=False)
        return submission
    name = file.stored_name
    file.delete()
    transaction.on_commit(partial(default_storage.delete, name), robust=True)
    return submission
