"""Giving somebody a place on a programme, and what happens to it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from courses.actions.route import settle_programme
from courses.actions.study import Study
from courses.models import Activity, Enrolment, EnrolmentChange, EnrolmentPause, Pacing
from courses.queries.left import left_by_themselves
from courses.queries.outline import current_outline
from courses.queries.pace import proposed_pace
from courses.rules.enrolment import (
    NOT_TO_COME,
    HeldPlace,
    may_change_pace,
    may_come_back,
    may_enrol,
    may_pause,
    may_resume,
    may_take_back,
    may_withdraw,
)
from courses.vocabulary import ActivityKind, EnrolmentEvent, EnrolmentStatus
from foundations.period import Period
from foundations.verdict import Refused, Verdict
from learning_records.vocabulary import ActivityType, Verb
from people.models import Group, Membership, Person


class EnrolmentRefused(Refused):
    """The rules of enrolment refuse; nothing was written."""


@dataclass(frozen=True, slots=True)
class GroupEnrolled:
    """What came of enrolling a group."""

    enrolled: tuple[Enrolment, ...]
    already: int


@transaction.atomic
def enrol(
    *,
    learner: Person,
    programme: Activity,
    by: Person | None,
    at: datetime,
    starts_on: date,
    modules_per_month: Decimal | None = None,
) -> Enrolment:
    """Give a learner a place on a programme. Without a pace, the one that goes with their hours is taken.

    What they have done already, in this programme or another, counts at once.

    :raises EnrolmentRefused: if the rules refuse; its verdict lists why.
    """
    Person.objects.select_for_update().get(pk=learner.pk)
    held = {place.status: place for place in Enrolment.objects.filter(learner=learner, programme=programme)}
    pace = modules_per_month if modules_per_month is not None else proposed_pace(learner.pk, localdate(at))
    _ask(
        may_enrol(
            is_programme=programme.kind == ActivityKind.PROGRAMME,
            held=[EnrolmentStatus(status) for status in held],
            modules_per_month=pace,
        )
    )
    enrolment = held.get(EnrolmentStatus.INVITED) or Enrolment(
        learner=learner, programme=programme, enrolled_at=at
    )
    enrolment.status = EnrolmentStatus.ACTIVE
    enrolment.starts_on, enrolment.modules_per_month = starts_on, pace
    enrolment.enrolled_at, enrolment.enrolled_by = at, by
    enrolment.save()
    _note(enrolment, EnrolmentEvent.ENROLLED, by, at, Verb.REGISTERED)
    _count_what_is_done(enrolment, at)
    return enrolment


def enrol_group(
    *, group: Group, programme: Activity, by: Person | None, at: datetime, starts_on: date | None = None
) -> GroupEnrolled:
    """Enrol everybody who belongs to a group that day, by the group's own pace where it has one.

    :raises EnrolmentRefused: if the rules refuse anybody for another reason than having a place already.
    """
    today = localdate(at)
    pacing = Pacing.objects.filter(group=group, programme=programme).first()
    members = Membership.objects.on(today).filter(group=group).select_related("person").order_by("pk")
    taken = set(
        Enrolment.objects.filter(programme=programme)
        .exclude(status__in=(EnrolmentStatus.WITHDRAWN, EnrolmentStatus.INVITED))
        .values_list("learner_id", flat=True)
    )
    people: Sequence[Person] = [member.person for member in members]
    with transaction.atomic():
        enrolled = tuple(
            enrol(
                learner=person,
                programme=programme,
                by=by,
                at=at,
                starts_on=starts_on or (pacing.started_on if pacing else today),
                modules_per_month=pacing.modules_per_month if pacing else None,
            )
            for person in people
            if person.pk not in taken
        )
    return GroupEnrolled(enrolled, len(people) - len(enrolled))


@transaction.atomic
def change_pace(
    *,
    enrolment: Enrolment,
    modules_per_month: Decimal,
    by: Person | None,
    at: datetime,
    starts_on: date | None = None,
) -> None:
    """Let a plan go quicker or slower from its first day on; and, where a day is given, begin on that day.

    :raises EnrolmentRefused: when the place is not active, or the pace is out of range.
    """
    held = _locked(enrolment)
    _ask(may_change_pace(held, modules_per_month))
    enrolment.modules_per_month, enrolment.starts_on = modules_per_month, starts_on or enrolment.starts_on
    enrolment.save(update_fields=["modules_per_month", "starts_on"])
    _note(enrolment, EnrolmentEvent.PACE_CHANGED, by, at, None)


@transaction.atomic
def pause(*, enrolment: Enrolment, start: date, until: date, by: Person, at: datetime) -> EnrolmentPause:
    """Let nothing fall due from ``start`` until ``until``, the first day back. It ends by itself.

    :raises EnrolmentRefused: when the days are not right, or the place is not active.
    """
    held = _locked(enrolment)
    _ask(may_pause(held, (start, until)))
    made = EnrolmentPause.objects.create(enrolment=enrolment, started_on=start, ended_on=until)
    _note(enrolment, EnrolmentEvent.PAUSED, by, at, Verb.PAUSED)
    return made


@transaction.atomic
def resume(*, enrolment: Enrolment, by: Person, at: datetime) -> None:
    """End the pause that holds today, so that today is the first day back.

    :raises EnrolmentRefused: when there is none.
    """
    held, today = _locked(enrolment), localdate(at)
    _ask(may_resume(held, today))
    enrolment.pauses.filter(started_on__lte=today, ended_on__gt=today).update(ended_on=today)
    _note(enrolment, EnrolmentEvent.RESUMED, by, at, Verb.RESUMED)


@transaction.atomic
def take_back_pause(*, enrolment: Enrolment, start: date, by: Person, at: datetime) -> None:
    """Let a plan go on through days away that have not begun.

    :raises EnrolmentRefused: when there are none from that day, or they have begun.
    """
    _locked(enrolment)
    held = enrolment.pauses.filter(started_on=start)
    _ask(may_take_back(Period(start, None), localdate(at)) if held.exists() else Verdict((NOT_TO_COME,)))
    held.delete()
    _note(enrolment, EnrolmentEvent.RESUMED, by, at, Verb.RESUMED)


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: Person | None, at: datetime) -> None:
    """Take somebody off a programme. What they have done stays theirs.

    :raises EnrolmentRefused: when they have left already.
    """
    _ask(may_withdraw(_locked(enrolment)))
    enrolment.status = EnrolmentStatus.WITHDRAWN
    enrolment.save(update_fields=["status"])
    _note(enrolment, EnrolmentEvent.WITHDRAWN, by, at, Verb.WITHDREW)


@transaction.atomic
def come_back(*, left: Enrolment, at: datetime) -> Enrolment:
    """Give somebody who left their place again, at the pace they had: a new plan from today, without what is done.

    The place that they left stays as it was left.

    :raises EnrolmentRefused: when somebody else took them off, or they have a place by now.
    """
    _ask(may_come_back(left_by_themselves=left_by_themselves(left)))
    return enrol(
        learner=left.learner,
        programme=left.programme,
        by=left.learner,
        at=at,
        starts_on=localdate(at),
        modules_per_month=left.modules_per_month,
    )


def _ask(verdict: Verdict) -> None:
    if not verdict.allowed:
        raise EnrolmentRefused(verdict)


def _locked(enrolment: Enrolment) -> HeldPlace:
    """Lock an enrolment, and return what the rules need to know of it."""
    status = Enrolment.objects.select_for_update().values_list("status", flat=True).get(pk=enrolment.pk)
    enrolment.status = status
    pauses = enrolment.pauses.order_by("started_on").values_list("started_on", "ended_on")
    return HeldPlace(EnrolmentStatus(status), tuple(Period(start, end) for start, end in pauses))


def _note(
    enrolment: Enrolment, event: EnrolmentEvent, by: Person | None, at: datetime, verb: Verb | None
) -> None:
    """Keep who did what when; with a verb, in the ledger too."""
    EnrolmentChange.objects.create(enrolment=enrolment, event=event, happened_at=at, by=by)
    if verb is not None:
        study = Study(enrolment.learner, current_outline(), at)
        programme = enrolment.programme
        study.say(verb, ActivityType.PROGRAMME, programme.uuid, programme.title)
        study.record()


def _count_what_is_done(enrolment: Enrolment, at: datetime) -> None:
    outline = current_outline()
    nodes = (node for node in outline.programmes if node.activity_id == enrolment.programme_id)
    node = next(nodes, None)
    if node is not None:
        study = Study(enrolment.learner, outline, at)
        settle_programme(study, node)
        study.record()
