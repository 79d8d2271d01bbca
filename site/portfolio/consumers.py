"""What the portfolio makes of the ledger: certificates, and drafted entries of the CPD log."""

from __future__ import annotations

from collections.abc import Sequence

from learning_records.consumers import PositionedStatement, Reaction
from learning_records.vocabulary import Verb
from portfolio.actions.certificate import issue_certificates
from portfolio.actions.cpd_draft import draft_entries
from portfolio.vocabulary import CERTIFICATES, CPD_DRAFTS


class Certificates(Reaction):
    """Issues a certificate for each completed module, year, pathway and programme."""

    name = CERTIFICATES
    verbs = frozenset({Verb.COMPLETED})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        issue_certificates(batch)


class CPDDrafts(Reaction):
    """Drafts an entry of the CPD log for each completed module."""

    name = CPD_DRAFTS
    verbs = frozenset({Verb.COMPLETED})

    def handle(self, batch: Sequence[PositionedStatement]) -> None:
        draft_entries(batch)
