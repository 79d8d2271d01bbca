from datetime import date
from typing import cast
from uuid import UUID

import pytest
from django.contrib.messages import get_messages
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from competencies.models import Competency
from learning_records.actions.statement import void
from people.models import Person
from portfolio.models import CPDEntry, CPDPlan
from tests.portfolio.scene import MORNING, a_certificate, a_person, an_entry, complete

pytestmark = pytest.mark.django_db

HOME = "/learn/portfolio/"
NOBODYS = UUID(int=0xBAD)
LOG = "/learn/portfolio/log/"
GIVEN = {
    "title": "Shadowed a housing officer",
    "kind": "shadowing",
    "done_on": "2026-11-20",
    "hours": "1",
    "extra_minutes": "30",
}


@pytest.fixture
def ada(client: Client) -> Person:
    person = a_person()
    client.force_login(person)
    return person


def test_an_empty_portfolio_says_what_will_be_here(client: Client, ada: Person) -> None:
    page = client.get(HOME).content.decode()

    assert "April 2026 to March 2027" in page
    assert "0 hours of 20" in page
    assert "Nothing here yet" in page
    assert "Log something" in page


def test_the_year_counts_what_is_logged_and_names_drafts(client: Client, ada: Person) -> None:
    an_entry(ada, minutes=90, is_participatory=True)
    an_entry(ada, "A course", minutes=600, is_formal=True)
    an_entry(ada, "A draft", minutes=240, status="draft")
    an_entry(ada, "Last year", done_on=date(2026, 3, 31))

    page = client.get(HOME).content.decode()

    assert "11 hours 30 minutes of 20" in page
    assert "10 hours of 10" in page
    assert "Still missing: 8 hours 30 minutes, of any kind." in page
    assert "1 hour 30 minutes learning together with others" in page
    assert "Draft, not counted yet" in page
    assert "Last year" not in page
    assert "Last year" in client.get(f"{HOME}?year=2025-04-01").content.decode()


@pytest.mark.parametrize("query", ["?year=never", "?year=9999-01-01", "?page=99", "?page=x"])
def test_an_address_that_was_typed_wrong_still_shows_the_portfolio(
    query: str, client: Client, ada: Person
) -> None:
    assert client.get(HOME + query).status_code == 200


