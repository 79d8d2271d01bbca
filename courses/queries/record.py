"""Read what is known of people's studies: two queries, for one person or for three hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from courses.rules.record import BegunModule, BegunRoute, HeldEnrolment, Record
from courses.vocabulary import EnrolmentStatus
from foundations.period import Period

ENROLMENTS: Final = """
SELECT place.id, learner_id, programme_id, status, starts_on, modules_per_month, pause.started_on, pause.ended_on
FROM courses_enrolment place
LEFT JOIN courses_enrolmentpause pause ON pause.enrolment_id = place.id
WHERE learner_id = ANY(%(people)s)
ORDER BY place.id, pause.started_on
"""
STUDIES: Final = """
SELECT 'module', person_id, activity_id, started_at, NULL::bigint, completed_at, percent::int, known_steps,
    done_steps, handed_in_steps, latest_step_id, latest_at, handed_in_at
FROM courses_moduleprogress WHERE person_id = ANY(%(people)s)
UNION ALL
SELECT 'route', person_id, activity_id, started_at, NULL, completed_at, percent::int, known_modules,
    NULL, NULL, NULL, NULL, NULL
FROM courses_routeprogress WHERE person_id = ANY(%(people)s)
UNION ALL
SELECT 'recognised', person_id, activity_id, recognised_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM courses_priorlearning WHERE person_id = ANY(%(people)s) AND taken_back_at IS NULL
UNION ALL
SELECT place, person_id, pathway_id, chosen_at, programme_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM courses_pathwaychoice WHERE person_id = ANY(%(people)s) AND ended_at IS NULL
"""
"""Modules, routes, recognitions and choices as rows of one shape. Every page that somebody studies on reads them, and
writing the statement out spares it the time that putting it together takes.
"""


def records_of(person_ids: Sequence[int]) -> dict[int, Record]:
    """Return the record of each person; two queries. A person of whom nothing is known has an empty one."""
    enrolments = _enrolments(person_ids)
    modules: dict[int, dict[int, BegunModule]] = defaultdict(dict)
    routes: dict[int, dict[int, BegunRoute]] = defaultdict(dict)
    recognised: dict[int, dict[int, Any]] = defaultdict(dict)
    pathways: dict[int, dict[tuple[int, str], int]] = defaultdict(dict)
    for kind, person, activity, began, programme, *rest in _rows(STUDIES, person_ids):
        if kind == "module":
            modules[person][activity] = _begun_module(began, rest)
        elif kind == "route":
            ended, percent, known = rest[:3]
            routes[person][activity] = BegunRoute(began, ended, percent, frozenset(known))
        elif kind == "recognised":
            recognised[person][activity] = began
        else:
            pathways[person][programme, kind] = activity
    return {
        person: Record(
            enrolments=tuple(enrolments.get(person, ())),
            modules=modules.get(person, {}),
            routes=routes.get(person, {}),
            recognised=recognised.get(person, {}),
            pathways=pathways.get(person, {}),
        )
        for person in person_ids
    }


def _begun_module(began: Any, rest: Sequence[Any]) -> BegunModule:
    ended, percent, known, done, handed_in, latest_step, latest_at, handed_in_at = rest
    return BegunModule(
        began, ended, percent, frozenset(done), frozenset(known), latest_step, latest_at,
        frozenset(handed_in), handed_in_at,
    )  # fmt: skip


def record_of(person_id: int | None) -> Record:
    """Return one person's record; for nobody, an empty one and no query."""
    return Record() if person_id is None else records_of([person_id])[person_id]


def _enrolments(person_ids: Sequence[int]) -> dict[int, list[HeldEnrolment]]:
    pauses: dict[int, list[Period]] = defaultdict(list)
    heads: dict[int, tuple[Any, ...]] = {}
    for pk, *head, began, ended in _rows(ENROLMENTS, person_ids):
        heads[pk] = tuple(head)
        if began is not None:
            pauses[pk].append(Period(began, ended))
    found: dict[int, list[HeldEnrolment]] = defaultdict(list)
    for pk, (learner, programme, status, starts_on, pace) in heads.items():
        place = HeldEnrolment(pk, programme, EnrolmentStatus(status), starts_on, pace, tuple(pauses[pk]))
        found[learner].append(place)
    return found


def _rows(sql: str, person_ids: Sequence[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"people": list(person_ids)})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
