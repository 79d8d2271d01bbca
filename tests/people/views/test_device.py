from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundations.clock import now
from people.actions.purge import purge_old_sign_ins
from people.models import AuditEntry, Device, Person, SignInRecord
from people.queries.device import devices_of
from people.sign_in_session import UNTIL
from people.vocabulary import SignInEvent
from tests.people.factories import NOW, a_person

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
LOGIN = "/accounts/login/"
DEVICES = "/learn/account/devices/"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 14) AppleWebKit/605.1 Version/18.0 Safari/605.1"


@pytest.fixture
def ann() -> Person:
    return a_person("Ann", email="ann@x.example", password=PASSWORD)


def signed_in(agent: str = PHONE, *, remember: bool = False) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    form = {"login": "ann@x.example", "password": PASSWORD, **({"remember": "on"} if remember else {})}
    assert client.post(LOGIN, form).status_code == 302
    return client


def events(person: Person | None) -> list[str]:
    return list(SignInRecord.objects.filter(person=person).order_by("pk").values_list("event", flat=True))


def test_devices_are_listed_in_words_with_this_one_first(ann: Person) -> None:
    signed_in(MAC)
    phone = signed_in(PHONE)

    said = phone.get(DEVICES).content.decode()

    assert said.index("Chrome on an Android device") < said.index("Safari on a Mac")
    assert said.count("This device") == 1
    assert "127.0.0.1" not in said


def test_an_own_device_stays_signed_in_for_30_days_and_another_until_the_browser_closes(ann: Person) -> None:
    own, other = signed_in(remember=True), signed_in()

    assert own.cookies["linkway_session"]["max-age"] in range(29 * 86400, 30 * 86400 + 1)
    assert other.cookies["linkway_session"]["max-age"] == ""
    spans = {row.is_own: row.ends_at - row.signed_in_at for row in Device.objects.all()}
    assert spans == {True: timedelta(days=30), False: timedelta(hours=12)}


def test_a_session_ends_after_its_time_even_when_the_browser_stays_open(ann: Person) -> None:
    client = signed_in()
    session = client.session
    session[UNTIL] = now().timestamp() - 1
    session.save()

    answer = client.get(DEVICES)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(LOGIN)
    assert not Device.objects.exists()


def test_somebody_may_say_later_that_the_device_is_theirs_and_take_it_back(ann: Person) -> None:
    client = signed_in()

    client.post(DEVICES, {"is_own": "yes"})
    assert Device.objects.get().is_own
    assert client.session.get_expire_at_browser_close() is False
    client.post(DEVICES, {"is_own": "no"})
    assert not Device.objects.get().is_own
    assert client.session.get_expire_at_browser_close() is True


def test_signing_out_of_one_device_leaves_the_others(ann: Person) -> None:
    mac, tablet, phone = signed_in(MAC), signed_in(), signed_in(PHONE)
    lost = Device.objects.get(session_key=mac.session.session_key)

    phone.post(DEVICES, {"end": str(lost.uuid)})

    assert mac.get(DEVICES).status_code == 302
    assert tablet.get(DEVICES).status_code == 200
    assert phone.get(DEVICES).status_code == 200


def test_signing_out_of_all_others_keeps_this_one(ann: Person) -> None:
    mac, phone = signed_in(MAC), signed_in(PHONE)

    phone.post(DEVICES, {"end_others": "1"})

    assert mac.get(DEVICES).status_code == 302
    assert phone.get(DEVICES).status_code == 200
    assert "signed in nowhere else" in phone.get(DEVICES).content.decode()


def test_nobody_signs_somebody_else_out(ann: Person) -> None:
    a_person("Bo", email="bo@x.example", password=PASSWORD)
    bo = Client()
    bo.post(LOGIN, {"login": "bo@x.example", "password": PASSWORD})
    hers = signed_in()

    for wanted in (str(Device.objects.get(person=ann).uuid), "nonsense", ""):
        assert bo.post(DEVICES, {"end": wanted}).status_code == 302
    bo.post(DEVICES, {"end_others": "1"})

    assert hers.get(DEVICES).status_code == 200


def test_a_changed_password_ends_every_other_device_and_keeps_this_one_on_the_list(ann: Person) -> None:
    mac, phone = signed_in(MAC), signed_in(PHONE)

    phone.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "four slow otters", "password2": "four slow otters"},
    )

    assert mac.get(DEVICES).status_code == 302
    assert [row.session_key for row in Device.objects.all()] == [phone.session.session_key]
    assert "This device" in phone.get(DEVICES).content.decode()
    assert SignInEvent.PASSWORD_CHANGED in events(ann)


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_two_queries_however_many_devices(
    ann: Person, number: int, django_assert_num_queries: Any
) -> None:
    clients = [signed_in() for _ in range(number)]

    with django_assert_num_queries(2):  # devices, and which of their sessions live
        lines = devices_of(ann, session_key=clients[-1].session.session_key, at=now())

    assert len(lines) == number
    assert lines[0].is_this


def test_a_page_costs_no_query_more_for_watching_the_session(ann: Person) -> None:
    client = signed_in()
    client.get("/learn/who-sees-what/")

    with CaptureQueriesContext(
        connection,
    ) as said:
        client.get("/learn/who-sees-what/")

    assert not [query for query in said.captured_queries if "people_device" in query["sql"]]
    assert not [query for query in said.captured_queries if "mfa_authenticator" in query["sql"]]


# What is written down


def test_coming_in_going_out_and_failing_are_written_down_and_an_unknown_address_is_not(ann: Person) -> None:
    client = Client()
    client.post(LOGIN, {"login": "ann@x.example", "password": "wrong"})
    client.post(LOGIN, {"login": "nobody@x.example", "password": "wrong"})
    signed_in().post("/accounts/logout/")

    assert events(ann) == [SignInEvent.WRONG_PASSWORD, SignInEvent.SIGNED_IN, SignInEvent.SIGNED_OUT]
    assert SignInRecord.objects.get(event=SignInEvent.SIGNED_IN).method == "password"
    assert events(None) == [SignInEvent.WRONG_PASSWORD]
    assert "nobody@x" not in str(list(SignInRecord.objects.values()))


def test_trying_too_often_and_a_closed_account_are_told_apart(ann: Person) -> None:
    client = Client()
    for _ in range(6):
        client.post(LOGIN, {"login": "ann@x.example", "password": "wrong"})
    bo = a_person("Bo", email="bo@x.example", password=PASSWORD)
    Person.objects.filter(pk=bo.pk).update(is_active=False)
    client.post(LOGIN, {"login": "bo@x.example", "password": PASSWORD})

    assert events(ann)[-1] == SignInEvent.TOO_OFTEN
    assert events(bo) == [SignInEvent.CLOSED]


def test_a_record_of_signing_in_is_never_changed_and_goes_after_a_year(ann: Person) -> None:
    for days in (366, 364):
        SignInRecord.objects.create(at=NOW - timedelta(days=days), person=ann, event=SignInEvent.SIGNED_IN)
    with pytest.raises(IntegrityError):
        _in_a_savepoint(lambda: SignInRecord.objects.update(event=SignInEvent.SIGNED_OUT))

    assert purge_old_sign_ins(at=NOW) == 1
    assert purge_old_sign_ins(at=NOW) == 0
    assert SignInRecord.objects.count() == 1
    assert AuditEntry.objects.get(action="purged").detail == {"sign_ins": 1}


def _in_a_savepoint(change: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        change()
