import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from learning_records.actions.pump import pump
from learning_records.models import Parked
from people.models import Person
from tests.learning_records.conftest import Listen
from tests.learning_records.listeners import AIDAN, COLUMBA, Diary, a_statement

pytestmark = pytest.mark.django_db

SCREEN = "/admin/reports/ledger/"
RELEASE = "/admin/reports/ledger/release/"


@pytest.fixture
def diary(listen: Listen) -> Diary:
    diary = Diary()
    listen(diary)
    a_statement(COLUMBA, kind="poison")
    a_statement(COLUMBA)
    a_statement(AIDAN, kind="poison")
    pump()
    diary.poison = "mended"
    return diary


def _sign_in(client: Client, *, may: list[str], is_superuser: bool = False) -> None:
    person = Person.objects.create_user("op@example.org", name="Op", is_superuser=is_superuser, is_demo=True)
    codes = ["access_admin", *may]
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(person)


def test_an_operator_sees_what_failed_and_releases_one_persons(client: Client, diary: Diary) -> None:
    _sign_in(client, may=["view_parked", "change_parked"])

    page = client.get(SCREEN).content.decode()
    client.post(RELEASE, {"consumer": "tests.diary", "actor": str(COLUMBA)})

    assert "tests.diary" in page
    assert "Poisoned" in page
    assert "said by a person" not in page
    assert list(Parked.objects.values_list("owner", flat=True)) == [AIDAN]


def test_an_operator_releases_everything_of_a_consumer(client: Client, diary: Diary) -> None:
    _sign_in(client, may=[], is_superuser=True)

    page = client.post(RELEASE, {"consumer": "tests.diary"}, follow=True).content.decode()

    assert "3 handled, 0 still wait." in page
    assert "Nothing is parked." in page


def test_an_unknown_consumer_is_said_to_be_so(client: Client, diary: Diary) -> None:
    _sign_in(client, may=[], is_superuser=True)

    page = client.post(RELEASE, {"consumer": "nobody", "actor": "x"}, follow=True).content.decode()

    assert "There is no consumer named" in page
    assert Parked.objects.count() == 3


@pytest.mark.parametrize(("may", "sees"), [([], False), (["view_parked"], True)])
def test_only_who_may_release_releases(may: list[str], sees: bool, client: Client, diary: Diary) -> None:
    _sign_in(client, may=may)

    page = client.get(SCREEN)
    client.post(RELEASE, {"consumer": "tests.diary"})

    assert (page.status_code == 200) is sees
    assert "Release all" not in page.content.decode()
    assert Parked.objects.count() == 3


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert "login" in client.get(SCREEN)["Location"]
