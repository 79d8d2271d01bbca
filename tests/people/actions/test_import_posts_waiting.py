from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from people.models import Person, Post
from tests.people.factories import a_person, a_post, an_organisation
from tests.people.post_files import bring, row

pytestmark = pytest.mark.django_db


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


def test_a_post_on_record_that_no_row_names_still_keeps_its_days() -> None:
    person = a_person("Cal", email="cal@x.example")
    employer = an_organisation(name="Harbour Trust")
    a_post(person, employer)

    report = bring(row(email="cal@x.example", name="Cal"))

    assert [each.line for each in report.waiting] == [2]
