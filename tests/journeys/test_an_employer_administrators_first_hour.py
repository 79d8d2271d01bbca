"""Somebody keeps an employer's list for the first time: adds, corrects, ends, confirms and invites, on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from foundations import clock
from people.models import Post
from people.vocabulary import OrganisationKind
from tests.journeys.beginning import PASSWORD, follow, look_at, press
from tests.journeys.conftest import sign_in_as
from tests.people.factories import an_organisation
from tests.website.joining import a_link_worker_at, an_administrator, an_employer

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_an_employers_administrator_brings_the_list_to_what_is_true(phone: Page) -> None:
    employer = an_employer("Riverside Wellbeing")
    an_organisation(OrganisationKind.PCN, name="Riverside Network")
    ruth = an_administrator(employer)
    for name in ("Ann Lee", "Bo Ray"):
        a_link_worker_at(employer, name)
    Post.objects.update(last_confirmed_on=date(2026, 1, 5))

    sign_in_as(phone, ruth.email or "", PASSWORD)
    follow(phone, "My people")
    follow(phone, "Posts")
    look_at(phone, "Posts at Riverside Wellbeing")

    add(phone)
    correct(phone)
    confirm(phone)
    end(phone)

    look_at(phone, "Posts at Riverside Wellbeing")
    people = set(Post.objects.filter(ended_on__isnull=True).values_list("person__name", flat=True))
    assert people == {"Ann Lee", "Żaneta Wójcik"}
    assert Post.objects.filter(last_confirmed_on=clock.today()).count() == 2


def add(page: Page) -> None:
    follow(page, "Add a person")
    page.get_by_label("Name").fill("Żaneta Wójcik")
    page.get_by_label("E-mail address").fill("zaneta@riverside.example")
    page.get_by_label("Where they work").fill("river")
    page.get_by_label("Hours, as a part of full time").fill("2")
    press(page, "Add them")
    look_at(page, "Add a person")
    expect(page.get_by_label("Name")).to_have_value("Żaneta Wójcik")
    page.get_by_label("Riverside Network", exact=False).check()
    page.get_by_label("Hours, as a part of full time").fill("0.6")
    press(page, "Add them")
    expect(page.get_by_text("Nothing has been sent yet")).to_be_visible()


def correct(page: Page) -> None:
    page.get_by_role("link", name="Correct Żaneta Wójcik").click()
    look_at(page, "Żaneta Wójcik")
    page.get_by_label("Hours, as a part of full time").fill("0.7")
    press(page, "Save")
    expect(page.get_by_text("0.7 of full time")).to_be_visible()


def confirm(page: Page) -> None:
    follow(page, "Confirm the list")
    look_at(page, "Is this list still right?")
    page.get_by_role("group", name="Bo Ray").get_by_label("Has left").check()
    press(page, "Confirm the list")
    look_at(page, "2 posts confirmed")


def end(page: Page) -> None:
    follow(page, "Bo Ray: when did they leave?")
    look_at(page, "Bo Ray has left")
    page.get_by_label("Their first day out of the post").fill(clock.today().isoformat())
    page.get_by_text("Workload").click()
    press(page, "Record that they left")
    expect(page.get_by_text("The end of Bo Ray’s post is on record.")).to_be_visible()
