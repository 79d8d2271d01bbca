from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from learning_records.models import Statement
from people.actions.import_posts import import_posts
from people.actions.person import add_person
from people.models import AuditEntry, Deployment, Funding, Organisation, Person, Post
from people.rules.report import ImportReport
from people.vocabulary import OrganisationKind
from tests.people.factories import NOW, TODAY, a_person, a_post, an_organisation

pytestmark = pytest.mark.django_db

HEADING = (
    "email,name,role,employer,employer_ods,deployed_at,funder,fte,started_on,observed_from,ended_on,"
    "leaving_reason,person_ref,post_ref"
)
ROW = {
    "email": "ann@old.example",
    "name": "Ann Lee",
    "role": "link_worker",
    "employer": "Harbour Trust",
    "employer_ods": "",
    "deployed_at": "",
    "funder": "ARRS",
    "fte": "0.6",
    "started_on": "2025-01-06",
    "observed_from": "",
    "ended_on": "",
    "leaving_reason": "",
    "person_ref": "",
    "post_ref": "",
}


def row(**cells: str) -> str:
    return ",".join({**ROW, **cells}.values())


def bring(*rows: str, today: date = TODAY, **options: Any) -> ImportReport:
    content = "\n".join([HEADING, *rows]).encode()
    at = NOW + (today - TODAY)
    return import_posts(content, file_name="posts.csv", by=None, at=at, today=today, **options)


def verbs() -> list[str]:
    return list(Statement.objects.order_by("id").values_list("verb", flat=True))


def reasons(report: ImportReport) -> list[str]:
    return [str(problem) for problem in report.problems]


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


# Rows that wait for a decision


@pytest.mark.parametrize(
    ("gap", "waits"),
    [(0, True), (120, True), (121, False), (-120, True), (-121, False)],
)
def test_the_same_name_at_a_new_address_waits_within_120_days(gap: int, waits: bool) -> None:
    bring(row(ended_on="2026-01-10"))
    start = date(2026, 1, 10) + timedelta(days=gap)

    report = bring(row(email="ann@new.example", name="ANN  lee", started_on=start.isoformat()))

    assert bool(report.waiting) is waits
    assert Person.objects.count() == (1 if waits else 2)
    assert not report.is_refused


def test_the_same_name_at_a_new_address_in_one_file_waits_in_either_order() -> None:
    old = row(ended_on="2026-01-10")
    new = row(email="ann@new.example", started_on="2026-02-01")

    first = bring(old, new, is_dry_run=True)
    second = bring(new, old)

    assert [each.line for each in first.waiting] == [3]
    assert [each.line for each in second.waiting] == [2]
    assert Person.objects.get().email == "ann@old.example"


def test_every_row_of_an_address_in_doubt_waits_so_that_the_next_import_does_too() -> None:
    bring(row(ended_on="2026-01-10"))
    rows = (
        row(email="ann@new.example", started_on="2026-02-01", employer="One"),
        row(email="ann@new.example", started_on="2026-10-01", employer="Two"),
        row(email="bo@x.example", name="Bo"),
    )

    reports = [bring(*rows), bring(*rows)]

    assert [[each.line for each in report.waiting] for report in reports] == [[2, 3], [2, 3]]
    assert Person.objects.count() == 2


def test_a_known_reference_at_another_address_waits() -> None:
    bring(row(person_ref="R1"))

    report = bring(row(email="ann@new.example", name="Someone Else", person_ref="R1"))

    assert len(report.waiting) == 1
    assert "person_ref R1 is Ann Lee" in report.waiting[0].reason


@pytest.mark.parametrize("started_on", ["2025-03-01", "2024-03-01"])
def test_a_post_that_would_overlap_itself_waits_and_is_not_doubled(started_on: str) -> None:
    bring(row())

    report = bring(row(started_on=started_on), row(email="bo@x.example", name="Bo"))

    assert [each.line for each in report.waiting] == [2]
    assert Post.objects.filter(person__email="ann@old.example").count() == 1
    assert Post.objects.filter(person__name="Bo").exists()


def test_a_post_that_ends_makes_room_for_the_next_in_either_order() -> None:
    bring(row())
    rows = row(started_on="2026-05-01"), row(ended_on="2026-05-01")

    report = bring(*rows)

    assert (report.waiting, Post.objects.count()) == ((), 2)


