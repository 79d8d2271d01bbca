"""Reminding people who are behind, on the word of somebody who looks after them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.urls import reverse

from analytics.kinds import REMINDER
from analytics.rules.progress_table import PersonLine
from analytics.rules.reminder import REASON, sent_in_words
from analytics.rules.this_week import behind
from courses.queries.outline import ProgrammeNode
from notifications.actions.nudge import nudge_many
from notifications.kinds import About
from people.models import Person


def remind(
    lines: Sequence[PersonLine],
    chosen: Collection[int],
    *,
    programme: ProgrammeNode,
    by: Person,
    at: datetime,
    today: date,
) -> str:
    """Remind everybody chosen who is still behind, and return what became of it in words.

    ``lines`` are the people whose progress ``by`` may see today; an id of anybody else is passed over.
    """
    names = {line.person_id: line.name for line in lines if line.person_id in chosen}
    late = [line.person_id for line in behind(lines) if line.person_id in names]
    about = About(
        "courses.Activity", str(programme.activity_id), reverse("website:my_learning"), programme.title
    )
    nudged = nudge_many(
        people=list(Person.objects.filter(pk__in=late).order_by("pk")),
        reason=REASON,
        kind=REMINDER,
        about=about,
        by=by,
        at=at,
        today=today,
        words={"by": by.name},
    )
    return sent_in_words(
        len(nudged.made),
        reminded_lately=sorted(names[pk] for pk in nudged.left_out),
        caught_up=sorted(name for pk, name in names.items() if pk not in late),
    )
