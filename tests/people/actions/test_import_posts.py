from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from learning_records.models import Statement
from people.actions.person import add_person
from people.models import AuditEntry, Deployment, Funding, Organisation, Person, Post
from people.vocabulary import OrganisationKind
from tests.people.factories import NOW, TODAY, an_organisation
from tests.people.post_files import bring, row

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(Statement.objects.order_by("id").values_list("verb", flat=True))


def test_a_new_post_makes_its_person_its_employer_its_funding_and_its_statements() -> None:
    place = an_organisation(OrganisationKind.PCN, code="U12345")

    report = bring(row(email="Ann@Old.Example ", deployed_at="u12345", person_ref="R1", post_ref="P1"))

    post = Post.objects.get()
    assert (post.person.email, post.person.ref, post.ref) == ("ann@old.example", "R1", "P1")
    assert (post.employer.name, post.employer.kind) == ("Harbour Trust", "other")
    assert (post.fte, post.observed_from, post.last_confirmed_on) == (Decimal("0.6"), date(2025, 1, 6), TODAY)
    assert (post.deployments.get().place, post.fundings.get().funder) == (place, "ARRS")
    assert post.person.emailaddress_set.get().verified  # type: ignore[attr-defined]
    assert verbs() == ["joined", "confirmed"]
    joined = Statement.objects.get(verb="joined")
    assert (joined.actor, joined.activity_id) == (post.person.actor, post.uuid)
    assert (joined.happened_at, joined.employer, joined.place) == (
        datetime(2025, 1, 6, tzinfo=UTC),
        post.employer.uuid,
        place.uuid,
    )
    assert report.counts["made"] == report.counts["people_made"] == report.counts["employers_made"] == 1
    assert AuditEntry.objects.filter(person=post.person, action="post imported").exists()


def test_the_same_file_twice_on_a_day_changes_nothing_and_says_nothing() -> None:
    rows = row(), row(email="bo@old.example", name="Bo", ended_on="2025-06-01", leaving_reason="pay")
    bring(*rows)
    before = (list(Post.objects.order_by("pk").values()), verbs(), AuditEntry.objects.count())

    report = bring(*rows)

    assert (list(Post.objects.order_by("pk").values()), verbs(), AuditEntry.objects.count()) == before
    assert (report.counts["unchanged"], report.counts["confirmed"]) == (2, 0)


def test_the_same_file_on_another_day_only_confirms_the_open_posts() -> None:
    rows = row(), row(email="bo@old.example", name="Bo", ended_on="2025-06-01")
    bring(*rows)

    report = bring(*rows, today=TODAY + timedelta(days=1))

    assert (report.counts["unchanged"], report.counts["confirmed"]) == (2, 1)
    assert verbs() == ["joined", "confirmed", "joined", "left", "confirmed"]
    assert set(Post.objects.values_list("last_confirmed_on", flat=True)) == {TODAY + timedelta(days=1), None}


def test_a_dry_run_says_what_would_be_and_writes_nothing() -> None:
    report = bring(row(), is_dry_run=True)

    assert (report.counts["made"], report.is_dry_run) == (1, True)
    assert not Post.objects.exists()
    assert not Person.objects.exists()
    assert verbs() == []


def test_a_move_keeps_where_the_post_was_until_today() -> None:
    old, new = (an_organisation(OrganisationKind.PCN, code=code) for code in ("U1", "U2"))
    bring(row(deployed_at="U1"), today=TODAY - timedelta(days=30))

    report = bring(row(deployed_at="U2"))

    stretches = Deployment.objects.order_by("started_on").values_list("place_id", "started_on", "ended_on")
    assert list(stretches) == [(old.pk, date(2025, 1, 6), TODAY), (new.pk, TODAY, None)]
    assert (report.counts["changed"], verbs()[-2:]) == (1, ["moved", "confirmed"])
    assert bring(row(deployed_at="U2")).counts["changed"] == 0


def test_another_place_for_an_ended_post_is_a_correction() -> None:
    new = [an_organisation(OrganisationKind.PCN, code=code) for code in ("U1", "U2")][1]
    bring(row(deployed_at="U1", ended_on="2026-01-01"))

    bring(row(deployed_at="U2", ended_on="2026-01-01"))

    deployment = Deployment.objects.get()
    assert (deployment.place, deployment.started_on, deployment.ended_on) == (
        new,
        date(2025, 1, 6),
        date(2026, 1, 1),
    )
    assert "moved" not in verbs()


