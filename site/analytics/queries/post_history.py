"""Every link worker post with its surroundings, read set-wise once, from which any as-at date is answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import connection

from analytics.rules.grouping import GroupName, Place, Surroundings
from analytics.rules.tenure import PostRecord
from foundations.period import Period
from learning_records.models import ActorJoin
from learning_records.queries.actors import resolve_many
from people.models import Deployment, Group, Membership, Organisation, OrganisationLink, Post
from people.vocabulary import GroupKind

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
CohortRow = tuple[UUID, date, date | None, str, str]


@dataclass(frozen=True, slots=True)
class PostHistory:
    posts: Sequence[PostRecord]
    surroundings: Surroundings


def post_history() -> PostHistory:
    """Return all link worker posts ever recorded; people who were joined are one. Six queries."""
    rows = list(
        Post.objects.of_link_workers()
        .order_by("pk")
        .values_list(
            "pk",
            "person__actor",
            "employer_id",
            "started_on",
            "observed_from",
            "ended_on",
            "last_confirmed_on",
            "fte",
        )
    )
    cohorts = list(
        Membership.objects.filter(group__kind=GroupKind.COHORT)
        .order_by("pk")
        .values_list("person__actor", "started_on", "ended_on", "group__name", "group__slug")
    )
    resolved = resolve_many([row[1] for row in rows] + [row[0] for row in cohorts])
    posts = [
        PostRecord(
            pk, resolved[actor], employer, started, observed, ended, confirmed, float(fte) if fte else None
        )
        for pk, actor, employer, started, observed, ended, confirmed, fte in rows
    ]
    return PostHistory(posts, _surroundings(cohorts, resolved))


def _surroundings(cohorts: Sequence[CohortRow], resolved: dict[UUID, UUID]) -> Surroundings:
    organisations = Organisation.objects.values_list("pk", "code", "name", "kind")
    links = OrganisationLink.objects.values_list("child_id", "started_on", "ended_on", "parent_id")
    deployments = (
        Deployment.objects.filter(post__role__is_link_worker=True)
        .order_by("started_on", "pk")
        .values_list("post_id", "started_on", "ended_on", "place_id")
    )
    return Surroundings(
        places={pk: Place(code, name, kind) for pk, code, name, kind in organisations},
        parents=_dated(links),
        deployments=_dated(deployments),
        cohorts=_dated(
            (resolved[actor], started, ended, GroupName(name, slug))
            for actor, started, ended, name, slug in cohorts
        ),
    )


def _dated(rows: Iterable[tuple[Key, date, date | None, Value]]) -> dict[Key, list[tuple[Period, Value]]]:
    """Return what each key had, and when."""
    found: dict[Key, list[tuple[Period, Value]]] = defaultdict(list)
    for key, started_on, ended_on, value in rows:
        found[key].append((Period(started_on, ended_on), value))
    return dict(found)


_SOURCES = (
    Post,
    Deployment,
    Organisation,
    OrganisationLink,
    Group,
    Membership,
    ActorJoin,
)


def posts_fingerprint() -> str:
    """Return a short text that changes whenever anything does from which retention is worked out. One query."""
    sums = ", ".join(
        f"(SELECT concat(count(*), '-', coalesce(sum(hashtextextended(source::text, 0)), 0))"  # noqa: S608 -- our tables
        f" FROM {connection.ops.quote_name(model._meta.db_table)} source)"
        for model in _SOURCES
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(concat_ws(' ', {sums}))")
        (fingerprint,) = cursor.fetchone()
    return str(fingerprint)
