"""A link worker reads her inbox on a phone, says what is to be e-mailed, and stops a kind of mail by its link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from foundations import clock
from notifications.actions.bounce import note_reports
from notifications.actions.notify import notify
from notifications.kinds import About
from notifications.models import DeliveryDays, Mail
from notifications.rules.bounce_report import BounceReport
from people.models import Person
from tests.journeys.conftest import check_axe, fits_its_width, sign_in_as
from tests.notifications.news import send_everything
from tests.people.factories import a_person
from website.actions.site import ensure_site
from website.learning_kinds import CERTIFICATE_READY, STEPS_ADDED, YEAR_COMPLETED

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a quiet tram at dusk"
PORTFOLIO = "/learn/portfolio/certificates/"


@pytest.fixture
def nia() -> Person:
    """Have somebody with three messages, one of them mailed at once."""
    ensure_site()
    person = a_person("Nia Roberts-Owusu", "nia@test.example", password=PASSWORD)
    at = clock.now()
    listening = About("courses.Activity", "1", PORTFOLIO, "Listening, and asking what matters")
    notify(person, CERTIFICATE_READY, listening, at, "one")
    notify(
        person,
        STEPS_ADDED,
        listening,
        at,
        "two",
        words={"what": "“When someone has heard it all before” was"},
    )
    notify(person, YEAR_COMPLETED, About("courses.Activity", "2", PORTFOLIO, "Year 1"), at, "three")
    return person


def look_at(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    check_axe(page)
    fits_its_width(page)


def test_she_reads_her_messages_and_the_number_beside_her_name_falls(page: Page, nia: Person) -> None:
    sign_in_as(page, "nia@test.example", PASSWORD)
    inbox = page.get_by_role("banner").get_by_role("link", name="Inbox")
    expect(inbox).to_contain_text("3")
    inbox.click()
    look_at(page, "Inbox")

    page.get_by_role("link", name="Your certificate is ready").click()
    expect(page).to_have_url(re.compile(f"{PORTFOLIO}$"))
    expect(inbox).to_contain_text("2")
    inbox.click()
    page.get_by_role("button", name="Mark as read").first.click()
    expect(inbox).to_contain_text("1")
    page.get_by_role("button", name="Mark everything as read").click()

    expect(inbox).to_have_text("Inbox")
    look_at(page, "Inbox")


def test_she_says_what_is_e_mailed_and_on_which_days_without_javascript(
    without_javascript: Page, phone: Page, nia: Person
) -> None:
    page = without_javascript
    sign_in_as(page, "nia@test.example", PASSWORD)
    page.goto("/learn/inbox/")
    page.get_by_role("link", name="Choose what is e-mailed").click()
    page.get_by_label("A certificate is ready").select_option("site")
    page.get_by_label("Monday").uncheck()
    page.get_by_role("button", name="Save").click()

    expect(page.locator("main")).to_contain_text("Saved.")
    expect(page.get_by_label("A certificate is ready")).to_have_value("site")
    expect(page.get_by_label("Monday")).not_to_be_checked()
    assert DeliveryDays.objects.get(person=nia).days == [1, 2, 3, 4]
    for day in ("Tuesday", "Wednesday", "Thursday", "Friday"):
        page.get_by_label(day).uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Choose one day at least")
    sign_in_as(phone, "nia@test.example", PASSWORD)
    phone.goto("/learn/inbox/preferences/")
    look_at(phone, "What is e-mailed")


def test_she_stops_a_kind_of_mail_by_its_link_signed_out(phone: Page, nia: Person) -> None:
    Mail.objects.update(keeps_hours=False, not_before=clock.now())
    send_everything()
    sent = next(message for message in mail.outbox if "certificate" in message.subject)
    link = re.search(r"https?://[^/]+(/mail/stop/\S+)", str(sent.body))
    assert link is not None

    phone.goto(link[1])
    look_at(phone, "Stop these e-mails?")
    phone.get_by_role("button", name="Stop these e-mails").click()
    look_at(phone, "Stopped")

    sign_in_as(phone, "nia@test.example", PASSWORD)
    phone.goto("/learn/inbox/preferences/")
    expect(phone.get_by_label("A certificate is ready")).to_have_value("site")


def test_she_is_told_that_her_address_takes_no_mail_and_what_to_do(phone: Page, nia: Person) -> None:
    report = BounceReport("r1", "nia@test.example", "permanent", "5.1.1", Mail.objects.all()[0].message_id)
    note_reports([report], at=clock.now())

    sign_in_as(phone, "nia@test.example", PASSWORD)

    expect(phone.locator("body")).to_contain_text("Our e-mails to nia@test.example come back")
    phone.get_by_role("link", name="your inbox").click()
    look_at(phone, "Inbox")
    phone.get_by_role("button", name="My address works again").click()
    expect(phone.locator("body")).not_to_contain_text("come back")


def test_staff_of_a_development_site_read_the_mails_that_it_keeps(
    phone: Page, nia: Person, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "notifications.mail_folder.FolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    Mail.objects.update(keeps_hours=False, not_before=clock.now())
    send_everything()
    Person.objects.filter(pk=nia.pk).update(is_staff=True)
    sign_in_as(phone, "nia@test.example", PASSWORD)

    phone.goto("/design/mail/")
    look_at(phone, "Kept mails")
    phone.get_by_role("link", name="Your certificate is ready").click()

    look_at(phone, "Your certificate is ready: Listening, and asking what matters")
    phone.get_by_role("link", name="See it as a mail program shows it").click()
    expect(phone.locator("body")).to_contain_text("Hello Nia,")
    fits_its_width(phone)
