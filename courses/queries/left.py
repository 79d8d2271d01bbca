"""Places that somebody left, and who ended them."""

from __future__ import annotations

from courses.models import Enrolment
from courses.vocabulary import OPEN_ENROLMENT_STATUSES, EnrolmentEvent, EnrolmentStatus


def place_left(person_id: int, programme_code: str) -> Enrolment | None:
    """Return the latest place that somebody left, if they have no place in that programme now; two queries."""
    held = Enrolment.objects.for_learner(person_id).in_programme(programme_code)
    if held.filter(status__in=(*OPEN_ENROLMENT_STATUSES, EnrolmentStatus.INVITED)).exists():
        return None
    left = held.filter(status=EnrolmentStatus.WITHDRAWN).select_related("learner", "programme")
    return left.order_by("-pk").first()


def left_by_themselves(left: Enrolment) -> bool:
    """Return whether a learner ended this place, and nobody for them."""
    ended = left.changes.filter(event=EnrolmentEvent.WITHDRAWN).order_by("-happened_at", "-pk").first()
    return ended is not None and ended.by_id == left.learner_id
