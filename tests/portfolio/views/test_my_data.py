"""The screens of one's own data."""

from __future__ import annotations

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foundations.clock import now, today
from people.models import AuditEntry
from people.sign_in_session import FRESH
from portfolio.actions.data_export import ask_for_export, make_export
from portfolio.models import DataExport, Erasure
from tests.portfolio.scene import a_person

pytestmark = pytest.mark.django_db

MY_DATA = "/learn/portfolio/my-data/"


def signed_in(client: Client, person: object, *, fresh: bool = True) -> Client:
    client.force_login(person)  # type: ignore[arg-type]
    if not fresh:
        session = client.session
        session[FRESH] = 0
        session.save()
    return client


def test_the_page_offers_a_copy_and_says_how_long_everything_is_kept(client: Client) -> None:
    answer = signed_in(client, a_person()).get(MY_DATA)

    said = answer.content.decode()
    assert "Make a copy of my data" in said
    assert "six years" in said
    assert "Who looked at your details" in said


def test_asking_shows_how_far_it_has_come_and_then_the_file(client: Client) -> None:
    ada = a_person()
    signed_in(client, ada).post(MY_DATA)
    copy = DataExport.objects.get(person=ada)

    being_made = client.get(MY_DATA).content.decode()
    make_export(copy.pk, at=now(), today=today())
    ready = client.get(MY_DATA).content.decode()
    file = client.get(reverse("portfolio:data_export", args=[copy.uuid]))

    assert f"0 of {copy.total_count} parts" in being_made
    assert "Download my data" in ready
    names = ZipFile(io.BytesIO(b"".join(file.streaming_content))).namelist()  # type: ignore[attr-defined]
    assert names == ["my-data.json", "my-data.html"]
    assert file["Cache-Control"].startswith("max-age=0")
    assert AuditEntry.objects.filter(action="copy of data fetched", person=ada).exists()


def test_nobody_else_gets_a_copy_and_nobody_an_old_one(client: Client) -> None:
    ada = a_person()
    copy = ask_for_export(ada, at=now())
    make_export(copy.pk, at=now(), today=today())
    url = reverse("portfolio:data_export", args=[copy.uuid])

    assert signed_in(Client(), a_person("Ben Adeyemi")).get(url).status_code == 404
    assert Client().get(url).status_code == 302
    assert signed_in(client, ada).get(url).status_code == 200
    DataExport.objects.filter(pk=copy.pk).update(asked_at=now(), ready_at=now())
    DataExport.objects.update(expires_at=now())
    assert client.get(url).status_code == 404


def test_somebody_who_signed_in_long_ago_is_asked_again(client: Client) -> None:
    ada = a_person()
    copy = ask_for_export(ada, at=now())
    make_export(copy.pk, at=now(), today=today())
    signed_in(client, ada, fresh=False)

    for url in (reverse("portfolio:data_export", args=[copy.uuid]), reverse("portfolio:erasure")):
        answer = client.get(url)
        assert answer.status_code == 302
        assert "next=" in answer["Location"]


def test_erasing_says_what_stays_asks_once_more_and_signs_out(client: Client) -> None:
    ada = a_person()
    url = reverse("portfolio:erasure")
    signed_in(client, ada)

    asked = client.get(url).content.decode()
    unticked = client.post(url)
    ticked = client.post(url, {"understood": "on"})

    assert "What stays, and why" in asked
    assert "article" in asked
    assert unticked.status_code == 422
    assert ticked["Location"] == reverse("portfolio:erasure_begun")
    assert Erasure.objects.filter(person=ada).exists()
    assert client.get(MY_DATA).status_code == 302
    assert "Goodbye" in client.get(ticked["Location"]).content.decode()


@pytest.mark.parametrize("copies", [1, 5])
def test_the_page_takes_the_same_number_of_queries_however_many_copies(
    copies: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ada = a_person()
    for _ in range(copies):
        DataExport.objects.create(
            person=ada, state="ready", asked_at=now(), ready_at=now(), expires_at=now() + timedelta(days=7)
        )
    signed_in(client, ada).get(MY_DATA)

    with django_assert_max_num_queries(10):  # session, person, what the header needs, and the copies
        assert client.get(MY_DATA).content.decode().count("Download my data") == copies
