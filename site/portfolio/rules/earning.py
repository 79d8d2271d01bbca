"""What a statement earns."""

from __future__ import annotations

from learning_records.rules.batch import PositionedStatement
from learning_records.vocabulary import ActivityType, Verb
from portfolio.vocabulary import CertificateKind

_KINDS = {
    ActivityType.MODULE: CertificateKind.MODULE,
    ActivityType.YEAR: CertificateKind.YEAR,
    ActivityType.PATHWAY: CertificateKind.PATHWAY,
    ActivityType.PROGRAMME: CertificateKind.PROGRAMME,
    ActivityType.FRAMEWORK: CertificateKind.FRAMEWORK,
}


def certificate_kind(statement: PositionedStatement) -> CertificateKind | None:
    """Return the kind of certificate that a statement earns; None where it earns none."""
    return _KINDS.get(statement.activity_type) if statement.verb == Verb.COMPLETED else None


def drafts_cpd(statement: PositionedStatement) -> bool:
    """Return whether a statement is worth an entry in the CPD log: modules are, and whatever is made of them adds nothing."""
    return certificate_kind(statement) == CertificateKind.MODULE
