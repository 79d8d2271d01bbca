from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from people.actions.import_people import import_people
from people.models import Person, Responsibility
from people.rules.report import ImportReport
from people.vocabulary import OrganisationKind
from tests.people.factories import NOW, TODAY, a_group, a_person, a_post, an_organisation

pytestmark = pytest.mark.django_db

HEADING = "email,name,responsibility,scope,started_on,ended_on"


def bring(*rows: str, **options: Any) -> ImportReport:
    content = "\n".join([HEADING, *rows]).encode()
    return import_people(content, file_name="p.csv", by=None, at=NOW, today=TODAY, **options)


def test_people_come_with_what_they_answer_for() -> None:
    pcn, cohort = an_organisation(OrganisationKind.PCN, code="U1"), a_group()

    report = bring(
        f"lea@x.example,Lea,facilitator,{cohort.slug},2026-01-01,",
        "lea@x.example,Lea,lead,u1,2026-01-01,",
        "lea@x.example,Lea,line_manager,NEW@x.example,2026-01-01,2026-06-01",
        "new@x.example,New,,,,",
        "tri@x.example,Tri,trainer,,2026-01-01,",
    )

    assert (report.counts["people_made"], report.counts["made"]) == (3, 4)
    lea = Person.objects.get(email="lea@x.example")
    held = {row.kind: row for row in lea.responsibilities.all()}
    assert held["facilitator"].group == cohort
    assert held["lead"].organisation == pcn
    assert held["line_manager"].subject == Person.objects.get(email="new@x.example")
    assert held["line_manager"].ended_on == date(2026, 6, 1)
    trainer = Person.objects.get(email="tri@x.example")
    assert trainer.is_staff
    assert trainer.has_perm("people.author_curriculum")
    assert not lea.is_staff


def test_the_same_file_twice_changes_nothing_and_a_changed_row_updates() -> None:
    bring("tri@x.example,Tri,trainer,,2026-01-01,")

    again = bring("tri@x.example,Tri,trainer,,2026-01-01,")
    ended = bring("tri@x.example,Tri,trainer,,2026-01-01,2026-02-01")

    assert (again.counts["unchanged"], again.counts["people_unchanged"]) == (1, 1)
    assert ended.counts["changed"] == 1
    assert not Person.objects.get(email="tri@x.example").is_staff


def test_a_responsibility_that_would_overlap_itself_waits() -> None:
    bring("tri@x.example,Tri,trainer,,2026-01-01,")

    report = bring("tri@x.example,Tri,trainer,,2026-05-01,", "tri@x.example,Tri,analyst,,2026-05-01,")

    assert [each.line for each in report.waiting] == [2]
    assert set(Responsibility.objects.values_list("kind", flat=True)) == {"trainer", "analyst"}


def test_somebody_who_looks_known_at_a_new_address_waits() -> None:
    a_post(a_person("Ann Lee", email="ann@old.example"), ended_on=date(2026, 11, 1))

    report = bring("ann@new.example,ann lee,,,,", "bo@x.example,Bo,,,,")

    assert [each.line for each in report.waiting] == [2]
    assert Person.objects.filter(email="bo@x.example").exists()
    assert not Person.objects.filter(email="ann@new.example").exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a@x.example,A,king,,2026-01-01,", "line 2, responsibility: 'king' is not one of: line_manager,"),
        ("a@x.example,A,trainer,,,", "line 2, started_on: This is missing."),
        ("a@x.example,A,,U1,,", "line 2, scope: A scope needs a responsibility."),
        ("a@x.example,A,lead,NOPE,2026-01-01,", "line 2, scope: There is no organisation, group or person"),
        ("a@x.example,A,lead,z@x.example,2026-01-01,", "line 2, scope: There is nobody with the address"),
        ("a@x.example,A,lead,,2026-01-01,", "line 2, scope: Lead is over an organisation or a group"),
        ("a@x.example,A,trainer,U1,2026-01-01,", "line 2, scope: Trainer is over the whole programme"),
        ("a@x.example,A,line_manager,QQ,2026-01-01,", "line 2, scope: Line manager is over one employer"),
        ("a@x.example,A,line_manager,A@x.example,2026-01-01,", "line 2, scope: Nobody is responsible for"),
    ],
)
def test_a_bad_row_refuses_the_file(row: str, reason: str) -> None:
    an_organisation(OrganisationKind.PCN, code="U1")
    an_organisation(OrganisationKind.ICB, code="QQ")

    report = bring(row, "bo@x.example,Bo,,,,")

    assert str(report.problems[0]).startswith(reason)
    assert not Person.objects.exists()
