"""Erasing somebody who asked for it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command

from learning_records.models import Statement
from learning_records.queries.actors import same_person_as
from notifications.models import Mail, Notification
from people.actions.merge import merge
from people.actions.opening import log_opening
from people.models import AuditEntry, Opening, Person, Post, SignInRecord
from people.vocabulary import Purpose, ResponsibilityKind
from portfolio.actions.data_export import ask_for_export, make_export
from portfolio.actions.erasure import ErasureRefused, ask_for_erasure, finish_erasure
from portfolio.models import Certificate, CPDEntry, DataExport, Erasure
from portfolio.rules.retention import ERASED_ALREADY, ONLY_ADMINISTRATOR
from portfolio.vocabulary import ErasureState
from tests.people.factories import a_post, a_responsibility
from tests.portfolio.actions.test_data_export import a_note
from tests.portfolio.scene import a_certificate, a_person, an_entry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def erase(person: Person) -> Erasure:
    done = finish_erasure(ask_for_erasure(person, at=NOW).pk, at=NOW)
    assert done is not None
    person.refresh_from_db()
    return done


def test_asking_closes_the_account_at_once_and_the_worker_empties_it() -> None:
    ada = a_person()

    asked = ask_for_erasure(ada, at=NOW)
    ada.refresh_from_db()

    assert not ada.is_active
    assert ada.name == "Ada Owusu"
    assert finish_erasure(asked.pk, at=NOW) is not None
    ada.refresh_from_db()
    assert (ada.name, ada.email, ada.ref, ada.last_login) == ("", None, None, None)
    assert not ada.has_usable_password()
    assert not EmailAddress.objects.filter(user=ada).exists()


def test_what_was_written_and_learnt_goes() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    a_certificate(ada)
    an_entry(ada, learned="Damp")
    a_note(ada, "I listened")
    kept = an_entry(ben, learned="Housing")
    copy = make_export(ask_for_export(ada, at=NOW).pk, at=NOW, today=date(2026, 11, 23))

    erase(ada)

    assert copy is not None
    assert not DataExport.objects.filter(person=ada).exists()
    assert not Certificate.objects.filter(recipient=ada).exists()
    assert list(CPDEntry.objects.all()) == [kept]
    assert not ada.reflection_notes.exists()
    assert not Notification.objects.filter(person=ada).exists()


def test_statements_stay_and_nothing_leads_to_them() -> None:
    ada = a_person()
    a_certificate(ada)
    actor, said = ada.actor, Statement.objects.count()

    erase(ada)

    assert Statement.objects.count() == said
    assert ada.actor != actor
    assert not Person.objects.filter(actor__in=same_person_as(actor)).exists()


def test_a_record_that_was_merged_into_theirs_is_emptied_with_it() -> None:
    ada, other, team = a_person(), a_person("Ada O"), a_person("Team")
    merge(keep=ada, lose=other, by=team, at=NOW)

    erase(ada)
    other.refresh_from_db()

    assert other.name == ""
    assert not Person.objects.filter(actor__in=same_person_as(other.actor), name__gt="").exists()


def test_posts_stay_without_name_and_the_audit_says_what_was_done() -> None:
    ada, lead = a_person(), a_person("Lead")
    post = a_post(ada, ref="ESR-17")
    log_opening(by=lead, person=ada, at=NOW, purpose=Purpose.LINE_MANAGEMENT)

    done = erase(ada)

    post = Post.objects.get(pk=post.pk)
    assert post.ref is None
    assert not Opening.objects.filter(person=ada).exists()
    assert not SignInRecord.objects.filter(person=ada).exists()
    entry = AuditEntry.objects.get(person=ada, action="person erased")
    assert entry.detail["cause"] == "asked"
    assert done.state == ErasureState.DONE
    assert "Ada" not in json.dumps(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_ledger_and_tables_agree_after_somebody_was_erased() -> None:
    ada = a_person()
    a_certificate(ada)

    erase(ada)
    out = StringIO()
    call_command("records", "verify", stdout=out)

    assert str(ada.pk) not in out.getvalue()


def test_a_last_mail_goes_to_the_address_and_says_nothing_else() -> None:
    ada = a_person()

    erase(ada)

    mail = Mail.objects.get(address="ada.owusu@example.org")
    assert mail.kind == "portfolio.erased"
    assert mail.person is None


def test_erasing_is_done_once() -> None:
    ada = a_person()
    asked = ask_for_erasure(ada, at=NOW)

    first = finish_erasure(asked.pk, at=NOW)
    again = finish_erasure(asked.pk, at=NOW)

    assert first is not None
    assert again is None
    with pytest.raises(ErasureRefused) as refused:
        ask_for_erasure(ada, at=NOW)
    assert refused.value.verdict.refusals == (ERASED_ALREADY,)


def test_the_only_person_who_runs_the_programme_is_not_erased_and_one_of_two_is() -> None:
    ada, ben = a_person(), a_person("Ben Adeyemi")
    a_responsibility(ada, ResponsibilityKind.PROGRAMME_ADMIN)

    with pytest.raises(ErasureRefused) as refused:
        ask_for_erasure(ada, at=NOW)

    assert refused.value.verdict.refusals == (ONLY_ADMINISTRATOR,)
    a_responsibility(ben, ResponsibilityKind.PROGRAMME_ADMIN)
    assert ask_for_erasure(ada, at=NOW).state == ErasureState.ASKED
