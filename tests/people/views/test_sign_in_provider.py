"""Signing in with another organisation's account, against a real provider in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client

from config.settings.provider import provider_at
from people.models import Person, SignInRecord
from tests.people import sign_in_provider
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db

BEGIN = "/accounts/oidc/work/login/"
ANN = {"sub": "staff-17", "email": "Ann@Trust.example", "email_verified": True, "name": "Dr Secret Name"}


class _StaysHere(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class ProviderProcess:
    """The provider, and the part of a browser that visits it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(sign_in_provider.__file__))], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.address = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"
        self.browser = build_opener(_StaysHere())

    def knows(self, who: dict[str, Any]) -> None:
        self.browser.open(Request(f"{self.address}/who", json.dumps(who).encode()))

    def visit(self, url: str) -> str:
        """Return where the provider sends the browser after signing in there."""
        try:
            self.browser.open(url)
        except OSError as answer:
            return str(answer.headers["Location"])  # type: ignore[attr-defined]  # an HTTPError
        raise AssertionError("The provider did not lead back.")

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def running() -> Iterator[ProviderProcess]:
    provider = ProviderProcess()
    yield provider
    provider.end()


@pytest.fixture
def provider(running: ProviderProcess, settings: Any) -> ProviderProcess:
    running.knows(ANN)
    settings.SOCIALACCOUNT_PROVIDERS = described(running.address)
    return running


def described(address: str, **more: Any) -> dict[str, Any]:
    return provider_at(
        address,
        slug="work",
        name="Trust sign-in",
        client_id=sign_in_provider.CLIENT,
        client_secret=sign_in_provider.SECRET,
        **more,
    )


def go_there_and_back(client: Client, provider: ProviderProcess, query: str = "") -> Any:
    away = client.get(BEGIN + query)
    assert away.status_code == 302, away.content.decode()[:500]
    back = urlsplit(provider.visit(away.headers["Location"]))
    return client.get(f"{back.path}?{back.query}")


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_without_a_provider_the_sign_in_page_names_none_and_its_address_is_not_there(client: Client) -> None:
    assert "Sign in with Trust" not in client.get("/accounts/login/").content.decode()
    assert client.get(BEGIN).status_code == 404


def test_a_confirmed_address_leads_to_its_person_and_links_the_account(
    client: Client, provider: ProviderProcess
) -> None:
    ann = a_person("Ann", email="ann@home.example")
    EmailAddress.objects.create(user=ann, email="ann@trust.example", verified=True, primary=False)
    assert "Sign in with Trust sign-in" in client.get("/accounts/login/").content.decode()

    answer = go_there_and_back(client, provider, "?next=/learn/who-sees-what/")

    assert answer.headers["Location"] == "/learn/who-sees-what/"
    assert client.session["_auth_user_id"] == str(ann.pk)
    linked = SocialAccount.objects.get()
    assert (linked.user_id, linked.uid, linked.extra_data) == (ann.pk, "staff-17", {})
    assert not SocialToken.objects.exists()
    assert list(SignInRecord.objects.order_by("pk").values_list("event", "method")) == [
        ("provider_linked", "provider"),
        ("signed_in", "provider"),
    ]


def test_a_linked_account_signs_in_whatever_its_address_has_become(
    client: Client, provider: ProviderProcess
) -> None:
    ann = a_person("Ann", email="ann@trust.example")
    go_there_and_back(client, provider)
    client.post("/accounts/logout/")
    provider.knows({**ANN, "email": "ann.married@trust.example"})

    go_there_and_back(client, provider)

    assert client.session["_auth_user_id"] == str(ann.pk)
    assert SocialAccount.objects.get().extra_data == {}
    assert not EmailAddress.objects.filter(email="ann.married@trust.example").exists()


@pytest.mark.parametrize(
    "who",
    [
        {**ANN, "email_verified": False},
        {**ANN, "email_verified": "false"},
        {key: value for key, value in ANN.items() if key != "email_verified"},
        {**ANN, "email": "stranger@trust.example"},
        {"sub": "staff-17"},
    ],
)
def test_an_address_that_is_unconfirmed_or_unknown_makes_nobody_and_says_what_to_do(
    client: Client, provider: ProviderProcess, who: dict[str, Any]
) -> None:
    a_person("Ann", email="ann@trust.example")
    provider.knows(who)

    answer = go_there_and_back(client, provider)

    assert "We could not find your account" in answer.content.decode()
    assert not is_signed_in(client)
    assert Person.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert "trust.example" not in str(dict(client.session))
    assert SignInRecord.objects.get().event == "no_account"


def test_an_address_that_linkway_has_not_confirmed_links_nobody(
    client: Client, provider: ProviderProcess
) -> None:
    somebody = a_person("Somebody", email="other@x.example")
    EmailAddress.objects.create(user=somebody, email="ann@trust.example", verified=False, primary=False)

    go_there_and_back(client, provider)

    assert not is_signed_in(client)


def test_a_newcomer_with_a_leavers_address_does_not_come_into_the_old_account(
    client: Client, provider: ProviderProcess
) -> None:
    a_person("Ann", email="ann@trust.example")
    go_there_and_back(client, provider)
    client.post("/accounts/logout/")
    provider.knows({**ANN, "sub": "staff-99"})

    go_there_and_back(client, provider)

    assert not is_signed_in(client)
    assert SocialAccount.objects.count() == 1


def test_an_address_of_a_domain_that_the_operator_names_counts_as_confirmed(
    client: Client, provider: ProviderProcess, settings: Any
) -> None:
    a_person("Ann", email="ann@trust.example")
    settings.SOCIALACCOUNT_PROVIDERS = described(provider.address, domains=["@Trust.example"])
    provider.knows({key: value for key, value in ANN.items() if key != "email_verified"})

    go_there_and_back(client, provider)

    assert is_signed_in(client)


def test_a_second_step_is_asked_here_too(client: Client, provider: ProviderProcess) -> None:
    TOTP.activate(a_person("Ann", email="ann@trust.example"), "JBSWY3DPEHPK3PXP")

    answer = go_there_and_back(client, provider)

    assert answer.headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert not is_signed_in(client)


def test_a_closed_account_stays_closed(client: Client, provider: ProviderProcess) -> None:
    ann = a_person("Ann", email="ann@trust.example")
    Person.objects.filter(pk=ann.pk).update(is_active=False)

    go_there_and_back(client, provider)

    assert not is_signed_in(client)


@pytest.mark.parametrize("broken", ["token", "audience", "denied"])
def test_a_provider_that_refuses_or_answers_wrongly_is_explained(
    client: Client, provider: ProviderProcess, broken: str
) -> None:
    a_person("Ann", email="ann@trust.example")
    provider.knows({**ANN, "broken": broken})

    answer = go_there_and_back(client, provider)

    page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
    said = page.content.decode()
    assert "did not work" in said or "You did not sign in" in said
    assert not is_signed_in(client)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    client: Client, provider: ProviderProcess
) -> None:
    a_person("Ann", email="ann@trust.example")
    back = urlsplit(provider.visit(client.get(BEGIN).headers["Location"]))
    victim = Client()

    victim.get(f"{back.path}?{back.query}")

    assert not is_signed_in(victim)


def test_a_provider_that_is_down_is_a_kind_page(client: Client, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = described("http://127.0.0.1:9")

    answer = client.get(BEGIN)

    assert answer.status_code == 503
    assert "did not answer" in answer.content.decode()
