"""Telling the programme team that learners wait for an assessor and nobody is one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.urls import reverse

from assessments.no_assessor_kinds import NO_ASSESSOR
from assessments.queries.no_assessor import unanswered
from assessments.rules.no_assessor import limit_reached
from design.templatetags.linkway_dates import day as day_words
from foundations.database import take_lock
from notifications.actions.notify import News, tell
from notifications.kinds import About
from people.queries.team import programme_team

_LOCK: Final = (0x4C41, 2)  # "LA": no assessor


@transaction.atomic
def tell_of_missing_assessors(*, at: datetime, on: date) -> int:
    """Tell the programme team once for each limit of waiting, however much waits; return how many messages are new."""
    if not take_lock(*_LOCK):
        return 0
    found = unanswered(on)
    if found.since is None:
        return 0
    about = About("people.Responsibility", "assessor", reverse("people_responsibilities:add"))
    occasion = f"{found.since}-{limit_reached(found.since, on)}"
    words = {"day": day_words(found.since)}
    return tell([News(each, NO_ASSESSOR, about, occasion, words) for each in programme_team(on)], at=at)
