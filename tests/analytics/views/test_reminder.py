"""Reminding people who are behind: from their page, and everybody of a cohort at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from foundations.clock import now, today
from notifications.actions.nudge import nudge
from notifications.models import Notification, Nudge
from people.models import AuditEntry, Group, Person
from people.vocabulary import ResponsibilityKind
from tests.analytics.posts import a_cohort, a_person
from tests.analytics.queries.test_people_seen import give
from tests.analytics.views.test_lead_pages import LONG_AGO, signed_in
from tests.courses.world import a_learner, the_programme
from tests.notifications.news import LISTENING, READY

pytestmark = pytest.mark.django_db


@dataclass
class Spring:
    cohort: Group
    facilitator: Client
    fay: Person
    ann: Person
    ben: Person
    cat: Person
    manager: Person

    @property
    def address(self) -> str:
        return f"/lead/cohorts/{self.cohort.slug}/remind/"

    def remind(self, *people: Person, client: Client | None = None) -> str:
        chosen = {"person": [person.pk for person in people]}
        page = (client or self.facilitator).post(self.address, chosen, follow=True)
        return page.content.decode()


@pytest.fixture
def spring() -> Spring:
    """Ann and Ben are behind, Cat has begun today; Fay runs their cohort, Morag manages Ann."""
    programme = the_programme()
    ann = a_learner(programme, name="Ann", starts_on=LONG_AGO)
    ben = a_learner(programme, name="Ben", starts_on=LONG_AGO)
    cat = a_learner(programme, name="Cat", starts_on=today())
    cohort, fay, manager = a_cohort("Spring", ann, ben, cat), a_person("Fay"), a_person("Morag")
    give(fay, ResponsibilityKind.FACILITATOR, group=cohort)
    give(manager, ResponsibilityKind.LINE_MANAGER, subject=ann)
    return Spring(cohort, signed_in(fay), fay, ann, ben, cat, manager)


def reminded_by(person: Person, of: Person, *, on: date) -> None:
    nudge(person=of, reason="behind", kind=READY, about=LISTENING, by=person, at=now(), today=on)


def test_everybody_who_is_behind_is_looked_at_first_and_reminded_once(spring: Spring) -> None:
    page = spring.facilitator.get(spring.address).content.decode()
    said = spring.remind(spring.ann, spring.ben)

    assert "2 people in Spring have something overdue. 2 can get a reminder today." in page
    assert "A friendly reminder from Fay" in page
    assert "Cat" not in page
    assert "A reminder is on its way to 2 people." in said
    assert set(Notification.objects.values_list("person__name", "subject")) == {
        ("Ann", "A friendly reminder from Fay"),
        ("Ben", "A friendly reminder from Fay"),
    }
    assert AuditEntry.objects.filter(action="reminder sent", by=spring.fay).count() == 2


def test_a_reminder_says_nothing_of_what_is_late(spring: Spring) -> None:
    spring.remind(spring.ann)

    sentence = Notification.objects.get().sentence.lower()
    assert not any(word in sentence for word in ("late", "behind", "overdue", "module"))


def test_who_was_left_out_is_said_with_the_reason(spring: Spring) -> None:
    reminded_by(spring.manager, spring.ann, on=today() - timedelta(days=3))

    said = spring.remind(spring.ann, spring.ben, spring.cat)

    assert "A reminder is on its way to 1 person." in said
    assert "Left out: Ann (reminded within the last two weeks); Cat (nothing is overdue any more)." in said
    assert Nudge.objects.filter(by=spring.fay).values_list("person__name").get() == ("Ben",)


def test_another_lead_s_reminder_is_known_by_its_day_and_not_by_their_name(spring: Spring) -> None:
    deputy = a_person("Dee")
    give(deputy, ResponsibilityKind.DEPUTY_FACILITATOR, group=spring.cohort)
    reminded_by(spring.manager, spring.ann, on=today())
    reminded_by(deputy, spring.ben, on=today())

    page = spring.facilitator.get(spring.address).content.decode()

    assert "Ann: by somebody else who looks after them" in page
    assert "Ben: by Dee" in page
    assert "Morag" not in page
    assert "Send the reminder" not in page


def test_choosing_nobody_sends_nothing_and_says_so(spring: Spring) -> None:
    page = spring.facilitator.post(spring.address).content.decode()

    assert "Choose whom to remind. Nothing has been sent." in page
    assert not Nudge.objects.exists()


def test_nobody_outside_the_cohort_is_reached_through_it(spring: Spring) -> None:
    eve = a_learner(the_programme_of(spring), name="Evelyn", starts_on=LONG_AGO)

    said = spring.remind(eve)

    assert "Nothing was sent." in said
    assert "Evelyn" not in said
    assert not Nudge.objects.exists()


def the_programme_of(spring: Spring) -> Any:
    return spring.ann.enrolments.get().programme.page.specific


def test_one_person_is_reminded_from_their_page_and_then_not_again(spring: Spring) -> None:
    client = signed_in(spring.manager)
    address = f"/lead/people/{spring.ann.pk}/remind/"

    assert "Send a friendly reminder" in client.get(f"/lead/people/{spring.ann.pk}/").content.decode()
    said = client.post(address, {"person": spring.ann.pk}, follow=True).content.decode()
    again = client.post(address, {"person": spring.ann.pk}, follow=True).content.decode()

    assert "A reminder is on its way to 1 person." in said
    assert "Nothing was sent. Left out: Ann (reminded within the last two weeks)." in again
    assert Nudge.objects.count() == 1


def test_only_whoever_may_see_how_somebody_is_doing_may_remind_them(spring: Spring) -> None:
    place_lead, stranger = a_person("Lou"), a_person("Sid")
    give(stranger, ResponsibilityKind.LINE_MANAGER, subject=spring.ben)
    address = f"/lead/people/{spring.ann.pk}/remind/"

    assert signed_in(spring.manager).get(address).status_code == 200
    for client in (signed_in(place_lead), signed_in(stranger), signed_in(spring.ann)):
        assert client.get(address).status_code == 404
        assert client.post(address, {"person": spring.ann.pk}).status_code == 404
    assert signed_in(stranger).get(spring.address).status_code == 404


def test_nobody_reminds_themselves_from_the_cohort_that_they_run(spring: Spring) -> None:
    give(spring.ann, ResponsibilityKind.DEPUTY_FACILITATOR, group=spring.cohort)

    spring.remind(spring.ann, spring.ben, client=signed_in(spring.ann))

    assert [row.person for row in Nudge.objects.all()] == [spring.ben]


def test_the_cohort_s_page_leads_to_the_reminder_only_while_somebody_is_behind(spring: Spring) -> None:
    cohort_page = f"/lead/cohorts/{spring.cohort.slug}/"

    assert (
        "Remind everybody with something overdue (2)" in spring.facilitator.get(cohort_page).content.decode()
    )
    spring.cohort.memberships.filter(person__in=[spring.ann, spring.ben]).delete()
    assert "Remind everybody" not in spring.facilitator.get(cohort_page).content.decode()


@pytest.mark.parametrize("people", [1, 30])
def test_reminding_costs_the_same_queries_however_many_people(
    people: int, django_assert_max_num_queries: Any
) -> None:
    programme = the_programme()
    learners = [a_learner(programme, name=f"L{n:02}", starts_on=LONG_AGO) for n in range(people)]
    cohort, fay = a_cohort("Spring", *learners), a_person("Fay")
    give(fay, ResponsibilityKind.FACILITATOR, group=cohort)
    client, address = signed_in(fay), f"/lead/cohorts/{cohort.slug}/remind/"
    client.get(address)

    with django_assert_max_num_queries(16):
        client.get(address)
    with django_assert_max_num_queries(34):
        client.post(address, {"person": [learner.pk for learner in learners]})
    assert Nudge.objects.count() == people
