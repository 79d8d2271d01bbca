"""The certificate of outside training: known by its content, kept in private storage under a name that says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from assessments.rules.work_file import CONTENT_TYPES, clean_name, kind_of, without_traces
from assessments.vocabulary import FileKind
from portfolio.models import ExternalTraining

CERTIFICATE_KINDS = (FileKind.PDF, FileKind.JPEG, FileKind.PNG)


@dataclass(frozen=True)
class TrainingFile:
    """A certificate that was looked at and may be kept."""

    name: str
    kind: FileKind
    content: bytes


def read_file(name: str, content: bytes) -> TrainingFile:
    """Return a file that may be kept: a photograph without what its camera wrote into it.

    :raises FileRefused: when it is too large, empty, damaged, or nothing that a certificate comes as.
    """
    kind = kind_of(content)
    return TrainingFile(clean_name(name, kind), kind, without_traces(content, kind))


def keep_file(training: ExternalTraining, file: TrainingFile) -> None:
    """Keep a certificate with its record, in the caller's transaction."""
    training.file_name = default_storage.save(
        f"training/{uuid4()}.{file.kind.value}", ContentFile(file.content)
    )
    training.file_title, training.file_type = file.name, CONTENT_TYPES[file.kind]
    training.file_bytes = len(file.content)
    training.save(update_fields=["file_name", "file_title", "file_type", "file_bytes"])


def remove_file(training: ExternalTraining) -> None:
    """Delete the certificate once the transaction is through."""
    if training.file_name:
        transaction.on_commit(partial(default_storage.delete, training.file_name), robust=True)
