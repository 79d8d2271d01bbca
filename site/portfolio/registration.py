"""What the portfolio tells the storeys below."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.registries import (
    EvidenceKind,
    LearnPanel,
    NavigationItem,
    PersonalData,
    PersonJoiner,
    agrees_with_ledger,
    consumers,
    evidence,
    holds_personal_data,
    joins_people,
    learn_panels,
    navigation,
    purposes,
)
from people.queries.purpose import SightPurpose
from portfolio import kinds, schedule, training_registration
from portfolio.actions.join import join_portfolios
from portfolio.consumers import Certificates, CPDDrafts
from portfolio.queries.agreement import certificates_agree
from portfolio.queries.evidence import (
    certificates_held,
    logged_entries,
    statement_of_certificate,
    statement_of_entry,
)
from portfolio.queries.panel import cpd_panel

ACTIVE_AND_SIX_YEARS = "while you use Linkway, and six years after"


def register() -> None:
    """Register consumers, checks, joins, personal data, the panel and the place in the header."""
    for consumer in (Certificates(), CPDDrafts()):
        consumers.register(consumer.name, consumer)
    agrees_with_ledger.register("portfolio.certificates", certificates_agree)
    joins_people.register(
        "portfolio",
        PersonJoiner(
            "portfolio",
            frozenset(
                {
                    "portfolio.Certificate",
                    "portfolio.ClosedAccount",
                    "portfolio.CPDEntry",
                    "portfolio.CPDPlan",
                    "portfolio.DataExport",
                    "portfolio.Erasure",
                    "portfolio.ExternalTraining",
                }
            ),
            join_portfolios,
        ),
    )
    for cited in EVIDENCE:
        evidence.register(cited.code, cited)
    for held in PERSONAL_DATA:
        holds_personal_data.register(held.model, held)
    kinds.register()
    schedule.register()
    purposes.register(CERTIFICATE_CHECK.code, CERTIFICATE_CHECK)
    training_registration.register()
    learn_panels.register(
        "portfolio.cpd", LearnPanel("portfolio.cpd", 50, "portfolio/components/cpd_panel.html", cpd_panel)
    )
    navigation.register(
        "portfolio", NavigationItem("portfolio", 30, "Portfolio", "portfolio:home", _is_signed_in)
    )


EVIDENCE = (
    EvidenceKind("cpd", "Your CPD log", logged_entries, order=30, statement_of=statement_of_entry),
    EvidenceKind(
        "certificate", "Your certificates", certificates_held, order=40, statement_of=statement_of_certificate
    ),
)


def _is_signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


CERTIFICATE_CHECK = SightPurpose(
    code="certificate_check",
    order=90,
    title="Anybody to whom you give a certificate, or its number",
    fields=("your name as it stands on it", "what you completed, its length and the day"),
    why="So that an employer can check that it is genuine.",
    paths=(),
)

PERSONAL_DATA = (
    PersonalData(
        model="portfolio.Certificate",
        title="Your certificates",
        person_path="recipient",
        fields={
            "name": "your name, as it was when the certificate was issued",
            "title": "what you completed",
            "minutes": "its length",
            "achieved_at": "when you completed it",
        },
        kept_for=ACTIVE_AND_SIX_YEARS,
    ),
    PersonalData(
        model="portfolio.CPDEntry",
        title="Your CPD log",
        person_path="person",
        fields={
            "title": "what you did",
            "kind": "what kind of activity it was",
            "provider": "who provided it",
            "begun_on": "the day you began",
            "done_on": "the day you finished",
            "minutes": "how long it took",
            "is_formal": "whether it was formal",
            "is_participatory": "whether it was done with others",
            "competencies": "the competencies it grows",
            "learned": "what you learned",
            "changed": "what you changed in your practice",
            "benefit": "who benefits, and how",
            "status": "whether it is a draft or logged",
            "source": "who began the entry",
        },
        kept_for=ACTIVE_AND_SIX_YEARS,
    ),
    PersonalData(
        model="portfolio.CPDPlan",
        title="When your CPD year begins",
        person_path="person",
        fields={"starts_in_month": "the month in which your CPD year begins"},
        kept_for=ACTIVE_AND_SIX_YEARS,
    ),
    PersonalData(
        model="portfolio.ExternalTraining",
        title="Training that you took elsewhere",
        person_path="person",
        fields={
            "title": "what it was",
            "level": "its tier",
            "provider": "who provided it",
            "done_on": "the day you did it",
            "expires_on": "until when it counts",
            "minutes": "how long it took",
            "source": "how it came here",
            "recorded_at": "when it was recorded",
            "accepted_at": "when it was accepted",
            "accepted_by": "by whom",
            "returned_at": "when it was sent back",
            "returned_by": "who sent it back",
            "returned_because": "why it was sent back",
            "file_title": "the name of the certificate's file",
        },
        kept_for="ten years from its day, or as long as your account if that is shorter",
    ),
    PersonalData(
        model="portfolio.DataExport",
        title="Copies of your data that you asked for",
        person_path="person",
        fields={
            "asked_at": "when you asked",
            "ready_at": "when it was ready",
            "expires_at": "until when it can be fetched",
        },
        kept_for="seven days",
    ),
    PersonalData(
        model="portfolio.Erasure",
        title="That you asked to be erased",
        person_path="person",
        fields={"asked_at": "when you asked", "state": "how far it has come"},
        kept_for="six years, without your name",
    ),
    PersonalData(
        model="portfolio.ClosedAccount",
        title="Since when your account is closed",
        person_path="person",
        fields={"closed_on": "the day"},
        kept_for=ACTIVE_AND_SIX_YEARS,
    ),
)
