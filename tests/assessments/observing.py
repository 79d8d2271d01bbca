"""An observation in the small curriculum, a learner, and those who may observe."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from assessments.actions.observation import Guest, ask
from assessments.models import Observation, ObservationPage
from assessments.rules.observation import Finding
from courses.models import Activity, ModulePage
from notifications.models import Mail
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.courses.world import AT, a_learner, a_module, a_programme, a_year, activity
from tests.people.factories import a_person, a_responsibility

CODE = "o1-observe"
CRITERIA = (
    ("Listens", "Talks most of the time.", "Leaves room for an answer."),
    ("Sums up", "Goes on.", "Says it back."),
)
GUEST = Guest("Joy Adeyemi", "joy@practice.example")


def a_learner_who_is_observed() -> Person:
    """Publish one module with nothing but an observation, and give somebody a place on its programme."""
    programme = a_programme()
    a_module(a_year(programme, "orientation", [("o1", "Module o1")]), "o1", lessons=0)
    an_observation_page()
    return a_learner(programme)


def an_observation_page(module: ModulePage | None = None, code: str = CODE, **more: Any) -> ObservationPage:
    """Publish an observation with two criteria in module ``o1``."""
    module = module or ModulePage.objects.get(slug="o1")
    rows = [{"title": title, "not_yet": not_yet, "seen": seen} for title, not_yet, seen in CRITERIA]
    page = ObservationPage(
        title="A first meeting, observed", slug=code, code=code, minutes=45, body=[("text", "<p>Somebody sits in.</p>")],
        criteria=json.dumps([{"type": "criterion", "value": row} for row in rows]), **more,
    )  # fmt: skip
    module.add_child(instance=page)
    page.save_revision().publish()
    found: ObservationPage = ObservationPage.objects.get(pk=page.pk)
    return found


def step(code: str = CODE) -> Activity:
    return activity(code)


def a_supervisor(learner: Person, name: str = "Gwen Aspinall") -> Person:
    gwen = a_person(name)
    a_responsibility(gwen, ResponsibilityKind.PROFESSIONAL_SUPERVISOR, subject=learner)
    return gwen


def an_assessor(name: str = "Priya Nair") -> Person:
    priya = a_person(name)
    a_responsibility(priya, ResponsibilityKind.ASSESSOR)
    return priya


def asked(learner: Person, *, at: datetime = AT, **more: Any) -> Observation:
    return ask(person=learner, step=step(), at=at, **more)


def findings(*, seen: bool = True) -> list[Finding]:
    return [
        Finding("Listens", True, "She waited."),
        Finding("Sums up", seen, "" if seen else "Try it once a meeting."),
    ]


def posted(*, seen: bool = True, **more: str) -> dict[str, str]:
    """Return the observer's form as it is sent."""
    return {
        "seen_1": "seen", "comment_1": "She waited.", "seen_2": "seen" if seen else "not_yet",
        "comment_2": "Try it once a meeting.", "agreed": "We look again in May.", "observed_on": "2026-03-02",
    } | more  # fmt: skip


def link_in_the_mail(address: str = GUEST.address) -> str:
    """Return the path of the link that was mailed last to an address."""
    mail = Mail.objects.filter(address=address).order_by("-pk").first()
    assert mail is not None
    found = re.search(r"/observe/[^\s\"<]+/", json.dumps(mail.message))
    assert found is not None, mail.message
    return found.group(0)
