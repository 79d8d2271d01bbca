"""Declaring that one meets a year's profile, signing it, or saying why not; kept as it was shown, for good."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from competencies.kinds import SIGN_OFF_ASKED, SIGN_OFF_DECIDED
from competencies.models import SignOff, SignOffDecision
from competencies.permissions import supervises
from competencies.queries.sign_off import is_signed_as_it_is, year_picture
from competencies.queries.verification import verifiers_of
from competencies.rules.sign_off import (
    HAS_CHANGED,
    LEARNER_DECLARATION,
    NOT_ALL_STAND,
    NOT_OPEN,
    REASON_MISSING,
    SUPERVISOR_DECLARATION,
    activity_of,
    frozen,
    hash_of,
    is_same,
    may_answer,
    may_declare,
    thawed,
)
from foundations.verdict import Refused, Verdict
from learning_records.actions.statement import record
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context, Result
from learning_records.vocabulary import ActivityType, Verb
from notifications.actions.notify import notify
from notifications.kinds import About
from people.models import Person

ABOUT: Final = "competencies.SignOff"


class SignOffRefused(Refused):
    """What was asked for would break a rule about sign-offs; nothing was written."""


@transaction.atomic
def declare(*, person: Person, year: str, verifier: Person, at: datetime, today: date) -> SignOff:
    """Declare that one meets a year's whole profile, freeze the picture of it, and ask somebody to sign.

    :raises SignOffRefused: where the rules refuse; its verdict lists why.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    picture = year_picture(person, today, year)
    verdict = may_declare(
        is_known=picture is not None,
        all_stand=picture is not None and picture.all_stand,
        waits=SignOff.objects.open().filter(person=person, year=year).exists(),
        is_signed_as_it_is=picture is not None and is_signed_as_it_is(person, picture),
        is_own=verifier.pk == person.pk,
        may_verify=supervises(verifier, person.pk, today),
    )
    if picture is None or not verdict.allowed:
        raise SignOffRefused(verdict)
    sign_off = SignOff.objects.create(
        person=person,
        verifier=verifier,
        version_id=picture.standing.framework.version_id,
        year=year,
        title=picture.title,
        declaration=LEARNER_DECLARATION,
        snapshot=frozen(picture.stands),
        declared_at=at,
    )
    sign_off.refresh_from_db(fields=["uuid"])
    url = reverse("competencies:answer_sign_off", args=[sign_off.uuid])
    words = {"name": person.name, "title": sign_off.title}
    notify(verifier, SIGN_OFF_ASKED, About(ABOUT, str(sign_off.uuid), url), at, sign_off.uuid, words=words)
    return sign_off


@transaction.atomic
def withdraw_sign_off(sign_off: SignOff, *, at: datetime) -> SignOff:
    """Take a declaration back before it is answered.

    :raises SignOffRefused: when it was answered or withdrawn meanwhile.
    """
    held = _locked(sign_off)
    if not _is_open(held):
        raise SignOffRefused(Verdict((NOT_OPEN,)))
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    return held


@transaction.atomic
def sign(sign_off: SignOff, *, by: Person, at: datetime, today: date) -> SignOffDecision:
    """Sign what was declared, if it is still as it was; the completion in the ledger earns the certificate.

    :raises SignOffRefused: where the rules refuse, or something has changed since.
    """
    held = _answerable(sign_off, by, today)
    assert held.person is not None
    picture = year_picture(held.person, today, held.year)
    if picture is None or not is_same(picture.stands, thawed(held.snapshot)):
        raise SignOffRefused(Verdict((HAS_CHANGED,)))
    if not picture.all_stand:
        raise SignOffRefused(Verdict((NOT_ALL_STAND,)))
    statement = _say(held, at)
    return _decide(held, by, at, today, declaration=SUPERVISOR_DECLARATION, statement=statement)


@transaction.atomic
def decline(sign_off: SignOff, *, by: Person, reason: str, at: datetime, today: date) -> SignOffDecision:
    """Say why one does not sign.

    :raises SignOffRefused: where the rules refuse, or no reason is given.
    """
    held = _answerable(sign_off, by, today)
    if not reason.strip():
        raise SignOffRefused(Verdict((REASON_MISSING,)))
    return _decide(held, by, at, today, reason=reason.strip())


def _locked(sign_off: SignOff) -> SignOff:
    rows = SignOff.objects.select_for_update(of=("self",))
    return rows.select_related("person", "verifier", "version__framework").get(pk=sign_off.pk)


def _is_open(sign_off: SignOff) -> bool:
    return sign_off.withdrawn_at is None and not SignOffDecision.objects.filter(sign_off=sign_off).exists()


def _answerable(sign_off: SignOff, by: Person, today: date) -> SignOff:
    held = _locked(sign_off)
    verdict = may_answer(
        is_own=held.person_id in (None, by.pk),
        is_open=_is_open(held),
        was_asked=held.verifier_id == by.pk,
        supervises=held.person_id is not None and supervises(by, held.person_id, today),
    )
    if not verdict.allowed:
        raise SignOffRefused(verdict)
    return held


def _say(sign_off: SignOff, at: datetime) -> Statement:
    """Record the completion: the profile of a year, and the fingerprint of the frozen picture."""
    assert sign_off.person is not None
    framework = sign_off.version.framework
    profile = activity_of(curriculum=framework.curriculum, framework=framework.code, year=sign_off.year)
    return record(
        actor=sign_off.person.actor,
        verb=Verb.COMPLETED,
        activity=ActivityRef(profile, ActivityType.FRAMEWORK, sign_off.title),
        at=at,
        result=Result(completion=True),
        context=Context(content_hash=hash_of(sign_off.snapshot), extra={"sign-off": str(sign_off.uuid)}),
    )


def _decide(
    sign_off: SignOff,
    by: Person,
    at: datetime,
    today: date,
    *,
    declaration: str = "",
    reason: str = "",
    statement: Statement | None = None,
) -> SignOffDecision:
    assert sign_off.person is not None
    role = next((each.role for each in verifiers_of(sign_off.person, today) if each.person_id == by.pk), "")
    decision = SignOffDecision.objects.create(
        sign_off=sign_off,
        is_signed=statement is not None,
        declaration=declaration,
        reason=reason,
        at=at,
        by=by,
        by_name=by.name,
        by_role=role[:150],
        statement=statement.pk if statement else None,
    )
    url = reverse("competencies:sign_off", args=[sign_off.uuid])
    words = {"verifier": by.name, "title": sign_off.title}
    about = About(ABOUT, str(sign_off.uuid), url)
    notify(sign_off.person, SIGN_OFF_DECIDED, about, at, sign_off.uuid, words=words)
    return decision
