"""Whether certificates agree with the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import connection
from django.db.models import F, Q

from foundations.registries import Disagreement
from learning_records.queries.actors import resolve_many
from learning_records.vocabulary import Verb
from people.models import Person
from portfolio.models import Certificate
from portfolio.vocabulary import CERTIFICATES, CertificateKind

# Completions that the reaction has read, and neither parked nor turned into a certificate.
_WITHOUT_CERTIFICATE = """
SELECT s.id, s.actor
FROM learning_records_consumerstate state
JOIN learning_records_position p ON p.position > state.started_from AND p.position <= state.position
JOIN learning_records_statement s ON s.id = p.statement_id
WHERE state.name = %s AND s.verb = 'completed' AND s.activity_type IN ('module', 'year', 'pathway', 'programme', 'framework')
  AND NOT EXISTS (SELECT FROM portfolio_certificate c WHERE c.statement_id = s.id)
  AND NOT EXISTS (
    SELECT FROM learning_records_parked k WHERE k.consumer_id = state.id AND k.position = p.position)
ORDER BY p.position
"""


def certificates_agree() -> Iterator[Disagreement]:
    """Return each completion without its certificate, and each certificate that says other than its statement."""
    yield from _completions_without_certificate()
    yield from _certificates_unlike_their_statement()
    yield from _certificates_of_somebody_else()


def _completions_without_certificate() -> Iterator[Disagreement]:
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_CERTIFICATE, [CERTIFICATES])
        rows: list[tuple[UUID, UUID]] = cursor.fetchall()
    resolved = resolve_many(actor for _, actor in rows)
    known = set(Person.objects.current().filter(actor__in=resolved.values()).values_list("actor", flat=True))
    for statement, actor in rows:
        if resolved[actor] in known:
            yield Disagreement("A completion has no certificate", str(statement))


def _certificates_unlike_their_statement() -> Iterator[Disagreement]:
    same = Q(
        statement__verb=Verb.COMPLETED,
        statement__activity_type=F("kind"),
        statement__activity_id=F("activity"),
        statement__happened_at=F("achieved_at"),
        kind__in=CertificateKind.values,
    )
    for certificate in Certificate.objects.exclude(same).order_by("pk").only("pk"):
        yield Disagreement("A certificate says other than its statement", str(certificate.pk))


def _certificates_of_somebody_else() -> Iterator[Disagreement]:
    rows = Certificate.objects.order_by("pk").values_list("pk", "statement__actor", "recipient__actor")
    unlike = list(rows.exclude(statement__actor=F("recipient__actor")))
    resolved = resolve_many(actor for row in unlike for actor in row[1:])
    for certificate, actor, recipient in unlike:
        if resolved[actor] != resolved[recipient]:
            yield Disagreement("A certificate belongs to somebody else", str(certificate))
