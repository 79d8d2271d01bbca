"""A lead looks after a cohort: who needs somebody, why, and the same as a file; nobody sees people who are not theirs."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from courses.models import Pacing
from foundations.clock import today
from people.models import Group, Person
from people.vocabulary import Purpose
from tests.journeys.conftest import check_axe, fits_its_width, sign_in_as
from tests.journeys.studying import a_demo_person

pytestmark = pytest.mark.usefixtures("demo_world")

TABLE = "table.lw-table"
ROWS = f"{TABLE} tbody tr"


def look_at(page: Page, heading: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def test_a_lead_opens_this_week_a_person_and_the_cohort(page: Page) -> None:
    sign_in_as(page, "lead")
    page.get_by_role("link", name="My people").click()
    look_at(page, re.compile("needs you this week"))

    page.get_by_role("link", name="See where they are").first.click()
    look_at(page, re.compile(r"\w"))
    expect(page.get_by_text("can see that you opened this page")).to_be_visible()

    page.get_by_role("link", name="This week").click()
    cohort = page.get_by_role("complementary", name="Your cohorts").get_by_role("link").first
    name = cohort.inner_text()
    cohort.click()
    look_at(page, name)
    expect(page.get_by_text("Facilitated by")).to_contain_text("Lorna Pryce")


def test_a_lead_sorts_filters_and_pages_and_each_file_has_the_rows_of_the_screen(desktop: Page) -> None:
    sign_in_as(desktop, "lead")
    desktop.goto("/lead/people/")
    look_at(desktop, "Everybody you look after")
    files_match_the_screen(desktop)

    desktop.locator(TABLE).get_by_role("link", name="Name", exact=True).click()
    expect(desktop.locator("th[aria-sort=ascending]")).to_have_text("Name")
    up = everybody_on(desktop)
    assert up == sorted(up, key=str.casefold)
    files_match_the_screen(desktop)

    desktop.goto("/lead/people/")
    desktop.locator(TABLE).get_by_role("link", name="Name", exact=True).click()
    desktop.locator(TABLE).get_by_role("link", name="Name", exact=True).click()
    expect(desktop.locator("th[aria-sort=descending]")).to_have_text("Name")
    assert everybody_on(desktop) == up[::-1]

    desktop.goto("/lead/people/")
    desktop.get_by_label("Standing").select_option(label="Behind")
    desktop.get_by_role("button", name="Find").click()
    behind = everybody_on(desktop)
    assert 0 < len(behind) < len(up)
    for row in desktop.locator(ROWS).all():
        assert "Behind" in row.inner_text()
    check_axe(desktop)
    files_match_the_screen(desktop)

    desktop.get_by_label("Name", exact=True).fill("nobody is called this")
    desktop.get_by_role("button", name="Find").click()
    expect(desktop.get_by_role("heading", name="Nobody matches")).to_be_visible()
    check_axe(desktop)


def test_the_nations_cohorts_come_fifty_people_a_page_and_all_at_once_when_asked(desktop: Page) -> None:
    sign_in_as(desktop, "admin")
    slug = max(Group.objects.filter(kind="cohort"), key=lambda group: group.memberships.count()).slug
    desktop.goto(f"/lead/cohorts/{slug}/")
    if desktop.get_by_role("link", name="The same as a list").count():
        check_axe(desktop)
        fits_its_width(desktop)
        desktop.get_by_role("link", name="The same as a list").click()
    expect(desktop.locator(ROWS)).to_have_count(50)
    first = names_on(desktop)

    desktop.get_by_role("link", name="Next page").click()
    expect(desktop).to_have_url(re.compile("page=2"))
    expect(desktop.locator(ROWS).first).not_to_contain_text(first[0])
    second = names_on(desktop)
    every = everybody_on(desktop)

    assert every[: len(first) + len(second)] == first + second
    files_match_the_screen(desktop)


def test_how_long_people_stay_is_a_sentence_a_chart_and_a_table_that_is_a_file_too(page: Page) -> None:
    sign_in_as(page, "national")
    page.goto("/lead/retention/")
    look_at(page, re.compile("How long people stay"))

    with page.expect_download() as download:
        page.get_by_role("link", name="Keep as CSV").click()
    rows = list(csv.reader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    assert len(rows) > 1


@pytest.mark.parametrize("name", ["supervisor", "region.lead", "national", "lead"])
def test_everybody_who_leads_sees_their_own_and_meets_a_missing_page_for_the_rest(
    name: str, desktop: Page
) -> None:
    viewer = a_demo_person(name)
    sign_in_as(desktop, name)
    theirs = people_of(viewer)
    desktop.goto("/lead/people/")
    look_at(desktop, "Everybody you look after")
    shown = everybody_on(desktop) if desktop.locator(TABLE).count() else []
    assert len(shown) == len(theirs)

    not_theirs = next(
        person for person in Person.objects.exclude(pk__in=theirs).exclude(pk=viewer.pk).order_by("pk")
    )
    for address in (f"/lead/people/{not_theirs.pk}/", "/lead/people/99999999/"):
        answer = desktop.goto(address)
        assert answer is not None
        assert answer.status == 404
    check_axe(desktop)
    for pacing in Pacing.objects.select_related("group"):
        answer = desktop.goto(f"/lead/cohorts/{pacing.group.slug}/")
        assert answer is not None
        assert answer.status == (200 if leads(viewer, pacing.group) else 404)
    if theirs:
        answer = desktop.goto(f"/lead/people/{min(theirs)}/")
        assert answer is not None
        assert answer.status == 200
        check_axe(desktop)
    retention = desktop.goto("/lead/retention/")
    assert retention is not None
    assert retention.status == (404 if name == "supervisor" else 200)


def test_somebody_who_leads_nobody_has_no_such_pages(phone: Page) -> None:
    sign_in_as(phone, "learner")
    expect(phone.get_by_role("link", name="My people")).to_have_count(0)

    for address in ("/lead/", "/lead/people/", "/lead/retention/", "/lead/people/table.csv"):
        answer = phone.request.get(address)
        assert answer.status == 404


def people_of(viewer: Person) -> set[int]:
    """Return whom a lead looks after by name, straight from the rules of who sees whom."""
    found = Person.objects.visible_to(
        viewer,
        to=(
            Purpose.LINE_MANAGEMENT,
            Purpose.SUPERVISION,
            Purpose.FACILITATION,
            Purpose.PLACE_LEAD,
            Purpose.EMPLOYER_LIST,
        ),
        on=today(),
    )
    return set(found.values_list("pk", flat=True))


def leads(viewer: Person, group: Group) -> bool:
    return bool(group.responsibilities.filter(person=viewer).exists())


def names_on(page: Page) -> list[str]:
    return page.locator(f"{ROWS} th a").all_inner_texts()


def everybody_on(page: Page) -> list[str]:
    """Return the names on the screen, all pages of it."""
    every = page.get_by_role("link", name="Show all on one page")
    if every.count():
        every.click()
        expect(every).to_have_count(0)
        expect(page.locator(ROWS).first).to_be_visible()
    return names_on(page)


def files_match_the_screen(page: Page) -> None:
    """Keep the table as CSV and as XLSX, and see that both have the rows of the screen in its order."""
    shown = everybody_on(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Keep as CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["Name"] for line in lines] == shown

    with page.expect_download() as download:
        page.get_by_role("link", name="Keep as a spreadsheet (XLSX)").click()
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    assert [row[head.index("Name")] for row in rows] == shown

    on_screen = [row.inner_text() for row in page.locator(ROWS).all()[:10]]
    for words, line in zip(on_screen, lines, strict=False):
        assert line["Standing"] in words
        if line["Modules done"]:
            assert f"{line['Modules done']} of {line['Modules to do or done']}" in words
