"""The retention page: who may open it, what it says, and that its file says the same."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from analytics.actions import snapshot as actions
from analytics.actions.chart import draw
from analytics.actions.snapshot import answer_those_waiting, rebuild_snapshots
from analytics.models import Snapshot
from analytics.queries.retention_charts import standing_specs
from people.models import Group, Organisation, Person, Responsibility
from people.vocabulary import OrganisationKind, ResponsibilityKind
from tests.analytics.posts import a_cohort, a_person, a_post, an_organisation

pytestmark = pytest.mark.django_db

AT = datetime(2026, 7, 15, 2, tzinfo=UTC)
LAST_MONTH = "2026-06-30"


class World:
    """Two regions of 20 and 10 posts, each with an employer and a cohort, and a small employer."""

    def __init__(self) -> None:
        self.north = an_organisation("North", OrganisationKind.REGION)
        self.south = an_organisation("South", OrganisationKind.REGION)
        self.oak = an_organisation("=Oak", OrganisationKind.VCSE)
        self.elm = an_organisation("Elm", OrganisationKind.COUNCIL)
        self.yew = an_organisation("Yew")
        self.spring = a_cohort("Spring", *self._people(20, self.oak, self.north))
        self.autumn = a_cohort("Autumn", *self._people(10, self.elm, self.south))
        self._people(3, self.yew, self.south)

    def _people(self, number: int, employer: Organisation, place: Organisation) -> list[Person]:
        people = [a_person() for _ in range(number)]
        for index, person in enumerate(people):
            started_on = date(2023, 5, 1) + timedelta(days=index)
            left = started_on + timedelta(days=300) if index % 3 == 0 else None
            a_post(person, employer=employer, place=place, started_on=started_on, ended_on=left, fte=0.5)
        return people


@pytest.fixture
def world() -> World:
    world = World()
    newest = rebuild_snapshots(today=date(2026, 7, 15), at=AT, months=2)
    draw(standing_specs(newest), at=AT)
    return world


def signed_in_as(
    kind: ResponsibilityKind | None,
    *,
    organisation: Organisation | None = None,
    group: Group | None = None,
    subject: Person | None = None,
) -> Client:
    person = a_person()
    if kind:
        Responsibility.objects.create(
            person=person,
            kind=kind,
            organisation=organisation,
            group=group,
            subject=subject,
            started_on=date(2020, 1, 1),
        )
    client = Client()
    client.force_login(person)
    return client


def an_analyst() -> Client:
    return signed_in_as(ResponsibilityKind.ANALYST)


def page(client: Client, status: int = 200, **asked: str) -> str:
    response = client.get(reverse("analytics:retention"), asked)
    assert response.status_code == status
    return response.content.decode()


def test_whoever_has_not_signed_in_is_asked_to() -> None:
    response = Client().get(reverse("analytics:retention"))

    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_figures_are_for_people_who_lead_an_area_an_employer_or_a_cohort(world: World) -> None:
    nobody = signed_in_as(None)
    line_manager = signed_in_as(ResponsibilityKind.LINE_MANAGER, subject=a_person())
    leads = [
        an_analyst(),
        signed_in_as(ResponsibilityKind.LEAD, organisation=world.north),
        signed_in_as(ResponsibilityKind.EMPLOYER_ADMINISTRATOR, organisation=world.oak),
        signed_in_as(ResponsibilityKind.FACILITATOR, group=world.spring),
    ]

    for client in (nobody, line_manager):
        page(client, 404)
        assert client.post(reverse("analytics:retention_another_day")).status_code == 404
        assert client.get(reverse("analytics:retention_export", args=["csv"])).status_code == 404
    for client in leads:
        page(client)


def test_the_nation_leads_with_the_role_and_says_whom_it_covers(world: World) -> None:
    said = page(an_analyst())

    # 12 of the 33 left after 300 days, and nobody else in the first year: 21 / 33.
    assert (
        "Of the 35 link workers Linkway knows, followed up to 30 June 2026, about 64% were still in a link "
        "worker role 12 months after starting; between 45 and 77%." in said
    )
    assert 'aria-label="Survival chart of All' in said
    assert "of the 20 link workers in the role on 30 June 2025" in said
    assert "link workers counted as in the role on 30 June 2026, 100% had been confirmed" in said
    assert "style=" not in said


def test_a_region_opens_at_its_own_figures_and_may_compare_the_others(world: World) -> None:
    client = signed_in_as(ResponsibilityKind.LEAD, organisation=world.north)

    assert "Of the 20 link workers Linkway knows in North" in page(client)
    compared = page(client, by="region", unit="role")
    assert "Still there after 12 months" in compared
    assert "South" in compared


def test_an_employer_leads_with_posts_and_is_told_nothing_of_other_employers(world: World) -> None:
    client = signed_in_as(ResponsibilityKind.EMPLOYER_ADMINISTRATOR, organisation=world.elm)

    assert "Of the 10 link worker posts Linkway knows with Elm, held by 10 people" in page(client)
    everybody = page(client, by="employer", unit="post")
    assert "Elm" in everybody
    assert "Oak" not in everybody
    assert "Yew" not in everybody
    page(client, 404, by="employer", unit="post", group=world.oak.code)
    page(client, 404, by="employer", unit="post", group="no-such-employer")
    page(client, 404, by="cohort", unit="role")


def test_a_facilitator_sees_their_own_cohort_only(world: World) -> None:
    client = signed_in_as(ResponsibilityKind.FACILITATOR, group=world.spring)

    assert "Of the 20 link workers Linkway knows of the cohort “Spring”" in page(client)
    assert "Autumn" not in page(client, by="cohort", unit="role")
    page(client, 404, by="cohort", unit="role", group=world.autumn.slug)


def test_a_lead_of_whose_people_nobody_is_counted_is_told_so(world: World) -> None:
    nowhere = an_organisation("Nowhere", OrganisationKind.ICB)
    client = signed_in_as(ResponsibilityKind.LEAD, organisation=nowhere)

    assert "fewer than 8 link workers in Nowhere, or none" in page(client)


def test_a_group_of_under_eight_people_is_named_without_numbers(world: World) -> None:
    said = page(an_analyst(), by="employer", unit="post")

    assert "1 group of fewer than 8 people" in said
    assert "Yew" in said
    alone = page(an_analyst(), by="employer", unit="post", group=world.yew.code)
    assert "fewer than 8 link workers with Yew" in alone
    assert "Staying and leaving" not in alone


def test_the_file_has_the_rows_and_numbers_of_the_page(world: World) -> None:
    address = reverse("analytics:retention_export", args=["xlsx"])
    response = an_analyst().get(address, {"by": "employer", "unit": "post", "as_at": LAST_MONTH})

    book = load_workbook(io.BytesIO(response.content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    heads = {head: index for index, head in enumerate(rows[0])}
    oak, elm, yew = rows[1:4]
    assert [row[heads["Group"]] for row in (oak, elm, yew)] == ["'=Oak", "Elm", "Yew"]
    assert oak[heads["As at"]].date().isoformat() == LAST_MONTH
    assert (oak[heads["People"]], oak[heads["12 months: still there"]]) == (20, 0.65)
    assert set(yew[3:]) == {"*"}
    assert "65%" in page(an_analyst(), by="employer", unit="post", as_at=LAST_MONTH)


def test_the_file_of_one_group_has_that_group_only(world: World) -> None:
    address = reverse("analytics:retention_export", args=["csv"])
    client = signed_in_as(ResponsibilityKind.EMPLOYER_ADMINISTRATOR, organisation=world.elm)

    text = client.get(address).content.decode("utf-8-sig")

    assert [line.split(",")[2] for line in text.splitlines()] == ["Group", "Elm"]
    assert client.get(reverse("analytics:retention_export", args=["pdf"])).status_code == 404


def test_another_day_is_asked_for_worked_out_and_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "send_task", lambda name, *arguments: None)
    client = an_analyst()
    asked = {"as_at": "2026-06-14", "unit": "role", "by": ""}

    assert "14 June 2026 is not worked out yet" in page(client, as_at="2026-06-14", unit="role")
    assert not Snapshot.objects.filter(is_month_end=False).exists()
    response = client.post(reverse("analytics:retention_another_day"), asked, follow=True)
    assert "We are working it out" in response.content.decode()
    answer_those_waiting(at=AT)
    assert "followed up to 14 June 2026" in page(client, as_at="2026-06-14", unit="role")


@pytest.mark.parametrize(
    ("as_at", "reason"),
    [("2999-01-01", "nothing is known of days to come"), ("soon", "Enter a real day"), ("", "Enter a day")],
)
def test_a_day_that_cannot_be_asked_about_is_refused_in_words(as_at: str, reason: str) -> None:
    asked = {"as_at": as_at, "unit": "role", "by": ""}

    response = an_analyst().post(reverse("analytics:retention_another_day"), asked)

    assert response.status_code == 422
    assert reason in response.content.decode()
    assert not Snapshot.objects.exists()


def test_before_anything_is_worked_out_the_page_says_what_will_be_here() -> None:
    assert "Nothing is worked out yet" in page(an_analyst())


def test_a_chart_that_is_not_drawn_yet_is_asked_for_and_the_table_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    World()
    rebuild_snapshots(today=date(2026, 7, 15), at=AT, months=2)
    asked: list[object] = []
    monkeypatch.setattr("analytics.views.retention.ask_for_drawings", lambda *what: asked.append(what))

    said = page(an_analyst())

    assert "The chart is being drawn" in said
    assert "12 months" in said
    assert len(asked) == 1


@pytest.mark.parametrize("employers", [1, 70])
def test_the_page_takes_few_queries_however_many_groups(
    employers: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(employers):
        employer = an_organisation(f"Employer {number}")
        for _ in range(8):
            a_post(employer=employer)
    rebuild_snapshots(today=date(2026, 7, 15), at=AT, months=2)
    client = an_analyst()
    page(client)

    # Session, person, the inbox and the places of the header, what they may see (twice: tabs and page), months kept,
    # the snapshot, its charts.
    with django_assert_max_num_queries(11):
        page(client, by="employer", unit="post", as_at=LAST_MONTH)
