"""What is looked after every morning: outside training that runs out, and records that nobody has accepted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from design.templatetags.linkway_dates import day as day_words
from foundations.period import add_working_days
from notifications.actions.notify import News, tell
from notifications.kinds import About
from people.models import Person
from people.queries.team import programme_team
from portfolio.actions.external_training import ABOUT, plain_title
from portfolio.actions.locks import training_is_free
from portfolio.kinds import TRAINING_EXPIRES, TRAINING_WAITS
from portfolio.models import ExternalTraining
from portfolio.queries.external_training import running_out
from portfolio.rules.training import ACCEPT_WITHIN, days_told

AT_A_TIME: Final = 500


@transaction.atomic
def remind_of_training(*, at: datetime, on: date) -> int:
    """Tell people what runs out and the programme team what waits; return how many messages are new.

    Each is told once for a day of the schedule, however often this runs; while another process is at it, nothing is done.
    """
    if not training_is_free():
        return 0
    return tell(_expiries(on), at=at) + tell(_pooled(at, on), at=at)


def _expiries(on: date) -> list[News]:
    news = []
    for row in running_out(on):
        assert row.expires_on is not None
        for days in days_told(row.expires_on, on):
            about = About(ABOUT, str(row.uuid), reverse("portfolio:training"), plain_title(row))
            words = {"day": day_words(row.expires_on)}
            news.append(News(row.person, TRAINING_EXPIRES, about, f"{row.expires_on}-{days}", words))
    return news


def _pooled(at: datetime, on: date) -> list[News]:
    """Show records to the programme team that waited ten working days."""
    old = ExternalTraining.objects.waiting().filter(
        pooled_at__isnull=True, recorded_at__lt=at - timedelta(days=ACCEPT_WITHIN)
    )
    rows = [
        row
        for row in old.select_related("person").order_by("recorded_at", "pk")[:AT_A_TIME]
        if add_working_days(localdate(row.recorded_at), ACCEPT_WITHIN) < on
    ]
    ExternalTraining.objects.filter(pk__in=[row.pk for row in rows]).update(pooled_at=at)
    return [_waiting(row, each) for row in rows for each in programme_team(on, but=row.person_id)]


def _waiting(row: ExternalTraining, each: Person) -> News:
    url = reverse("portfolio:training_of_my_people")
    about = About(ABOUT, str(row.uuid), url, plain_title(row))
    return News(
        each, TRAINING_WAITS, about, f"{row.uuid}-{localdate(row.recorded_at)}", {"name": row.person.name}
    )
