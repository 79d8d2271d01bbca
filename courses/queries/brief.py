"""Read what a list of people needs of their studies in one programme: one query, one row a person.

A list of three hundred people in their third year stands on some ten thousand rows; they are gathered into arrays by
the database, in one statement, because reading them one by one takes longer than everything else on such a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import connection

from courses.rules.record import Brief, HeldEnrolment
from courses.vocabulary import EnrolmentStatus, PathwayPlace
from foundations.period import Period

BRIEFS: Final = """
WITH asked AS (SELECT unnest(%(people)s::bigint[]) AS person_id),
place AS (
    SELECT DISTINCT ON (learner_id) learner_id AS person_id, id, status, starts_on, modules_per_month
    FROM courses_enrolment
    WHERE learner_id = ANY(%(people)s::bigint[]) AND programme_id = %(programme)s
    ORDER BY learner_id, status = 'withdrawn', id DESC
),
pause AS (
    SELECT enrolment_id, array_agg(started_on ORDER BY started_on) AS began,
        array_agg(ended_on ORDER BY started_on) AS ended
    FROM courses_enrolmentpause WHERE enrolment_id IN (SELECT id FROM place)
    GROUP BY enrolment_id
),
module AS (
    SELECT person_id, array_agg(activity_id) AS begun,
        array_agg(activity_id) FILTER (WHERE cardinality(done_steps) > 0) AS stepped,
        array_agg(activity_id) FILTER (WHERE handed_in_at IS NOT NULL) AS handed_in,
        array_agg(activity_id ORDER BY activity_id) FILTER (WHERE completed_at IS NOT NULL) AS completed,
        array_agg((completed_at AT TIME ZONE 'Europe/London')::date ORDER BY activity_id)
            FILTER (WHERE completed_at IS NOT NULL) AS days
    FROM courses_moduleprogress WHERE person_id = ANY(%(people)s::bigint[])
    GROUP BY person_id
),
prior AS (
    SELECT person_id, array_agg(activity_id ORDER BY activity_id) AS recognised,
        array_agg((recognised_at AT TIME ZONE 'Europe/London')::date ORDER BY activity_id) AS days
    FROM courses_priorlearning WHERE person_id = ANY(%(people)s::bigint[]) AND taken_back_at IS NULL
    GROUP BY person_id
),
choice AS (
    SELECT person_id, array_agg(place) AS places, array_agg(pathway_id) AS pathways
    FROM courses_pathwaychoice
    WHERE person_id = ANY(%(people)s::bigint[]) AND programme_id = %(programme)s AND ended_at IS NULL
    GROUP BY person_id
)
SELECT asked.person_id,
    place.id, place.status, place.starts_on, place.modules_per_month, pause.began, pause.ended,
    route.completed_at IS NOT NULL, coalesce(route.percent, 0), route.known_modules,
    module.begun, module.stepped, module.handed_in, module.completed, module.days,
    prior.recognised, prior.days, choice.places, choice.pathways
FROM asked
LEFT JOIN place USING (person_id)
LEFT JOIN pause ON pause.enrolment_id = place.id
LEFT JOIN module USING (person_id)
LEFT JOIN prior USING (person_id)
LEFT JOIN choice USING (person_id)
LEFT JOIN courses_routeprogress route
    ON route.person_id = asked.person_id AND route.activity_id = %(programme)s AND route.person_id = ANY(%(people)s::bigint[])
"""


def briefs_of(person_ids: Sequence[int], programme_id: int) -> dict[int, Brief]:
    """Return each person's brief in the order given; a person of whom nothing is known has an empty one."""
    with connection.cursor() as cursor:
        cursor.execute(BRIEFS, {"people": _array(person_ids), "programme": programme_id})
        found = {person_id: _brief(programme_id, row) for person_id, *row in cursor.fetchall()}
    return {person_id: found[person_id] for person_id in person_ids}


def _array(ids: Sequence[int]) -> str:
    """Return ids as PostgreSQL writes an array: one text, where adapting a list takes a step for each id and use."""
    return f"{{{','.join(map(str, ids))}}}"


def _brief(programme_id: int, row: Sequence[Any]) -> Brief:
    place, route, modules, prior, choice = row[:6], row[6:9], row[9:14], row[14:16], row[16:18]
    is_complete, percent, known = route
    begun, stepped, handed_in, completed, days = modules
    recognised, recognised_on = prior
    places, pathways = choice
    return Brief(
        place=_place(programme_id, place),
        is_complete=is_complete,
        percent=percent,
        known=None if known is None else frozenset(known),
        begun=frozenset(begun or ()),
        stepped=frozenset(stepped or ()),
        handed_in=frozenset(handed_in or ()),
        completed=frozenset(completed or ()),
        recognised=frozenset(recognised or ()),
        done_on=_done_on(zip(completed or (), days or (), strict=True), recognised, recognised_on),
        pathways={
            (programme_id, PathwayPlace(where)): pathway
            for where, pathway in zip(places or (), pathways or (), strict=True)
        },
    )


def _place(programme_id: int, row: Sequence[Any]) -> HeldEnrolment | None:
    pk, status, starts_on, pace, began, ended = row
    if pk is None:
        return None
    pauses = tuple(Period(first, last) for first, last in zip(began or (), ended or (), strict=True))
    return HeldEnrolment(pk, programme_id, EnrolmentStatus(status), starts_on, pace, pauses)


def _done_on(
    completed: Any, recognised: Sequence[int] | None, recognised_on: Sequence[date] | None
) -> dict[int, date]:
    """Return on which day each module was done: when it was completed or recognised, whichever came first."""
    days: dict[int, date] = dict(completed)
    for key, day in zip(recognised or (), recognised_on or (), strict=True):
        days[key] = min(day, days.get(key, day))
    return days
