"""Beginning a cohort, and who joins and leaves it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from courses.actions.enrolment import change_pace, enrol
from courses.models import Activity, Enrolment, Pacing
from courses.vocabulary import ActivityKind, EnrolmentStatus
from foundations.verdict import Refused
from peer_learning.models import Cohort
from peer_learning.queries.cohort import facilitators_of, members_of
from peer_learning.rules.cohort import People, may_begin
from people.actions import audit, responsibility
from people.actions.membership import join_group, leave_group
from people.models import Group, Membership, Person
from people.vocabulary import GroupKind, ResponsibilityKind


class CohortRefused(Refused):
    """What was asked for would break a rule about cohorts; nothing was written."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How many joined, and how many of them keep the plan that they already had in the programme."""

    joined: int
    kept_their_plan: int


@transaction.atomic
def begin_cohort(
    *,
    name: str,
    programme: Activity,
    starts_on: date,
    modules_per_month: Decimal,
    facilitator: Person,
    deputy: Person | None,
    members: Collection[Person],
    by: Person | None,
    at: datetime,
) -> Cohort:
    """Begin a cohort with its pace, facilitators and members; each member is enrolled by the cohort's plan.

    :raises CohortRefused: if the rules refuse; its verdict lists why.
    """
    today = localdate(at)
    _ask(
        None, name, programme=programme, modules_per_month=modules_per_month,
        facilitator=facilitator, deputy=deputy, members=members,
    )  # fmt: skip
    group = Group.objects.create(
        kind=GroupKind.COHORT, name=name.strip(), slug=_free_slug(name), started_on=min(starts_on, today)
    )
    pacing = Pacing.objects.create(
        group=group, programme=programme, started_on=starts_on, modules_per_month=modules_per_month
    )
    cohort = Cohort.objects.create(group=group, pacing=pacing)
    audit.write(
        at=at, by=by, action="cohort begun", subject=cohort,
        detail={"group": group.slug, "starts_on": starts_on, "modules_per_month": modules_per_month},
    )  # fmt: skip
    _facilitate(cohort, facilitator, deputy, by=by, at=at)
    _join(cohort, members, plan_from=starts_on, by=by, at=at)
    return cohort


@transaction.atomic
def change_cohort(
    cohort: Cohort,
    *,
    name: str,
    starts_on: date,
    modules_per_month: Decimal,
    facilitator: Person,
    deputy: Person | None,
    members: Collection[Person],
    by: Person | None,
    at: datetime,
) -> Cohort:
    """Bring a cohort to what is given: whoever is not among the members leaves it, and keeps their place and work.

    Members whose plan is still the cohort's follow it to its new start and pace; whoever chose their own keeps it.

    :raises CohortRefused: if the rules refuse; its verdict lists why.
    """
    pacing = Pacing.objects.select_for_update().get(pk=cohort.pacing_id)
    _ask(
        cohort, name, programme=pacing.programme, modules_per_month=modules_per_month,
        facilitator=facilitator, deputy=deputy, members=members,
    )  # fmt: skip
    group = cohort.group
    if group.name != name.strip():
        group.name = name.strip()
        group.save(update_fields=["name"])
        audit.write(at=at, by=by, action="cohort renamed", subject=cohort, detail={"group": group.slug})
    if (pacing.started_on, pacing.modules_per_month) != (starts_on, modules_per_month):
        _change_pacing(cohort, pacing, starts_on, modules_per_month, by=by, at=at)
    _facilitate(cohort, facilitator, deputy, by=by, at=at)
    wanted = {person.pk: person for person in members}
    present = {person.pk: person for person in members_of(cohort, localdate(at))}
    for person_id in present.keys() - wanted.keys():
        leave_cohort(person=present[person_id], cohort=cohort, by=by, at=at)
    add_to_cohort(cohort=cohort, people=[wanted[pk] for pk in wanted if pk not in present], by=by, at=at)
    return cohort


@transaction.atomic
def add_to_cohort(*, cohort: Cohort, people: Iterable[Person], by: Person | None, at: datetime) -> Intake:
    """Let people join from today. The plan of somebody who comes late starts the day they come, so nobody joins behind.

    :raises CohortRefused: when somebody who facilitates it would become a member.
    :raises MembershipRefused: when somebody is a member already.
    """
    people, today = list(people), localdate(at)
    facilitating = {row.person_id for row in facilitators_of(cohort, today)}
    if refused := facilitating & {person.pk for person in people}:
        facilitator = refused.pop()
        raise CohortRefused(
            may_begin(
                name=cohort.group.name, is_name_taken=False, is_programme=True,
                modules_per_month=cohort.pacing.modules_per_month,
                people=People(facilitator, None, {facilitator}),
            )
        )  # fmt: skip
    return _join(cohort, people, plan_from=max(cohort.pacing.started_on, today), by=by, at=at)


