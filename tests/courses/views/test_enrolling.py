import pytest
from django.test import Client

from courses.models import Enrolment
from courses.vocabulary import EnrolmentStatus
from people.models import Person
from tests.courses.world import a_learner, a_person, activity, the_programme

pytestmark = pytest.mark.django_db
NEW = "/admin/enrolments/new/"


@pytest.fixture
def team() -> Client:
    client = Client()
    client.force_login(
        Person.objects.create_superuser("team@example.org", "a long passphrase", name="Team", is_demo=True)
    )
    return client


def enrolling(team: Client, *addresses: str) -> str:
    programme = activity("prog").pk
    posted = {
        "programme": programme,
        "addresses": "\n".join(addresses),
        "group": "",
        "starts_on": "",
        "pace": "",
    }
    return team.post(NEW, posted, follow=True).content.decode()


def test_the_team_enrols_people_by_their_addresses(team: Client) -> None:
    the_programme()
    first, second = a_person(), a_person()

    page = enrolling(team, str(first.email), str(second.email))

    assert "2 people enrolled." in page
    assert Enrolment.objects.count() == 2


def test_an_unknown_address_enrols_nobody_and_is_named(team: Client) -> None:
    the_programme()

    page = enrolling(team, str(a_person().email), "nobody@example.org")

    assert "Nobody is known as nobody@example.org. Nobody was enrolled." in page
    assert not Enrolment.objects.exists()


def test_somebody_with_a_place_is_refused_with_the_reason(team: Client) -> None:
    learner = a_learner(the_programme())

    assert "already enrolled in this programme" in enrolling(team, str(learner.email))


def test_the_team_takes_somebody_off_a_programme(team: Client) -> None:
    a_learner(the_programme())
    place = Enrolment.objects.get()

    team.post(f"/admin/enrolments/edit/{place.pk}/", {"do": "withdraw"})

    place.refresh_from_db()
    assert place.status == EnrolmentStatus.WITHDRAWN
