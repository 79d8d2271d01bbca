"""How somebody wants their messages, on the page and by the link in a mail."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from foundations.registries import Registry
from notifications import kinds
from notifications.actions.send import send_due
from notifications.models import DeliveryDays, Preference
from notifications.queries import preferences
from notifications.stopping import stop_url
from notifications.views import stop as stop_view
from notifications.vocabulary import DIGEST_KIND
from people.actions.merge import merge
from people.models import Person
from tests.notifications.news import ALWAYS, MONDAY_MORNING, QUIET, READY, a_kind, a_notification
from tests.notifications.sink import Sink
from tests.people.factories import a_person

pytestmark = pytest.mark.django_db
PAGE = "/learn/inbox/preferences/"


@pytest.fixture(autouse=True)
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[Any] = Registry("notification_kinds")
    for kind in (READY, QUIET, ALWAYS):
        registry.register(kind.code, kind)
    for module in (kinds, preferences, stop_view):
        monkeypatch.setattr(module, "notification_kinds", registry)


@pytest.fixture
def nia() -> Person:
    return a_person("Nia Roberts", "nia@test.example")


def path_of(person: Person, kind: str = READY.code) -> str:
    return "/mail/stop/" + stop_url(person, kind).partition("/mail/stop/")[2]


def test_choices_are_kept_and_shown_again(client: Client, nia: Person) -> None:
    client.force_login(nia)
    fresh = client.get(PAGE).context["form"]
    assert (fresh[READY.code].initial, fresh[QUIET.code].initial) == ("email", "digest")
    assert ALWAYS.code not in fresh.fields

    client.post(PAGE, {READY.code: "site", QUIET.code: "email", "days": ["1", "2"]})

    shown = client.get(PAGE).context["form"]
    assert (shown[READY.code].initial, shown[QUIET.code].initial) == ("site", "email")
    assert DeliveryDays.objects.get(person=nia).days == [1, 2]
    assert Preference.objects.get(kind=DIGEST_KIND).delivery == "site"


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": []},
        {"days": ["9"]},
        {"days": ["1"], READY.code: "pigeon"},
        {"days": ["1"], ALWAYS.code: "site"},
    ],
)
def test_a_form_without_a_day_or_with_another_choice_keeps_nothing(
    client: Client, nia: Person, wrong: dict[str, Any]
) -> None:
    client.force_login(nia)

    client.post(PAGE, {QUIET.code: "email", **wrong})

    assert not Preference.objects.exists()


def test_the_link_in_a_mail_stops_that_kind_signed_out_after_asking(client: Client, nia: Person) -> None:
    asked = client.get(path_of(nia))
    assert "Stop these e-mails?" in asked.content.decode()
    assert not Preference.objects.exists(), "programs that look at links open them"

    done = client.post(path_of(nia))

    assert "You get no more e-mails about “Something is ready”" in done.content.decode()
    assert a_notification(nia).delivery == "site"
    client.post(path_of(nia), {"again": "1"})
    assert a_notification(nia, occasion="later").delivery == "email"


def test_a_mail_program_stops_it_with_one_press(sink: Sink, nia: Person) -> None:
    a_notification(nia)
    send_due(at=MONDAY_MORNING)
    url = str(sink.taken[0]["List-Unsubscribe"]).strip("<>")
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/mail/stop/" + url.partition("/mail/stop/")[2], {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert Preference.objects.get(person=nia, kind=READY.code).delivery == "site"


def test_after_a_merge_an_old_link_is_the_kept_persons(client: Client, nia: Person) -> None:
    kept = a_person()
    path = path_of(nia)
    merge(keep=kept, lose=nia, by=a_person("Ada"), at=MONDAY_MORNING)

    client.post(path)

    assert Preference.objects.get(kind=READY.code).person == kept


def test_a_link_that_is_not_ours_or_stops_what_may_not_be_stopped_does_not_exist(
    client: Client, nia: Person
) -> None:
    path = path_of(nia)

    assert client.post(path[:-3] + "x/").status_code == 404
    assert client.post(path_of(nia, ALWAYS.code)).status_code == 404
    assert client.post(path_of(nia, "no.such_kind")).status_code == 404
    nia.email = None
    nia.save()
    assert client.get(path).status_code == 404
    assert not Preference.objects.exists()


def test_a_choice_that_concerns_others_is_not_offered(
    client: Client, nia: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry: Registry[Any] = Registry("notification_kinds")
    registry.register(READY.code, READY)
    registry.register("test.leads", a_kind("test.leads", is_for=lambda person, on: person.name == "Ada"))
    monkeypatch.setattr(preferences, "notification_kinds", registry)
    client.force_login(nia)

    assert "test.leads" not in client.get(PAGE).context["form"].fields
