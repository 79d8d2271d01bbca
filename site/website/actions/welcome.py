"""The places on programmes that somebody has from the moment they come in."""

from __future__ import annotations

from datetime import date, datetime

from courses.actions.enrolment import EnrolmentRefused, enrol
from courses.models import Activity, Enrolment, Pacing
from courses.queries.outline import current_outline
from courses.vocabulary import EnrolmentStatus
from people.models import JoinRequest, Membership, Person, Post
from people.models.dated import not_over_on
from people.vocabulary import JoinKind, JoinState
from website.rules.programmes import main_programme


def give_places(person: Person, *, at: datetime, today: date) -> list[Enrolment]:
    """Enrol a person where they have been invited or have asked, and a link worker on the programme of three years.

    What they have a place on already stays as it is.
    """
    ids = _invited(person) | _asked_for(person)
    main = main_programme(current_outline())
    if main is not None and _is_link_worker(person, today):
        ids.add(main.activity_id)
    held = Enrolment.objects.filter(learner=person).exclude(status=EnrolmentStatus.INVITED)
    wanted = Activity.objects.filter(pk__in=ids).exclude(pk__in=held.values("programme_id")).order_by("pk")
    return [place for programme in wanted if (place := give_place(person, programme, at=at, today=today))]


def give_place(person: Person, programme: Activity, *, at: datetime, today: date) -> Enrolment | None:
    """Enrol a person from today, or by the plan of a group of theirs; none where the rules refuse."""
    groups = Membership.objects.on(today).filter(person=person).values("group_id")
    pacing = Pacing.objects.filter(programme=programme, group__in=groups).order_by("started_on", "pk").first()
    try:
        return enrol(
            learner=person,
            programme=programme,
            by=person,
            at=at,
            starts_on=pacing.started_on if pacing else today,
            modules_per_month=pacing.modules_per_month if pacing else None,
        )
    except EnrolmentRefused:
        return None


def _invited(person: Person) -> set[int]:
    places = Enrolment.objects.filter(learner=person, status=EnrolmentStatus.INVITED)
    return set(places.values_list("programme_id", flat=True))


def _asked_for(person: Person) -> set[int]:
    """Return the open programmes that the person asked for and that are published."""
    requests = JoinRequest.objects.filter(person=person, kind=JoinKind.ROUTE, state=JoinState.APPROVED)
    codes = set(requests.values_list("programme", flat=True))
    return {node.activity_id for node in current_outline().programmes if node.code in codes}


def _is_link_worker(person: Person, today: date) -> bool:
    return Post.objects.of_link_workers().filter(not_over_on(today), person=person).exists()
