"""Read what is known of people's studies: two queries, for one person or for three hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    F,
    Field,
    IntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from courses.models import Enrolment, ModuleProgress, PathwayChoice, PriorLearning, RouteProgress
from courses.rules.record import BegunModule, BegunRoute, HeldEnrolment, Record
from courses.vocabulary import EnrolmentStatus
from foundations.database import AnyOf
from foundations.period import Period

_IDS: ArrayField[Any, Any] = ArrayField(BigIntegerField())


def _nothing(field: Field[Any, Any]) -> Cast:
    return Cast(Value(None), field)


def records_of(person_ids: Sequence[int]) -> dict[int, Record]:
    """Return the record of each person; two queries. A person of whom nothing is known has an empty one."""
    enrolments = _enrolments(person_ids)
    modules: dict[int, dict[int, BegunModule]] = defaultdict(dict)
    routes: dict[int, dict[int, BegunRoute]] = defaultdict(dict)
    recognised: dict[int, dict[int, Any]] = defaultdict(dict)
    pathways: dict[int, dict[tuple[int, str], int]] = defaultdict(dict)
    for (
        kind,
        person,
        activity,
        began,
        ended,
        percent,
        done,
        known,
        handed_in,
        other,
        latest_at,
        handed_in_at,
    ) in _rows(person_ids):
        if kind == "module":
            modules[person][activity] = BegunModule(
                began,
                ended,
                percent,
                frozenset(done),
                frozenset(known),
                other,
                latest_at,
                frozenset(handed_in),
                handed_in_at,
            )
        elif kind == "route":
            routes[person][activity] = BegunRoute(began, ended, percent, frozenset(known))
        elif kind == "recognised":
            recognised[person][activity] = began
        else:
            pathways[person][other, kind] = activity
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


def record_of(person_id: int | None) -> Record:
    """Return one person's record; for nobody, an empty one and no query."""
    return Record() if person_id is None else records_of([person_id])[person_id]


def _enrolments(person_ids: Sequence[int]) -> dict[int, list[HeldEnrolment]]:
    rows = (
        Enrolment.objects.filter(AnyOf("learner_id", person_ids))
        .order_by("pk", "pauses__started_on")
        .values_list(
            "pk", "learner_id", "programme_id", "status", "starts_on", "modules_per_month",
            "pauses__started_on", "pauses__ended_on",
        )
    )  # fmt: skip
    pauses: dict[int, list[Period]] = defaultdict(list)
    heads: dict[int, tuple[Any, ...]] = {}
    for pk, *head, began, ended in rows:
        heads[pk] = tuple(head)
        if began is not None:
            pauses[pk].append(Period(began, ended))
    found: dict[int, list[HeldEnrolment]] = defaultdict(list)
    for pk, (learner, programme, status, starts_on, pace) in heads.items():
        place = HeldEnrolment(pk, programme, EnrolmentStatus(status), starts_on, pace, tuple(pauses[pk]))
        found[learner].append(place)
    return found


def _rows(person_ids: Sequence[int]) -> QuerySet[Any, tuple[Any, ...]]:
    """Return modules, routes, recognitions and choices as rows of one shape, in one query."""
    moment, number, ids = DateTimeField(), IntegerField(), _IDS
    modules = ModuleProgress.objects.filter(AnyOf("person_id", person_ids)).values_list(
        Cast(Value("module"), CharField()), "person_id", "activity_id", "started_at", "completed_at",
        Cast("percent", number), "done_steps", "known_steps", "handed_in_steps", "latest_step_id", "latest_at",
        "handed_in_at",
    )  # fmt: skip
    routes = RouteProgress.objects.filter(AnyOf("person_id", person_ids)).values_list(
        Cast(Value("route"), CharField()), "person_id", "activity_id", "started_at", "completed_at",
        Cast("percent", number), _nothing(ids), F("known_modules"), _nothing(ids), _nothing(BigIntegerField()),
        _nothing(moment), _nothing(moment),
    )  # fmt: skip
    recognised = PriorLearning.objects.filter(
        AnyOf("person_id", person_ids), taken_back_at__isnull=True
    ).values_list(
        Cast(Value("recognised"), CharField()), "person_id", "activity_id", "recognised_at", _nothing(moment),
        _nothing(number), _nothing(ids), _nothing(ids), _nothing(ids), _nothing(BigIntegerField()), _nothing(moment),
        _nothing(moment),
    )  # fmt: skip
    pathways = PathwayChoice.objects.filter(AnyOf("person_id", person_ids), ended_at__isnull=True).values_list(
        Cast("place", CharField()), "person_id", "pathway_id", "chosen_at", _nothing(moment),
        _nothing(number), _nothing(ids), _nothing(ids), _nothing(ids), F("programme_id"), _nothing(moment),
        _nothing(moment),
    )  # fmt: skip
    return modules.union(routes, recognised, pathways, all=True)
