"""The screens of observations: the learner's, the observer's, the assessors', and that of somebody without an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.actions.observation import withdraw
from assessments.actions.observation_answer import decide
from assessments.models import Observation, ObservationPreparation, ObservationRecord
from courses.models import StepProgress
from foundations.clock import now
from notifications.models import Notification
from people.models import GuestAccess, GuestLink, Opening, Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.observing import (
    GUEST,
    a_learner_who_is_observed,
    a_supervisor,
    an_assessor,
    asked,
    findings,
    link_in_the_mail,
    posted,
    step,
)
from tests.people.factories import a_person, a_responsibility

pytestmark = pytest.mark.django_db
STEP = "/programmes/prog/orientation/o1/o1-observe/"
LIST = "/lead/observations/"


@pytest.fixture
def learner() -> Person:
    return a_learner_who_is_observed()


@pytest.fixture
def gwen(learner: Person) -> Person:
    return a_supervisor(learner)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def read(client: Client, url: str) -> str:
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def ask_url() -> str:
    return f"/observations/steps/{step().uuid}/ask/"


def asked_now(learner: Person, **more: Any) -> Observation:
    return asked(learner, at=now(), **more)


def today_posted(**more: Any) -> dict[str, str]:
    return posted(observed_on=now().date().isoformat(), **more)


def as_guest(**who: str) -> Client:
    """Come in by the link that was mailed, and say who one is."""
    guest = Client()
    answer = guest.get(link_in_the_mail())
    here = answer.headers["Location"]
    guest.post(here, {"name": "Joy Adeyemi", "role": "Nurse, Elm Road", "is_me": "on"} | who)
    guest.here = here  # type: ignore[attr-defined]
    return guest


def test_from_asking_to_seen_in_the_app(learner: Person, gwen: Person) -> None:
    hers, observer = signed_in(learner), signed_in(gwen)
    assert "Ask somebody to observe you" in read(hers, STEP)
    assert "Gwen Aspinall (Professional supervisor)" in read(hers, ask_url())

    hers.post(ask_url(), {"words": "On Tuesday at ten.", "who": str(gwen.pk)})
    page = read(hers, STEP)
    assert "You have asked Gwen Aspinall" in page
    assert "On Tuesday at ten." in page
    request = Observation.objects.get()
    assert f"{LIST}{request.uuid}/" in read(observer, LIST)
    form = read(observer, f"{LIST}{request.uuid}/")
    assert "On Tuesday at ten." in form
    assert "Leaves room for an answer." in form
    assert "They have opened it." in read(hers, STEP)
    observer.post(f"{LIST}{request.uuid}/", today_posted())

    assert "Every criterion has been seen" in read(hers, STEP)
    assert "We look again in May." in read(hers, f"/observations/{request.uuid}/")
    assert "You have answered" in read(observer, f"{LIST}{request.uuid}/")
    assert StepProgress.objects.filter(activity=step(), completed_at__isnull=False).exists()
    assert Opening.objects.get(person=learner).by == gwen


def test_somebody_without_an_account_sees_that_request_alone_and_answers_once(learner: Person) -> None:
    hers = signed_in(learner)
    hers.post(
        ask_url(),
        {
            "words": "In your surgery.",
            "who": "guest",
            "guest_name": GUEST.name,
            "guest_address": GUEST.address,
        },
    )
    guest = Client()

    here = guest.get(link_in_the_mail()).headers["Location"]
    assert "In your surgery." not in read(guest, here)
    guest.post(here, {"name": "Joy Adeyemi", "role": "Nurse, Elm Road", "is_me": "on"})
    form = read(guest, here)
    assert "In your surgery." in form
    assert read(guest, LIST).count("Sign in") > 0
    guest.post(here, today_posted(seen=False))
    again = guest.post(here, today_posted(), follow=True).content.decode()

    assert "You have answered, thank you" in again
    record = ObservationRecord.objects.get()
    assert (record.outcome, record.by_name, record.by_role) == ("not_yet", "Joy Adeyemi", "Nurse, Elm Road")
    page = read(hers, STEP)
    assert "Not yet everything" in page
    assert "Try it once a meeting." in page
    assert "Joy Adeyemi (Nurse, Elm Road), who has no account" in page
    assert "Ask somebody to observe you" in page
    events = GuestAccess.objects.order_by("pk").values_list("event", flat=True)
    assert list(events)[:3] == ["opened", "confirmed", "decided"]


def test_a_withdrawn_request_is_gone_for_its_observer_and_its_link(learner: Person, gwen: Person) -> None:
    request = asked_now(learner, guest=GUEST)
    guest = as_guest()
    hers = signed_in(learner)

    assert "Withdraw your request?" in read(hers, f"/observations/{request.uuid}/withdraw/")
    hers.post(f"/observations/{request.uuid}/withdraw/")

    assert "This has been withdrawn" in read(guest, guest.here)  # type: ignore[attr-defined]
    assert "Ask somebody to observe you" in read(hers, STEP)
    other = asked_now(learner, observer=gwen)
    withdraw(observation=other, at=now())
    observer = signed_in(gwen)
    assert observer.get(f"{LIST}{other.uuid}/").status_code == 302
    assert "Nobody waits for you" in read(observer, LIST)


def test_the_learner_cannot_answer_by_the_link_of_their_own_request(learner: Person) -> None:
    asked_now(learner, guest=GUEST)
    hers = signed_in(learner)

    here = hers.get(link_in_the_mail()).headers["Location"]
    page = read(hers, here)
    hers.post(here, {"name": "Joy", "role": "Nurse", "is_me": "on"})
    hers.post(here, today_posted())

    assert "Somebody else has to answer" in page
    assert not ObservationRecord.objects.exists()
    assert hers.get(f"{LIST}{Observation.objects.get().uuid}/").status_code == 404


@pytest.mark.parametrize("who", ["another learner", "an assessor", "a superuser"])
def test_nobody_else_sees_a_request(learner: Person, gwen: Person, who: str) -> None:
    request = asked_now(learner, observer=gwen)
    makes: dict[str, Callable[[], Person]] = {
        "another learner": lambda: a_person("Somebody"),
        "an assessor": an_assessor,
        "a superuser": lambda: a_person("Root", is_superuser=True),
    }
    person = makes[who]()
    client = signed_in(person)

    for url in (
        f"{LIST}{request.uuid}/",
        f"/observations/{request.uuid}/",
        f"/observations/{request.uuid}/withdraw/",
    ):
        assert client.get(url).status_code == 404
    assert learner.name not in read(client, LIST)


def test_what_is_typed_is_kept_and_an_nhs_number_is_refused(learner: Person, gwen: Person) -> None:
    hers = signed_in(learner)

    refused = hers.post(
        ask_url(), {"words": "Her number is 943 476 5919.", "who": str(gwen.pk)}
    ).content.decode()
    asks = hers.post(ask_url(), {"words": "At LS1 4AP.", "who": str(gwen.pk)}).content.decode()
    assert "an NHS number" in refused
    assert "Her number is 943 476 5919." in refused
    assert "It is an organisation’s or my own" in asks
    assert not Observation.objects.exists()
    hers.post(ask_url(), {"words": "At LS1 4AP.", "who": str(gwen.pk), "own": "on"})

    assert Observation.objects.get().confirmed == ["postcode"]


def test_the_observers_words_are_checked_too_and_nothing_is_lost(learner: Person, gwen: Person) -> None:
    request = asked_now(learner, observer=gwen)
    observer, url = signed_in(gwen), f"{LIST}{request.uuid}/"

    refused = observer.post(url, today_posted(comment_1="Patient 943 476 5919.")).content.decode()
    bare = observer.post(url, today_posted(seen=False, comment_2="")).content.decode()
    later = observer.post(url, posted(observed_on="2090-01-01")).content.decode()
    nothing = observer.post(url, {}).content.decode()

    assert "an NHS number" in refused
    assert "We look again in May." in refused
    assert "Say what is missing" in bare
    assert "That day is still to come" in later
    assert "Say whether “Listens” was seen." in nothing
    assert not ObservationRecord.objects.exists()


def test_a_draft_is_saved_quietly_and_is_the_learners_alone(learner: Person, gwen: Person) -> None:
    hers, url = signed_in(learner), f"/observations/steps/{step().uuid}/keep/"

    said = hers.post(url, {"words": "Not ready."}, headers={"X-Requested-With": "XMLHttpRequest"}).json()
    hers.post(ask_url(), {"words": "Nearly ready.", "keep": "1"})

    assert "saved_at" in said
    assert ObservationPreparation.objects.get().words == "Nearly ready."
    assert "Nearly ready." in read(hers, ask_url())
    assert "Nearly ready." not in read(signed_in(gwen), LIST)


def test_an_observer_saves_for_later_and_goes_on(learner: Person, gwen: Person) -> None:
    request = asked_now(learner, observer=gwen)
    observer, url = signed_in(gwen), f"{LIST}{request.uuid}/"

    observer.post(url, {"seen_1": "seen", "comment_1": "She waited.", "keep": "1"})

    page = read(observer, url)
    assert "She waited." in page
    assert "Go on" in read(observer, LIST)
    assert "She waited." not in read(signed_in(learner), STEP)


def test_an_observer_gives_a_request_back_with_a_reason(learner: Person, gwen: Person) -> None:
    request = asked_now(learner, observer=gwen)
    observer, url = signed_in(gwen), f"{LIST}{request.uuid}/"

    assert "Write a few words" in observer.post(url, {"give_back": "1"}).content.decode()
    observer.post(url, {"give_back": "1", "because": "I am on leave."})

    page = read(signed_in(learner), STEP)
    assert "Gwen Aspinall cannot do it" in page
    assert "I am on leave." in page


def test_an_assessor_takes_what_waits_and_the_others_no_longer_see_it(learner: Person) -> None:
    priya, other = an_assessor(), an_assessor("Omar")
    hers = signed_in(learner)
    hers.post(ask_url(), {"words": "", "who": "assessors"})
    request = Observation.objects.get()
    client, second = signed_in(priya), signed_in(other)
    assert learner.name in read(client, LIST)
    assert client.get(f"{LIST}{request.uuid}/").status_code == 404

    client.post(f"{LIST}{request.uuid}/take/")
    second.post(f"{LIST}{request.uuid}/take/")

    request.refresh_from_db()
    assert request.observer == priya
    assert client.get(f"{LIST}{request.uuid}/").status_code == 200
    assert learner.name not in read(second, LIST)
    assert "An assessor has taken it." in read(hers, STEP)


def test_an_assessor_does_not_take_their_own(learner: Person) -> None:
    an_assessor()
    request = asked_now(learner)
    a_responsibility(learner, ResponsibilityKind.ASSESSOR)
    hers = signed_in(learner)

    assert hers.post(f"{LIST}{request.uuid}/take/").status_code == 404
    assert "Nothing waits for an assessor." in read(hers, LIST)


def test_who_sees_what_names_the_observer_once_asked(learner: Person, gwen: Person) -> None:
    hers = signed_in(learner)

    asked_now(learner, observer=gwen)

    page = read(hers, "/learn/who-sees-what/")
    assert "Whoever you ask to observe you" in page
    assert "A first meeting, observed" in page


def test_who_sees_what_names_a_guest_as_the_learner_did(learner: Person) -> None:
    a_person("Joyce Somebody-Else", GUEST.address)

    asked_now(learner, guest=GUEST)

    page = read(signed_in(learner), "/learn/who-sees-what/")
    assert GUEST.name in page
    assert "Joyce Somebody-Else" not in page


def test_a_message_leads_to_its_screen_and_says_nothing_of_the_outcome(learner: Person, gwen: Person) -> None:
    request = asked_now(learner, observer=gwen)
    decide(observation=request, findings=findings(seen=False), observed_on=now().date(), by=gwen, at=now())

    told = Notification.objects.get(person=learner)
    assert "not yet" not in (told.subject + told.sentence).lower()
    assert "Try it once" in read(signed_in(learner), told.url)


def test_an_expired_link_says_so_and_shows_nothing(learner: Person) -> None:
    asked_now(learner, guest=GUEST)
    guest = as_guest()
    GuestLink.objects.update(issued_at=now() - timedelta(days=40), expires_at=now() - timedelta(days=1))

    assert "This link has expired" in read(guest, guest.here)  # type: ignore[attr-defined]


@pytest.mark.parametrize("people", [1, 12])
def test_the_screens_take_the_same_queries_however_many_ask(
    people: int, learner: Person, gwen: Person
) -> None:
    for number in range(people):
        other = a_person(f"Learner {number}")
        a_responsibility(gwen, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=other)
        kept = {"criteria": [], "asked_at": now(), "answer_by": now().date(), "kind": "observation"}
        Observation.objects.create(person=other, step=step(), observer=gwen, **kept)
        waits = a_person(f"Waiting {number}")
        Observation.objects.create(person=waits, step=step(), passed_on_at=now(), **kept)
    a_responsibility(gwen, ResponsibilityKind.ASSESSOR)
    request = asked_now(learner, observer=gwen)
    client, hers = signed_in(gwen), signed_in(learner)
    for each, url in ((client, LIST), (client, f"{LIST}{request.uuid}/"), (hers, STEP)):
        read(each, url)

    taken = {}
    for name, each, url in (
        ("list", client, LIST),
        ("form", client, f"{LIST}{request.uuid}/"),
        ("step", hers, STEP),
    ):
        with CaptureQueriesContext(connection) as queries:
            each.get(url)
        taken[name] = len(queries)

    # list: session, person, what was asked, whom she answers for, assessor or not, the pool
    # form: the request, whom she answers for, that she looked, the page
    # step: as a lesson; its requests with their records, the draft
    assert taken == {"list": 8, "form": 10, "step": 9}
