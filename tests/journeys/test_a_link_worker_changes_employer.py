"""A link worker changes employer, goes away for some weeks and comes back, and keeps what is hers: on a phone."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from courses.actions.enrolment import enrol
from foundations import clock
from people.actions.post import end_post, start_post
from people.models import JobRole, Person
from people.vocabulary import ResponsibilityKind
from portfolio.actions.data_export import make_export
from portfolio.models import DataExport
from tests.courses.world import activity, the_programme
from tests.journeys.conftest import check_axe, fits_its_width, sign_in_as
from tests.people.factories import a_person, a_post, a_responsibility, an_organisation
from website.actions.site import ensure_site

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a quiet tram at dusk"
ADDRESS = "nia@oldtrust.example"


@pytest.fixture
def nia() -> Person:
    """Have somebody in her second post, with a plan, whose first employer recorded that she left."""
    ensure_site()
    person = a_person("Nia Roberts-Owusu", ADDRESS, password=PASSWORD)
    today, at = clock.today(), clock.now()
    before = a_post(person, an_organisation(name="Old Harbour Trust"), started_on=date(2024, 1, 8))
    end_post(
        before, ended_on=today - timedelta(days=20), leaving_reason="role_change", by=None, at=at, today=today
    )
    start_post(
        person=person, role=JobRole.objects.get(code="link_worker"), employer=an_organisation(name="Riverside"),
        started_on=today - timedelta(days=10), fte=Decimal("0.5"), by=None, at=at, today=today,
    )  # fmt: skip
    the_programme()
    enrol(learner=person, programme=activity("prog"), by=None, at=at, starts_on=today)
    a_responsibility(
        a_person("Ruth Adeyemi"), ResponsibilityKind.LINE_MANAGER, subject=person, started_on=today
    )
    return person


def look_at(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def test_she_changes_employer_and_keeps_her_record(phone: Page, nia: Person) -> None:
    sign_in_as(phone, ADDRESS, PASSWORD)
    phone.goto("/learn/welcome/address/")
    look_at(phone, "An address that outlives the job")
    phone.get_by_role("textbox").fill("nia@home.example")
    phone.get_by_role("button", name="Add this address").click()
    expect(phone.get_by_text("We have sent a link to that address")).to_be_visible()

    phone.goto("/learn/my-posts/")
    look_at(phone, "Your post, as we have it")
    expect(phone.get_by_text("Riverside", exact=True)).to_be_visible()
    phone.get_by_role("link", name=re.compile("What would have made you stay")).click()
    look_at(phone, "What would have made you stay?")
    phone.get_by_label("Progression").check()
    phone.get_by_label("More time for training").check()
    phone.get_by_role("button", name="Keep my answer").click()
    expect(phone.get_by_text("Your employer does not see this")).to_be_visible()
    expect(phone.get_by_role("link", name=re.compile("Change your answer"))).to_be_visible()


def test_she_pauses_her_plan_and_comes_back(phone: Page, nia: Person) -> None:
    sign_in_as(phone, ADDRESS, PASSWORD)
    phone.goto("/learn/plan/prog/")
    look_at(phone, "Your plan")
    expect(phone.get_by_text("(goes with your hours)")).to_be_visible()
    today = clock.today()
    phone.get_by_label("First day away").fill(today.isoformat())
    phone.get_by_label("First day back").fill((today + timedelta(days=30)).isoformat())
    phone.get_by_role("button", name="Pause the plan").click()
    look_at(phone, "Your plan")
    expect(phone.get_by_role("heading", name=re.compile("You are away until"))).to_be_visible()
    phone.get_by_role("button", name="I am back already").click()
    expect(phone.get_by_text("Welcome back")).to_be_visible()


def test_she_sees_who_sees_what_of_hers(phone: Page, nia: Person) -> None:
    sign_in_as(phone, ADDRESS, PASSWORD)
    phone.goto("/learn/who-sees-what/")
    look_at(phone, "Who sees what")
    expect(phone.get_by_text("Ruth Adeyemi").first).to_be_visible()
    expect(phone.get_by_text("what you say about a post that you left")).to_be_visible()


def test_she_takes_a_copy_of_everything_with_her(phone: Page, nia: Person, tmp_path: Path) -> None:
    sign_in_as(phone, ADDRESS, PASSWORD)
    phone.goto("/learn/portfolio/my-data/")
    look_at(phone, "My portfolio")
    phone.get_by_role("button", name="Make a copy of my data").click()
    expect(phone.get_by_role("heading", name="Your copy is being made")).to_be_visible()
    make_export(DataExport.objects.get(person=nia).pk, at=clock.now(), today=clock.today())
    phone.get_by_role("link", name="Look again").click()
    look_at(phone, "My portfolio")
    with phone.expect_download() as fetched:
        phone.get_by_role("link", name="Download my data").click()
    fetched.value.save_as(tmp_path / "copy.zip")
    archive = ZipFile(io.BytesIO((tmp_path / "copy.zip").read_bytes()))
    assert "Old Harbour Trust" in archive.read("my-data.html").decode()

    phone.goto("/learn/portfolio/my-data/erase/")
    look_at(phone, "Being erased from Linkway")
    phone.get_by_role("link", name="Go back").click()
    look_at(phone, "My portfolio")
