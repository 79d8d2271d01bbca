from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client

from foundations.clock import now
from people.actions import audit
from people.actions.opening import log_opening
from people.actions.sign_in import record_sign_in
from people.models import AuditEntry, Person
from people.vocabulary import Purpose, ResponsibilityKind, SignInEvent
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db

AUDIT = "/admin/people/audit/"


@pytest.fixture
def ada() -> Person:
    person = a_person("Ada Admin", is_demo=True)
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    return person


@pytest.fixture
def team(client: Client, ada: Person) -> Client:
    client.force_login(ada)
    return client


def write_some(ada: Person, number: int = 1) -> Person:
    lee, at = a_person("Lee Okafor"), now()
    for _ in range(number):
        audit.write(at=at, by=ada, action="post ended", subject="people.Post 7", person_id=lee.pk)
        audit.write(
            at=at, by=ada, action="responsibility given", subject="people.Responsibility 8", person_id=lee.pk
        )
        record_sign_in(SignInEvent.WRONG_PASSWORD, at=at, person=lee, method="password")
        log_opening(by=ada, person=lee, at=at, purpose=Purpose.PROGRAMME_TEAM)
    return lee


def found(client: Client, **search: str) -> list[str]:
    answer = client.get(AUDIT, search)
    assert answer.status_code == 200
    return [line.what for line in answer.context["lines"]]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ({"kind": "posts", "name": "okafor"}, ["Post ended"]),
        ({"kind": "access", "name": "okafor"}, ["Responsibility given"]),
        ({"kind": "failures"}, ["Sign-in failed: password"]),
        ({"kind": "looks"}, ["Opened the record"]),
        ({"name": "Ada Admin", "kind": "posts"}, ["Post ended"]),
        ({"name": "nobody at all"}, []),
    ],
)
def test_the_list_is_narrowed_by_name_and_kind(
    team: Client, ada: Person, search: dict[str, str], expected: list[str]
) -> None:
    write_some(ada)

    assert [what for what in found(team, **search) if what != "Person added"] == expected


def test_the_list_is_narrowed_by_day_with_both_days_included(team: Client, ada: Person) -> None:
    lee = a_person("Lee")
    today = now().date()
    for ago in (0, 3, 5):
        audit.write(
            at=now() - timedelta(days=ago),
            by=ada,
            action="post moved",
            subject="people.Post 1",
            person_id=lee.pk,
        )
    days = {
        name: (today - timedelta(days=number)).isoformat() for name, number in (("since", 5), ("until", 3))
    }

    assert found(team, kind="posts", **days) == ["Post moved", "Post moved"]
    wrong = team.get(AUDIT, {"since": days["until"], "until": days["since"]}).content.decode()
    assert "The last day is before the first." in wrong
    for odd in (
        {"since": "yesterday", "kind": "nonsense", "p": "x"},
        {"until": "9999-12-31"},
        {"since": "0001-01-01"},
    ):
        assert team.get(AUDIT, odd).status_code == 200
    assert team.get(AUDIT, {"name": "a\x00b"}).status_code == 200


def test_everything_stands_in_one_list_in_pages_latest_first(team: Client, ada: Person) -> None:
    write_some(ada, 20)

    first = team.get(AUDIT)
    second = team.get(AUDIT, {"p": 2})

    assert len(first.context["lines"]) == 50
    ats = [line.at for page in (first, second) for line in page.context["lines"]]
    assert ats == sorted(ats, reverse=True)
    assert "127.0.0.1" not in first.content.decode().split("<main")[1]


@pytest.mark.parametrize("number", [1, 40])
def test_a_page_takes_the_same_number_of_queries_however_long_the_list(
    team: Client, ada: Person, number: int, django_assert_max_num_queries: Any
) -> None:
    write_some(ada, number)
    team.get(AUDIT)

    with django_assert_max_num_queries(25):  # Wagtail's menu and permissions; rows 1, their count 1
        team.get(AUDIT)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_file_has_the_rows_of_the_screen_and_is_written_down(
    team: Client, ada: Person, kind: str
) -> None:
    audit.write(
        at=now(), by=a_person("=cmd|calc"), action="post ended", subject="people.Post 7", person_id=None
    )
    write_some(ada)
    shown = found(team, kind="posts")

    answer = team.get(f"{AUDIT}audit.{kind}", {"kind": "posts"})

    assert f'.{kind}"' in answer["Content-Disposition"]
    if kind == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 1 + len(shown)
        assert "'=cmd|calc" in answer.content.decode()
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet is not None
        assert [row[2].value for row in sheet.iter_rows(min_row=2)] == shown
    written = AuditEntry.objects.get(action="audit exported")
    assert (written.by, written.detail["rows"]) == (ada, len(shown))


def test_nobody_but_the_team_reads_it(client: Client) -> None:
    trainer = a_person("Tri", is_demo=True)
    a_responsibility(trainer, ResponsibilityKind.TRAINER)
    client.force_login(trainer)
    assert [client.get(path).status_code for path in (AUDIT, f"{AUDIT}audit.csv")] == [302, 302]

    client.force_login(a_person("Bo"))
    assert client.get(AUDIT).status_code == 404


def test_no_file_of_another_kind(team: Client) -> None:
    assert team.get(f"{AUDIT}audit.pdf").status_code == 404
