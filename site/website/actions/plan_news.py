"""Telling somebody that somebody else paused their plan."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from courses.models import EnrolmentChange
from courses.vocabulary import EnrolmentEvent
from learning_records.consumers import PositionedStatement
from notifications.actions.notify import News, tell
from notifications.kinds import About
from people.models import Person
from website.moving_kinds import PLAN_PAUSED


def tell_of_pauses(batch: Sequence[PositionedStatement]) -> None:
    """Tell whoever did not pause their plan themselves; never why, for nobody was asked. Two queries."""
    said = {(statement.resolved_actor, statement.happened_at): statement for statement in batch}
    people = {
        person.actor: person for person in Person.objects.current().filter(actor__in={who for who, _ in said})
    }
    changes = EnrolmentChange.objects.filter(
        enrolment__learner__in=people.values(),
        happened_at__in={when for _, when in said},
        event=EnrolmentEvent.PAUSED,
        by__isnull=False,
    ).select_related("enrolment__learner", "enrolment__programme")
    for change in changes.order_by("pk"):
        learner, programme = change.enrolment.learner, change.enrolment.programme
        statement = said.get((learner.actor, change.happened_at))
        if statement is None or change.by_id == learner.pk:
            continue
        about = About(
            "courses.Enrolment", str(change.enrolment_id), reverse("courses:plan", args=[programme.code])
        )
        tell([News(learner, PLAN_PAUSED, about, statement.id)], at=change.happened_at)