@pytest.mark.parametrize("entries", [1, 25])
def test_the_portfolio_takes_as_many_queries_for_many_entries_as_for_one(
    entries: int, client: Client, ada: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(entries):
        an_entry(ada, f"Entry {number}")
    client.get(HOME)

    # session and person; plan, year's entries, earliest entry; how many and the page of entries; and what the
    # page's frame asks (site, navigation).
    with django_assert_max_num_queries(12):
        client.get(HOME)


def test_somebody_logs_what_they_did(client: Client, ada: Person) -> None:
    answer = client.post(LOG, {**GIVEN, "learned": "How a panel decides.", "is_participatory": "on"})

    assert answer.status_code == 302
    entry = CPDEntry.objects.get()
    assert (entry.person, entry.minutes, entry.status, entry.source) == (ada, 90, "logged", "manual")
    assert (entry.learned, entry.is_participatory, entry.is_formal) == ("How a panel decides.", True, False)
    assert [str(said) for said in get_messages(answer.wsgi_request)] == ["Logged in your CPD year."]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Say in a few words what you did."),
        ({"hours": "1.5"}, "Write whole hours here, and the rest as minutes below."),
        ({"hours": "0", "extra_minutes": "0"}, "Say how long it took, or keep the entry as a draft."),
        ({"extra_minutes": "60"}, "less than or equal to 59"),
        ({"hours": "-1"}, "greater than or equal to 0"),
        ({"done_on": "2026-11-24"}, "that day is still to come"),
        ({"done_on": "2026-02-30"}, "Write a real date."),
        ({"begun_on": "2026-11-21"}, "It began after it ended"),
        ({"kind": ""}, "Choose what kind of activity it was."),
        ({"kind": "nap"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    change: dict, sentence: str, client: Client, ada: Person
) -> None:
    answer = client.post(LOG, {**GIVEN, "learned": "Kept words", **change})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "Kept words" in page
    assert not CPDEntry.objects.exists()


def test_a_draft_needs_only_a_title_and_is_finished_later(client: Client, ada: Person) -> None:
    client.post(LOG, {"title": "Something about debt", "keep": "draft"})
    entry = CPDEntry.objects.get()
    assert (entry.status, entry.minutes, entry.done_on) == ("draft", 0, date(2026, 11, 23))

    page = client.get(f"{LOG}{entry.uuid}/").content.decode()
    client.post(f"{LOG}{entry.uuid}/", {**GIVEN, "title": "A talk about debt"})

    assert "Finish this draft" in page
    assert f"{LOG}{entry.uuid}/remove/" in page
    entry.refresh_from_db()
    assert (entry.status, entry.minutes, entry.title) == ("logged", 90, "A talk about debt")


def test_five_competencies_at_most_are_chosen_from_the_framework(client: Client, ada: Person) -> None:
    known = list(Competency.objects.order_by("code").values_list("code", flat=True)[:6])
    if len(known) < 6:
        known = _a_framework()

    too_many = client.post(LOG, {**GIVEN, "competencies": known})
    client.post(LOG, {**GIVEN, "competencies": known[:5]})

    assert "Choose five at most" in too_many.content.decode()
    assert CPDEntry.objects.get().competencies == known[:5]


def _a_framework() -> list[str]:
    from competencies.models import Domain, Framework

    framework = Framework.objects.create(code="tests", title="A framework")
    domain = Domain.objects.create(framework=framework, letter="T", name="Talking", position=90)
    codes = [f"T{number}" for number in range(1, 7)]
    for number, code in enumerate(codes):
        Competency.objects.create(domain=domain, code=code, name=f"Competency {code}", position=number)
    return codes


def test_above_every_box_stands_who_can_read_it(client: Client, ada: Person) -> None:
    page = client.get(LOG).content.decode()

    before_each_box = page.split("<textarea")[:-1]
    assert len(before_each_box) == 3
    assert all("Private: only you can see this." in before for before in before_each_box)
    assert "Private: only you can see what you write here." in page.split('<input type="text"')[0]


def test_an_entry_is_removed_after_a_question(client: Client, ada: Person) -> None:
    entry = an_entry(ada)

    question = client.get(f"{LOG}{entry.uuid}/remove/")
    client.post(f"{LOG}{entry.uuid}/remove/")

    assert "A talk on housing" in question.content.decode()
    assert not CPDEntry.objects.exists()


def test_a_persons_cpd_year_begins_in_the_month_they_say(client: Client, ada: Person) -> None:
    client.post("/learn/portfolio/year/", {"month": "9"})

    assert CPDPlan.objects.get(person=ada).starts_in_month == 9
    assert "September 2026 to August 2027" in client.get(HOME).content.decode()
    assert client.post("/learn/portfolio/year/", {"month": "13"}).status_code == 200


def test_a_certificate_is_sent_to_its_holder_even_before_the_worker_came_to_it(
    client: Client, ada: Person
) -> None:
    certificate = a_certificate(ada)

    answer = client.get(reverse("portfolio:certificate", args=[certificate.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(cast(FileResponse, answer)).startswith(b"%PDF")
    certificate.refresh_from_db()
    assert certificate.rendered_at is not None
    assert "Listening" in client.get("/learn/portfolio/certificates/").content.decode()


@pytest.mark.parametrize("of", ["another", "nobody"])
def test_what_is_another_persons_answers_as_what_is_not_there(of: str, client: Client, ada: Person) -> None:
    ben = a_person("Ben Li")
    certificate = a_certificate(ben).pk if of == "another" else NOBODYS
    entry = an_entry(ben).uuid if of == "another" else NOBODYS

    for address in (
        f"/learn/portfolio/certificates/{certificate}/",
        f"{LOG}{entry}/",
        f"{LOG}{entry}/remove/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, GIVEN).status_code in (404, 405)
    assert CPDEntry.objects.filter(person=ben).count() == (2 if of == "another" else 0)


@pytest.mark.parametrize(
    "address", [HOME, LOG, f"{LOG}{NOBODYS}/", "/learn/portfolio/certificates/", "/learn/portfolio/year/"]
)
def test_the_portfolio_asks_a_visitor_to_sign_in(address: str, client: Client) -> None:
    assert client.get(address)["Location"].startswith("/accounts/login/")


def test_anybody_can_check_a_certificate(client: Client) -> None:
    certificate = a_certificate(a_person())

    page = client.get(f"/verify/{certificate.pk}/").content.decode()

    for words in ("This certificate is genuine", "Ada Owusu", "Listening", "23 November 2026", "4 hours"):
        assert words in page
    assert "example.org" not in page


def test_a_withdrawn_certificate_is_said_to_be_so(client: Client) -> None:
    ada = a_person()
    certificate = a_certificate(ada)
    void(statement_id=certificate.statement_id, by=ada.actor, at=MORNING)

    page = client.get(f"/verify/{certificate.pk}/").content.decode()

    assert "This certificate was withdrawn" in page
    assert "genuine" not in page.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("number", [str(NOBODYS), "12345", "<script>"])
def test_an_unknown_number_is_answered_kindly(number: str, client: Client) -> None:
    answer = client.get(f"/verify/{number}/")

    assert answer.status_code == 404
    assert "We found no certificate with this number" in answer.content.decode()


def test_an_address_that_is_no_text_is_nobody_s_certificate(client: Client) -> None:
    assert client.get("/verify/%00/").status_code == 404


def test_what_is_private_stays_out_of_the_list_queries(client: Client, ada: Person) -> None:
    an_entry(ada, learned="Something that only Ada may read.")
    complete(ada)

    assert "Something that only Ada" not in client.get(HOME).content.decode()
