"""Joining and leaving groups."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundations.period import Period
from foundations.verdict import Refusal, Refused, Verdict
from learning_records.actions.statement import record, void
from learning_records.models import Statement
from learning_records.rules.statement import ActivityRef, Context, extra_in
from learning_records.vocabulary import ActivityType, Verb
from people.actions import audit
from people.actions.post_statements import said_on
from people.models import Group, Membership, Person

MEMBER_ALREADY = Refusal("member_already", "This person is in that group already.")
NO_MEMBER = Refusal("no_member", "This person is not in that group on that day.")
LEAVES_BEFORE_JOINING = Refusal("leaves_before_joining", "The last day must be later than the first.")


class MembershipRefused(Refused):
    """A membership that the rules do not allow; nothing was written."""


@transaction.atomic
def join_group(
    person: Person, group: Group, *, on: date, by: Person | None, at: datetime, until: date | None = None
) -> Membership:
    """Let a person belong to a group from a day.

    :raises MembershipRefused: when they do already, on some of those days.
    """
    membership = Membership(person=person, group=group, started_on=on, ended_on=until)
    if until is not None and until <= on:
        raise MembershipRefused(Verdict((LEAVES_BEFORE_JOINING,)))
    same = Membership.objects.filter(person=person, group=group)
    if any(membership.period.overlaps(other.period) for other in same):
        raise MembershipRefused(Verdict((MEMBER_ALREADY,)))
    membership.save()
    _written(membership, "group joined", Verb.JOINED, day=on, by=by, at=at)
    if until is not None:
        _written(membership, "group left", Verb.LEFT, day=until, by=by, at=at)
    return membership


@transaction.atomic
def leave_group(person: Person, group: Group, *, on: date, by: Person | None, at: datetime) -> Membership:
    """End a person's membership: ``on`` is the first day on which they do not belong.

    :raises MembershipRefused: when they do not belong, or would leave before they joined.
    """
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .filter(person=person, group=group, ended_on__isnull=True)
        .order_by("-started_on")
        .first()
    )
    if membership is None:
        raise MembershipRefused(Verdict((NO_MEMBER,)))
    if on <= membership.started_on:
        raise MembershipRefused(Verdict((LEAVES_BEFORE_JOINING,)))
    membership.ended_on = on
    membership.save(update_fields=["ended_on"])
    _written(membership, "group left", Verb.LEFT, day=on, by=by, at=at)
    return membership


def _written(
    membership: Membership, action: str, verb: Verb, *, day: date, by: Person | None, at: datetime
) -> None:
    audit.write(
        at=at,
        by=by,
        action=action,
        subject=membership,
        person_id=membership.person_id,
        detail={"group": membership.group.slug, "on": day},
    )
    record(
        actor=membership.person.actor,
        verb=verb,
        activity=ActivityRef(membership.group.uuid, ActivityType.GROUP),
        at=said_on(day, at),
        context=Context(group=membership.group.uuid, extra={"on": day.isoformat()}),
    )


@transaction.atomic
def change_membership(
    membership: Membership, *, started_on: date, ended_on: date | None, by: Person | None, at: datetime
) -> Membership:
    """Correct a membership's days; what was said of them before is voided and said anew.

    :raises MembershipRefused: when it would be empty, or overlap another.
    """
    before = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    if (before.started_on, before.ended_on) == (started_on, ended_on):
        return before
    if ended_on is not None and ended_on <= started_on:
        raise MembershipRefused(Verdict((LEAVES_BEFORE_JOINING,)))
    same = Membership.objects.filter(person=before.person, group=before.group).exclude(pk=before.pk)
    if any(Period(started_on, ended_on).overlaps(other.period) for other in same):
        raise MembershipRefused(Verdict((MEMBER_ALREADY,)))
    said = {(Verb.JOINED, before.started_on): started_on, (Verb.LEFT, before.ended_on): ended_on}
    before.started_on, before.ended_on = started_on, ended_on
    before.save(update_fields=["started_on", "ended_on"])
    for (verb, old), new in said.items():
        if old != new:
            _void(before, verb, old, by, at)
            if new is not None:
                _written(before, "membership corrected", verb, day=new, by=by, at=at)
    return before


def _void(membership: Membership, verb: Verb, day: date | None, by: Person | None, at: datetime) -> None:
    """Void what was said of a day on which, as it turns out, nobody joined or left."""
    if day is None:
        return
    said = Statement.objects.filter(
        actor=membership.person.actor, verb=verb, activity_id=membership.group.uuid
    ).order_by("-id")
    voided = set(
        Statement.objects.filter(verb=Verb.VOIDED, activity_id__in=said.values("id")).values_list(
            "activity_id", flat=True
        )
    )
    for statement in said:
        if statement.pk not in voided and said_of(statement.body, day):
            void(statement_id=statement.pk, by=by.actor if by else membership.person.actor, at=at)
            return


def said_of(body: dict[str, Any], day: date) -> bool:
    """Return whether a statement is about a day."""
    return extra_in(body).get("on") == day.isoformat()
