"""Before what shows or changes many people's records, and before what lets powerful people in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from foundations.clock import now
from people.models import Person
from people.sign_in_session import FRESH, OWES
from people.vocabulary import ResponsibilityKind
from tests.people.factories import a_group, a_person, a_responsibility

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
EXPORT = "/lead/people/table.csv"
SECOND_STEP = "/learn/account/second-step/"


def a_facilitator(**fields: object) -> Person:
    person = a_person("Fay", email="fay@x.example", password=PASSWORD, **fields)
    a_responsibility(person, ResponsibilityKind.FACILITATOR, group=a_group(members=(a_person("Lee Member"),)))
    return person


def signed_in_a_while_ago(person: Person, minutes: int = 31) -> Client:
    client = Client()
    client.force_login(person)
    session = client.session
    session[FRESH] = (now() - timedelta(minutes=minutes)).timestamp()
    session.save()
    return client


def sign_in() -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": "fay@x.example", "password": PASSWORD})
    return client


def test_an_export_of_people_asks_again_after_half_an_hour_and_then_offers_the_file() -> None:
    client = signed_in_a_while_ago(a_facilitator())

    asked = client.get(EXPORT)
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/?next=")
    wrong = client.post(asked.headers["Location"], {"password": "not it"})
    assert wrong.status_code == 200
    after = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)

    assert 'href="/lead/people/table.csv"' in after.content.decode()
    assert client.get(EXPORT)["Content-Disposition"].endswith('.csv"')


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 302)])
def test_a_fresh_sign_in_is_not_asked_again(minutes: int, status: int) -> None:
    assert signed_in_a_while_ago(a_facilitator(), minutes).get(EXPORT).status_code == status


def test_people_of_the_demonstration_are_not_asked() -> None:
    assert signed_in_a_while_ago(a_facilitator(is_demo=True)).get(EXPORT).status_code == 200


def test_whoever_may_not_export_finds_nothing_and_is_not_asked() -> None:
    assert signed_in_a_while_ago(a_person("Bo")).get(EXPORT).status_code == 404


def test_somebody_without_a_password_is_sent_to_where_they_sign_in() -> None:
    person = a_facilitator()
    person.set_unusable_password()
    person.save()
    client = signed_in_a_while_ago(person)

    asked = client.get(EXPORT)
    page = client.get(asked.headers["Location"])
    out = client.post(asked.headers["Location"], {"next": "https://evil.example/"})

    assert asked.headers["Location"].startswith("/learn/account/again/")
    assert "Sign in again" in page.content.decode()
    assert out.headers["Location"] == "/accounts/login/?next=%2Flearn%2F"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_page_with_the_file_leads_nowhere_else(to: str) -> None:
    client = signed_in_a_while_ago(a_person("Bo"))

    said = client.get("/learn/account/file/", {"to": to}).content.decode()

    assert "evil" not in said.split("<main")[1].split("</main")[0]
    assert "alert" not in said.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("path", ["persons/", "responsibilities/new/", "imports/", "audit/", "second-steps/"])
def test_the_dangerous_screens_of_the_administration_ask_again(path: str) -> None:
    admin = a_person("Ada", email="ada@x.example", password=PASSWORD)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    TOTP.activate(admin, "JBSWY3DPEHPK3PXP")
    client = signed_in_a_while_ago(admin)

    asked = client.get(f"/admin/people/{path}")

    assert asked.headers["Location"].startswith("/accounts/")
    assert client.get("/admin/people/organisations/").status_code == 200
    client.force_login(admin)
    assert client.get(f"/admin/people/{path}").status_code == 200


def test_a_form_of_the_administration_that_came_too_late_gives_its_words_back_and_asks() -> None:
    admin = a_person("Ada", email="ada@x.example", password=PASSWORD)
    a_responsibility(admin, ResponsibilityKind.PROGRAMME_ADMIN)
    TOTP.activate(admin, "JBSWY3DPEHPK3PXP")
    form = {"name": "Bo Ray Long Name", "email": "bo@x.example", "ref": "", "is_active": "on"}
    here = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate"}
    late, in_time = signed_in_a_while_ago(admin, 61), signed_in_a_while_ago(admin, 59)

    said = late.post("/admin/people/persons/new/", form, **here).content.decode()  # type: ignore[arg-type]
    assert "Bo Ray Long Name" in said
    assert "/accounts/reauthenticate/?next=%2Flearn%2Faccount%2Fback%2F" in said
    assert not Person.objects.filter(name="Bo Ray Long Name").exists()
    late.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert late.post("/admin/people/persons/new/", form, **here).status_code == 302  # type: ignore[arg-type]

    other = {**form, "email": "cy@x.example"}
    assert in_time.post("/admin/people/persons/new/", other, **here).status_code == 302  # type: ignore[arg-type]


# The second step


def test_the_first_time_somebody_powerful_comes_in_they_go_on_and_the_next_time_they_owe_a_second_step() -> (
    None
):
    a_facilitator()

    first = sign_in()
    assert first.get("/learn/").status_code == 200
    first.post("/accounts/logout/")
    second = sign_in()

    asked = second.get("/lead/")
    assert (asked.status_code, asked.headers["Location"]) == (302, SECOND_STEP)
    said = second.get(SECOND_STEP).content.decode()
    assert "Your role shows you other people" in said
    for path in ("/accounts/2fa/totp/activate/", "/privacy/", "/sign-in-help/", "/accounts/password/change/"):
        assert second.get(path).headers.get("Location", "") != SECOND_STEP


def test_setting_up_a_second_step_opens_everything_and_the_last_one_stays() -> None:
    person = a_facilitator()
    sign_in().post("/accounts/logout/")
    client = sign_in()
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")

    assert client.get("/lead/").status_code == 200
    assert OWES not in client.session
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    refused = client.post("/accounts/2fa/totp/deactivate/")
    assert "Your role needs a second step" in refused.content.decode()
    assert Authenticator.objects.filter(user=person, type="totp").exists()


@pytest.mark.parametrize("kind", [None, ResponsibilityKind.LINE_MANAGER])
def test_only_who_has_power_over_others_owes_one(kind: ResponsibilityKind | None) -> None:
    person = a_person("Fay", email="fay@x.example", password=PASSWORD)
    if kind:
        a_responsibility(person, kind, subject=a_person("Lee"))
    sign_in().post("/accounts/logout/")

    assert (sign_in().get("/learn/").status_code == 302) is bool(kind)


def test_the_demonstration_owes_none() -> None:
    a_facilitator(is_demo=True)
    sign_in().post("/accounts/logout/")

    assert sign_in().get("/lead/").status_code == 200


def test_a_role_given_while_somebody_is_signed_in_waits_for_their_next_sign_in() -> None:
    person = a_person("Fay", email="fay@x.example", password=PASSWORD)
    sign_in().post("/accounts/logout/")
    client = sign_in()
    a_responsibility(person, ResponsibilityKind.LINE_MANAGER, subject=a_person("Lee"))

    assert client.get("/learn/").status_code == 200
    assert sign_in().get("/learn/").status_code == 302


@pytest.mark.parametrize("path", ["/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"])
@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 302)])
def test_who_has_just_signed_in_sets_up_a_second_step_without_being_asked_again(
    path: str, minutes: int, status: int
) -> None:
    answer = signed_in_a_while_ago(a_person("Fay", password=PASSWORD), minutes).get(path)

    assert answer.status_code == status
    assert status == 200 or answer.headers["Location"].startswith("/accounts/reauthenticate/")