@transaction.atomic
def leave_cohort(*, person: Person, cohort: Cohort, by: Person | None, at: datetime) -> None:
    """End a membership from today. The place on the programme, and everything done, stays the person's.

    Somebody who joined today by mistake belongs until tomorrow.

    :raises MembershipRefused: when the person is not a member.
    """
    today = localdate(at)
    joined = Membership.objects.on(today).filter(person=person, group=cohort.group).first()
    later = date.fromordinal(today.toordinal() + 1)
    first_day_out = later if joined is not None and joined.started_on == today else today
    leave_group(person, cohort.group, on=first_day_out, by=by, at=at)


def _ask(
    cohort: Cohort | None,
    name: str,
    *,
    programme: Activity,
    modules_per_month: Decimal,
    facilitator: Person,
    deputy: Person | None,
    members: Collection[Person],
) -> None:
    same = Group.objects.of_kind(GroupKind.COHORT).filter(name__iexact=name.strip())
    others = same.exclude(pk=cohort.group_id) if cohort else same
    verdict = may_begin(
        name=name,
        is_name_taken=others.exists(),
        is_programme=programme.kind == ActivityKind.PROGRAMME,
        modules_per_month=modules_per_month,
        people=People(facilitator.pk, deputy.pk if deputy else None, {person.pk for person in members}),
    )
    if not verdict.allowed:
        raise CohortRefused(verdict)


def _facilitate(
    cohort: Cohort, facilitator: Person, deputy: Person | None, *, by: Person | None, at: datetime
) -> None:
    """Let these facilitate from today, and end it for whoever did before."""
    today = localdate(at)
    wanted = {ResponsibilityKind.FACILITATOR: facilitator, ResponsibilityKind.DEPUTY_FACILITATOR: deputy}
    for row in facilitators_of(cohort, today):
        person = wanted[ResponsibilityKind(row.kind)]
        if person is not None and person.pk == row.person_id:
            wanted[ResponsibilityKind(row.kind)] = None
        elif row.started_on == today:
            row.delete()
        else:
            responsibility.end(row, ended_on=today, by=by, at=at, today=today)
    for kind, person in wanted.items():
        if person is not None:
            responsibility.give(
                person=person, kind=kind, group=cohort.group, started_on=today, by=by, at=at, today=today
            )


def _join(
    cohort: Cohort, people: Collection[Person], *, plan_from: date, by: Person | None, at: datetime
) -> Intake:
    pacing, today = cohort.pacing, localdate(at)
    kept = set(
        Enrolment.objects.open()
        .filter(programme_id=pacing.programme_id, learner__in=people)
        .values_list("learner_id", flat=True)
    )
    for person in people:
        join_group(person, cohort.group, on=today, by=by, at=at)
        if person.pk not in kept:
            enrol(
                learner=person, programme=pacing.programme, by=by, at=at, starts_on=plan_from,
                modules_per_month=pacing.modules_per_month,
            )  # fmt: skip
    return Intake(joined=len(people), kept_their_plan=len(kept))


def _change_pacing(
    cohort: Cohort,
    pacing: Pacing,
    starts_on: date,
    modules_per_month: Decimal,
    *,
    by: Person | None,
    at: datetime,
) -> None:
    following = Enrolment.objects.filter(
        programme_id=pacing.programme_id,
        learner__in=members_of(cohort, localdate(at)),
        status=EnrolmentStatus.ACTIVE,
        starts_on=pacing.started_on,
        modules_per_month=pacing.modules_per_month,
    )
    for enrolment in following.order_by("pk"):
        change_pace(
            enrolment=enrolment, starts_on=starts_on, modules_per_month=modules_per_month, by=by, at=at
        )
    pacing.started_on, pacing.modules_per_month = starts_on, modules_per_month
    pacing.save(update_fields=["started_on", "modules_per_month"])
    audit.write(
        at=at, by=by, action="cohort pace changed", subject=cohort,
        detail={"starts_on": starts_on, "modules_per_month": modules_per_month},
    )  # fmt: skip
    cohort.pacing = pacing


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "cohort"
    taken = set(Group.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