def test_another_funder_pays_from_today() -> None:
    bring(row(), today=TODAY - timedelta(days=30))

    bring(row(funder="City Council"))

    paid = Funding.objects.order_by("started_on").values_list("funder", "ended_on")
    assert list(paid) == [("ARRS", TODAY), ("City Council", None)]


def test_an_end_a_corrected_end_and_a_reopening_are_each_said_anew() -> None:
    an_organisation(OrganisationKind.PCN, code="U1")
    bring(row(deployed_at="U1"))
    post = Post.objects.get()

    bring(row(deployed_at="U1", ended_on="2026-03-01", leaving_reason="workload"))
    assert (Deployment.objects.get().ended_on, verbs()[-1]) == (date(2026, 3, 1), "left")

    bring(row(deployed_at="U1", ended_on="2026-04-01", leaving_reason="workload"))
    assert (Deployment.objects.get().ended_on, verbs()[-2:]) == (date(2026, 4, 1), ["voided", "left"])

    bring(row(deployed_at="U1"))
    post.refresh_from_db()
    assert (post.ended_on, post.leaving_reason, verbs()[-1]) == (None, "", "voided")
    assert Deployment.objects.get().ended_on is None


def test_why_somebody_left_is_not_in_the_ledger() -> None:
    bring(row(ended_on="2026-03-01", leaving_reason="workload"))

    assert "workload" not in str([statement.body for statement in Statement.objects.all()])


def test_a_post_known_by_its_reference_may_change_its_first_day_and_its_role() -> None:
    bring(row(post_ref="P1"))

    report = bring(row(post_ref="P1", started_on="2025-02-03", role="senior_link_worker"))

    post = Post.objects.get()
    assert (post.started_on, post.role.code, report.counts["changed"]) == (
        date(2025, 2, 3),
        "senior_link_worker",
        1,
    )
    assert verbs()[-2:] == ["voided", "joined"]


def test_an_employer_is_known_by_code_else_by_name_whatever_its_case_and_spaces() -> None:
    trust = an_organisation(OrganisationKind.TRUST, name="Harbour NHS Trust", code="RAA")

    bring(
        row(employer="anything", employer_ods="raa"),
        row(email="b@x.example", name="B", employer=" harbour  nhs TRUST"),
        row(email="c@x.example", name="C", employer="New Hope"),
        row(email="d@x.example", name="D", employer="NEW  hope"),
    )

    assert Post.objects.filter(employer=trust).count() == 2
    assert Organisation.objects.get(name="New Hope").posts.count() == 2


def test_a_person_is_known_by_any_verified_address() -> None:
    ann = add_person(email="ann@home.example", name="Ann Lee", by=None, at=NOW)
    ann.emailaddress_set.create(email="ann@old.example", verified=True)  # type: ignore[attr-defined]

    bring(row())

    assert Post.objects.get().person == ann


def test_one_person_may_hold_several_posts_and_is_made_once() -> None:
    bring(row(), row(employer="Elsewhere"), row(role="manager"))

    assert (Person.objects.count(), Post.objects.count()) == (1, 3)


def test_what_is_absent_stays_as_it_is() -> None:
    bring(row(), row(email="bo@old.example", name="Bo"))

    bring(row(), today=TODAY + timedelta(days=1))

    assert Post.objects.get(person__name="Bo").last_confirmed_on == TODAY


@pytest.mark.parametrize("rows", [1, 40])
def test_a_file_takes_the_same_number_of_queries_however_long(
    rows: int, django_assert_num_queries: Any
) -> None:
    lines = [
        row(email=f"p{number}@x.example", name=f"P {number}", post_ref=f"P{number}") for number in range(rows)
    ]
    bring(*lines)

    # Savepoints 2, lock 1, organisations 1, addresses 2, references 0, posts 3, roles 1, constraints 2, in_bulk 0,
    # roles and places 2, and nothing that grows.
    with django_assert_num_queries(14):
        bring(*lines)
