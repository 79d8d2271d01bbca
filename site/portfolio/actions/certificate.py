"""Issuing certificates, and making their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from learning_records.actions.send import send_task
from learning_records.rules.batch import PositionedStatement
from portfolio.actions.certificate_pdf import certificate_pdf
from portfolio.models import Certificate
from portfolio.queries.recipients import people_by_actor, studied_by_uuid
from portfolio.rules.earning import certificate_kind
from portfolio.vocabulary import CERTIFICATES

RENDER = "portfolio.render_certificate"
# A load of history issues thousands at once; their files are made by and by, or when somebody asks.
_RENDERED_AT_ONCE = 25


def issue_certificates(batch: Sequence[PositionedStatement]) -> None:
    """Write a certificate for each statement that earns one, once; called by the reaction."""
    earned = [(statement, kind) for statement in batch if (kind := certificate_kind(statement))]
    if not earned:
        return
    people = people_by_actor(statement.resolved_actor for statement, _ in earned)
    studied = studied_by_uuid()
    Certificate.objects.bulk_create(
        Certificate(
            consumer=CERTIFICATES,
            statement_id=statement.id,
            recipient=people[statement.resolved_actor],
            kind=kind,
            name=people[statement.resolved_actor].name,
            title=statement.activity_title,
            activity=statement.activity_id,
            minutes=studied[statement.activity_id].minutes if statement.activity_id in studied else None,
            achieved_at=statement.happened_at,
            content_hash=statement.context.content_hash,
        )
        for statement, kind in earned
        if statement.resolved_actor in people
    )
    if len(earned) <= _RENDERED_AT_ONCE:
        statements = [statement.id for statement, _ in earned]
        issued = Certificate.objects.filter(consumer=CERTIFICATES, statement_id__in=statements)
        for number in issued.order_by("pk").values_list("pk", flat=True):
            transaction.on_commit(partial(send_task, RENDER, str(number)), robust=True)


def keep_certificate_file(certificate: Certificate, *, at: datetime) -> None:
    """Make the file of a certificate, unless it has been made. Harmless when it is done twice."""
    if certificate.rendered_at is not None and default_storage.exists(certificate.file_name):
        return
    file = ContentFile(certificate_pdf(certificate, site_address=settings.SITE_ADDRESS))
    if default_storage.exists(certificate.file_name):
        default_storage.delete(certificate.file_name)
    default_storage.save(certificate.file_name, file)
    Certificate.objects.filter(pk=certificate.pk).update(rendered_at=at)
