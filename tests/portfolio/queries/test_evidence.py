from __future__ import annotations

import pytest

from foundations.registries import evidence
from portfolio.queries.evidence import certificates_held, logged_entries, statement_of_certificate
from tests.portfolio.scene import a_certificate, a_person, an_entry

pytestmark = pytest.mark.django_db


def test_what_was_logged_may_be_cited_by_its_title_and_drafts_may_not() -> None:
    ada, ben = a_person(), a_person("Ben Ito")
    logged = an_entry(ada, "A talk on housing", learned="Private words")
    an_entry(ada, "Not finished", status="draft")
    an_entry(ben, "Somebody else’s")

    assert logged_entries(ada) == [(logged.uuid, "A talk on housing")]


def test_a_certificate_is_cited_with_the_statement_that_earned_it() -> None:
    ada = a_person()
    certificate = a_certificate(ada)

    assert certificates_held(ada) == [(certificate.pk, "Module: Listening")]
    assert statement_of_certificate(ada, certificate.pk) == certificate.statement_id
    assert statement_of_certificate(a_person("Ben Ito"), certificate.pk) is None


def test_what_may_be_cited_comes_from_every_storey_that_keeps_something() -> None:
    assert {"module", "quiz", "cpd", "certificate"} <= {kind.code for kind in evidence}