def test_a_post_that_the_file_lists_twice_is_taken_once() -> None:
    report = bring(row(), row(fte="1"))

    assert [each.line for each in report.waiting] == [3]
    assert Post.objects.get().fte == Decimal("0.6")


def test_a_reopening_that_would_overlap_waits_and_changes_nothing() -> None:
    bring(row(ended_on="2025-06-01"), row(started_on="2025-06-01"))

    report = bring(row())

    assert [each.line for each in report.waiting] == [2]
    assert Post.objects.order_by("started_on")[0].ended_on == date(2025, 6, 1)


def test_posts_may_change_places_by_their_references() -> None:
    bring(row(post_ref="A", ended_on="2025-06-01"), row(post_ref="B", started_on="2025-06-01"))

    report = bring(
        row(post_ref="B", ended_on="2025-06-01"), row(post_ref="A", started_on="2025-06-01", ended_on="")
    )

    assert (report.waiting, report.counts["changed"]) == ((), 2)
    assert Post.objects.get(ref="A").started_on == date(2025, 6, 1)


# Rows that refuse the file


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"email": ""}, "line 2, email: This is missing."),
        ({"email": "ann"}, "line 2, email: 'ann' is not an e-mail address."),
        ({"name": ""}, "line 2, name: This is missing."),
        ({"role": "wizard"}, "line 2, role: 'wizard' is not one of: link_worker,"),
        ({"employer": ""}, "line 2, employer: This is missing."),
        ({"employer_ods": "NOPE"}, "line 2, employer_ods: There is no organisation with the code 'NOPE'."),
        ({"deployed_at": "NOPE"}, "line 2, deployed_at: There is no organisation with the code 'NOPE'."),
        ({"fte": "0"}, "line 2, fte: '0' is not over 0 and at most 1."),
        ({"fte": "1.01"}, "line 2, fte: '1.01' is not over 0 and at most 1."),
        ({"fte": "-0.5"}, "line 2, fte: '-0.5' is not over 0 and at most 1."),
        ({"fte": "nan"}, "line 2, fte: 'nan' is not a number such as 0.6."),
        ({"fte": "60%"}, "line 2, fte: '60%' is not a number such as 0.6."),
        ({"started_on": ""}, "line 2, started_on: This is missing."),
        ({"started_on": "06/01/2025"}, "line 2, started_on: '06/01/2025' is not a day as in 2026-11-24."),
        ({"started_on": "20250106"}, "line 2, started_on: '20250106' is not a day as in 2026-11-24."),
        ({"started_on": "2025-02-30"}, "line 2, started_on: '2025-02-30' is not a day in the calendar."),
        ({"started_on": "0205-01-01"}, "line 2, started_on: '0205-01-01' is not between 1900 and 2100."),
        ({"ended_on": "2025-01-06"}, "line 2, ended_on: 2025-01-06 is the first day after it ended"),
        ({"ended_on": "2024-01-06"}, "line 2, ended_on: 2024-01-06 is the first day after it ended"),
        ({"leaving_reason": "pay"}, "line 2, leaving_reason: A leaving reason needs ended_on."),
        (
            {"ended_on": "2026-01-01", "leaving_reason": "boredom"},
            "line 2, leaving_reason: 'boredom' is not one of: pay,",
        ),
        (
            {"ended_on": "2026-01-01", "observed_from": "2026-02-01"},
            "line 2, observed_from: 2026-02-01 is after the post ended",
        ),
    ],
)
def test_a_bad_row_refuses_the_whole_file_with_its_line_and_reason(
    cells: dict[str, str], reason: str
) -> None:
    report = bring(row(**cells), row(email="bo@x.example", name="Bo"))

    assert report.is_refused
    assert reasons(report)[0].startswith(reason)
    assert not Post.objects.exists()
    assert not Person.objects.exists()


def test_every_bad_row_is_listed_with_every_reason() -> None:
    report = bring(row(email="x", fte="7"), row(), row(deployed_at="NOPE"), row(started_on=""))

    assert [(each.line, each.column) for each in report.problems] == [
        (2, "email"),
        (2, "fte"),
        (4, "deployed_at"),
        (5, "started_on"),
    ]


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


def test_a_post_on_record_that_no_row_names_still_keeps_its_days() -> None:
    person = a_person("Cal", email="cal@x.example")
    employer = an_organisation(name="Harbour Trust")
    a_post(person, employer)

    report = bring(row(email="cal@x.example", name="Cal"))

    assert [each.line for each in report.waiting] == [2]
