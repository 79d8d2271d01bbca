"""The lead's pages, for a lead with nobody, with three people and with three hundred."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from openpyxl import load_workbook

from foundations.clock import today
from people.models import Group, Opening, Person
from people.vocabulary import OpeningKind, ResponsibilityKind
from tests.analytics.posts import a_cohort, a_person
from tests.analytics.queries.test_people_seen import give
from tests.courses.world import a_learner, an_enrolment, study, the_programme

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 1, 5)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def names_on(client: Client, address: str) -> list[str]:
    return [line.name for line in client.get(address).context["page"].object_list]


@pytest.fixture
def three() -> tuple[Client, list[Person]]:
    """A manager of three: Ann is behind, Ben is on track, Cat has not begun and nothing of hers is due."""
    programme = the_programme()
    manager = a_person("Mo")
    ann = a_learner(programme, name="Ann", starts_on=LONG_AGO)
    ben = a_learner(programme, name="Ben", starts_on=today())
    cat = a_learner(programme, name="Cat", starts_on=today())
    study(ann, "o1", at=datetime(2026, 1, 6, tzinfo=UTC))
    study(ben, "o1", at=datetime(2026, 1, 6, tzinfo=UTC))
    for person in (ann, ben, cat):
        give(manager, ResponsibilityKind.LINE_MANAGER, subject=person)
    return signed_in(manager), [ann, ben, cat]


def a_cohort_of(number: int) -> tuple[Client, Group]:
    programme = the_programme()
    people = [a_person(f"Person {index:03}") for index in range(number)]
    for person in people:
        an_enrolment(person, programme, starts_on=LONG_AGO)
    cohort, facilitator = a_cohort("Spring", *people), a_person("Fay")
    give(facilitator, ResponsibilityKind.FACILITATOR, group=cohort)
    return signed_in(facilitator), cohort


def test_somebody_who_leads_nobody_finds_no_such_page() -> None:
    client = signed_in(a_person())

    for address in (
        "/lead/",
        "/lead/people/",
        "/lead/people/table.csv",
        "/lead/people/1/",
        "/lead/cohorts/x/",
    ):
        assert client.get(address).status_code == 404


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/lead/").url.startswith("/accounts/login/")


def test_a_lead_whose_people_have_gone_is_told_what_to_do() -> None:
    lead, gone = a_person(), a_person("Gone")
    give(lead, ResponsibilityKind.LINE_MANAGER, subject=gone)
    Person.objects.filter(pk=gone.pk).update(email=None)

    assert "nobody to look after yet" in text_of(signed_in(lead), "/lead/")
    assert "nobody to look after yet" in text_of(signed_in(lead), "/lead/people/")


def test_this_week_names_who_is_behind_and_why(three: tuple[Client, list[Person]]) -> None:
    client, _ = three

    page = client.get("/lead/")

    assert [line.name for line in page.context["needing"]] == ["Ann"]
    assert "days late" in page.context["needing"][0].reason
    assert "1 of the 3 people you look after has something overdue." in page.content.decode()


def test_a_lead_of_three_gets_a_line_for_each_and_no_grid(three: tuple[Client, list[Person]]) -> None:
    client, _ = three

    page = client.get("/lead/").content.decode()

    assert all(name in page for name in ("Ann", "Ben", "Cat"))
    assert "lw-grid" not in page


def test_everybody_can_be_narrowed_and_ordered(three: tuple[Client, list[Person]]) -> None:
    client, _ = three

    assert names_on(client, "/lead/people/") == ["Ann", "Cat", "Ben"]
    assert names_on(client, "/lead/people/?sort=-name") == ["Cat", "Ben", "Ann"]
    assert names_on(client, "/lead/people/?status=on_track") == ["Ben"]
    assert names_on(client, "/lead/people/?q=ca") == ["Cat"]
    assert "Nobody matches" in text_of(client, "/lead/people/?q=zz")


def test_the_files_hold_the_rows_of_the_screen_in_its_order(three: tuple[Client, list[Person]]) -> None:
    client, people = three
    shown = names_on(client, "/lead/people/?sort=-name")

    as_csv = client.get("/lead/people/table.csv?sort=-name").content.decode("utf-8-sig")
    as_xlsx = client.get("/lead/people/table.xlsx?sort=-name").content

    assert [row["Name"] for row in csv.DictReader(io.StringIO(as_csv))] == shown
    sheet = load_workbook(io.BytesIO(as_xlsx)).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == shown
    assert Opening.objects.filter(kind=OpeningKind.EXPORTED, person__in=people).count() == 2 * len(people)


def test_a_file_of_another_kind_is_not_there(three: tuple[Client, list[Person]]) -> None:
    assert three[0].get("/lead/people/table.pdf").status_code == 404


def test_the_page_of_a_person_is_open_to_their_lead_only_and_leaves_a_trace(
    three: tuple[Client, list[Person]],
) -> None:
    client, (ann, *_) = three
    other = a_person("Other lead")
    give(other, ResponsibilityKind.LINE_MANAGER, subject=a_person("Eve"))

    assert "Module m1" in text_of(client, f"/lead/people/{ann.pk}/")
    assert signed_in(other).get(f"/lead/people/{ann.pk}/").status_code == 404
    assert list(Opening.objects.filter(person=ann).values_list("kind", flat=True)) == [OpeningKind.OPENED]


def test_a_cohort_is_open_to_its_facilitator_and_nobody_else() -> None:
    client, cohort = a_cohort_of(2)
    other = a_person("Other")
    give(other, ResponsibilityKind.FACILITATOR, group=a_cohort("Autumn", a_person()))

    assert client.get(f"/lead/cohorts/{cohort.slug}/").status_code == 200
    assert signed_in(other).get(f"/lead/cohorts/{cohort.slug}/").status_code == 404
    assert signed_in(other).get(f"/lead/cohorts/{cohort.slug}/table.csv").status_code == 404


def test_a_cohort_of_300_comes_in_pages_of_50_and_all_on_request() -> None:
    client, cohort = a_cohort_of(300)
    address = f"/lead/cohorts/{cohort.slug}/"

    assert names_on(client, f"{address}?sort=name&page=6")[-1] == "Person 299"
    assert len(names_on(client, address)) == 50
    assert len(names_on(client, f"{address}?show=all")) == 300
    assert len(client.get(f"{address}table.csv").content.decode().splitlines()) == 301


@pytest.mark.parametrize("people", [1, 60])
def test_a_cohort_s_page_costs_the_same_queries_however_many_people(
    people: int, django_assert_max_num_queries: object
) -> None:
    client, cohort = a_cohort_of(people)
    client.get(f"/lead/cohorts/{cohort.slug}/")

    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(f"/lead/cohorts/{cohort.slug}/")


def test_nobody_paused_is_shown_as_behind() -> None:
    from courses.actions.enrolment import pause

    programme, manager = the_programme(), a_person("Mo")
    ann = a_learner(programme, name="Ann", starts_on=LONG_AGO)
    give(manager, ResponsibilityKind.LINE_MANAGER, subject=ann)
    pause(
        enrolment=ann.enrolments.get(),
        start=today(),
        until=today() + timedelta(days=30),
        by=ann,
        at=datetime.now(tz=UTC),
    )

    page = signed_in(manager).get("/lead/people/")

    (line,) = page.context["page"].object_list
    assert line.status == "paused"
    assert "L" not in {cell.letter for cell in page.context["table"].cells(line)}


def test_somebody_with_figures_and_nobody_by_name_is_taken_to_the_figures() -> None:
    analyst = a_person("Nat")
    give(analyst, ResponsibilityKind.ANALYST)

    assert signed_in(analyst).get("/lead/").url == "/lead/retention/"


def test_a_grid_of_modules_can_be_read_as_a_list_instead() -> None:
    client, cohort = a_cohort_of(6)
    address = f"/lead/cohorts/{cohort.slug}/"

    assert "lw-grid" in text_of(client, address)
    assert "lw-grid" not in text_of(client, f"{address}?view=list")
