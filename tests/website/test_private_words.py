"""Private words stay private: planted in every box that only its writer reads, they turn up nowhere else."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from django.apps import apps
from django.core import mail, serializers
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.admin.menu import admin_menu

from analytics.actions.leaving import answer_about_leaving
from courses.models import ReflectionNote
from foundations.registries import holds_personal_data
from learning_records.actions.pump import pump
from learning_records.models import Statement
from notifications.models import Mail, Notification
from people.models import AuditEntry, Person
from people.vocabulary import LeavingReason, ResponsibilityKind
from portfolio.actions.data_export import ask_for_export, make_export
from portfolio.actions.erasure import ask_for_erasure, finish_erasure
from tests.courses.world import a_learner, activity, study, the_programme
from tests.house.access_table import TABLE, WITH
from tests.notifications.news import send_everything
from tests.people.factories import NOW, TODAY, a_group, a_person, a_post, a_responsibility, an_organisation
from tests.portfolio.actions.test_data_export import content_of
from tests.portfolio.scene import an_entry
from tests.website.planted import (
    FILE,
    OF_HER_OWN,
    OF_OTHERS,
    PROVIDER,
    WORKED_WITH,
    plant_where_she_is_worked_with,
)
from website.actions.post_list import finish

pytestmark = pytest.mark.django_db

NOTE, LOG, LEAVING = "Quaggamurmur", "Bandersnatchery", "Snarklement"
ALONE = (NOTE, LOG, LEAVING)
PLANTED = (*ALONE, *WORKED_WITH)
EXPORTS = (
    "/lead/people/table.csv",
    "/lead/people/table.xlsx",
    "/lead/retention/table.csv",
    "/lead/people/?q={word}",
    "/admin/people/persons/?q={word}",
    "/admin/people/posts/?q={word}",
    "/admin/people/merge/?q={word}",
    "/admin/enrolments/?q={word}",
    "/admin/pages/search/?q={word}",
    "/search/?q={word}",
)


@pytest.fixture
def maya() -> Person:
    """A learner who wrote something in every private box, worked, left and was told so."""
    learner = a_learner(the_programme())
    study(learner, "o1")
    employer = an_organisation()
    post = a_post(learner, employer)
    a_post(learner, started_on=date(2022, 1, 3))
    ReflectionNote.objects.create(
        person=learner, activity=activity("m1"), prompt_code="r1", prompt="What did you notice?",
        text=f"I wrote {NOTE}", begun_at=NOW, saved_at=NOW,
    )  # fmt: skip
    an_entry(learner, learned=LOG, changed=LOG, benefit=LOG)
    ended = learner.posts.order_by("started_on").first()
    assert ended is not None
    Person.objects.filter(pk=learner.pk).update(last_login=NOW)
    learner.refresh_from_db()
    finish(post, ended_on=TODAY, reason=LeavingReason.PERSONAL, by=a_person("Ruth"), at=NOW, today=TODAY)
    answer_about_leaving(
        learner, post, reason=LeavingReason.PAY, would_have_stayed_for=[], words=f"It was {LEAVING}", at=NOW
    )
    a_group(members=(learner,))
    plant_where_she_is_worked_with(learner)
    pump()
    return learner


@pytest.fixture
def team() -> Client:
    person = a_person("Ada Byron", is_demo=True, is_superuser=True)
    a_responsibility(person, ResponsibilityKind.PROGRAMME_ADMIN)
    client = Client()
    client.force_login(person)
    return client


def menu_addresses() -> list[str]:
    """Return every address of the administration's menu that stands alone."""
    items = list(admin_menu.registered_menu_items)
    for item in items:
        items += list(getattr(getattr(item, "menu", None), "registered_menu_items", ()))
    return [item.url for item in items if str(getattr(item, "url", "")).startswith("/admin/")]


def addresses() -> list[str]:
    found = []
    for name in TABLE:
        try:
            found.append(reverse(name, kwargs=WITH.get(name, {})))
        except NoReverseMatch:
            continue
    return found


def may_read(address: str) -> tuple[str, ...]:
    """Return what the programme team reads there of a course that waits to be accepted: in the list, and of the person."""
    if address.startswith("/lead/people/") and not address.endswith(("/table.csv", "/table.xlsx")):
        return (PROVIDER,)
    return (PROVIDER, FILE) if address == "/lead/training/" else ()


def test_no_screen_list_search_or_export_of_others_shows_what_somebody_wrote_for_herself(
    maya: Person, team: Client, caplog: pytest.LogCaptureFixture
) -> None:
    asked = [
        *addresses(),
        *menu_addresses(),
        f"/lead/people/{maya.pk}/",
        f"/admin/people/persons/edit/{maya.pk}/",
    ]
    asked += [address.format(word=word) for address in EXPORTS for word in PLANTED]

    with caplog.at_level(logging.DEBUG):
        answers = {address: team.get(address) for address in dict.fromkeys(asked)}

    shown = {address: b"".join(answer) for address, answer in answers.items() if answer.status_code == 200}
    assert len(shown) > 40
    for address, content in shown.items():
        said = content.decode(errors="ignore")
        for word in PLANTED:
            # A search says again what was searched for; everywhere else not even that.
            assert said.count(f"I wrote {word}") + said.count(f"It was {word}") == 0, address
            assert word in address or word in may_read(address) or word not in said, address
    for word in PLANTED:
        assert word not in "\n".join(
            record.getMessage() for record in caplog.records if "q=" not in record.getMessage()
        )


def test_no_mail_message_audit_or_statement_holds_what_somebody_wrote_for_herself(maya: Person) -> None:
    send_everything()
    rows = [
        *Mail.objects.all(), *Notification.objects.all(), *AuditEntry.objects.all(), *Statement.objects.all()
    ]  # fmt: skip

    kept = serializers.serialize("json", rows)
    sent = "\n".join(f"{each.subject}\n{each.body}" for each in mail.outbox)

    assert Notification.objects.exists()
    for word in PLANTED:
        assert word not in kept
        assert word not in sent
    assert LeavingReason.PERSONAL.label not in sent


def test_her_own_copy_holds_all_of_it_and_erasing_leaves_none(maya: Person) -> None:
    copy = make_export(ask_for_export(maya, at=NOW).pk, at=NOW, today=TODAY)
    assert copy is not None
    _, to_read = content_of(copy)
    assert [word for word in (*ALONE, *OF_HER_OWN, *OF_OTHERS) if word not in to_read] == []

    assert finish_erasure(ask_for_erasure(maya, at=NOW).pk, at=NOW) is not None

    for held in holds_personal_data:
        left = serializers.serialize("json", apps.get_model(held.model)._default_manager.all())
        assert [word for word in PLANTED if word in left] == [], held.model
