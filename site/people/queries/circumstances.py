"""Where people stand on a day: their employer, place and group, as statements keep them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from people.models import Deployment, Membership, Post
from people.models.dated import runs_on
from people.vocabulary import GroupKind


@dataclass(frozen=True, slots=True)
class Circumstances:
    employer: UUID | None = None
    place: UUID | None = None
    group: UUID | None = None


def circumstances_of(person_ids: Iterable[int], on: date) -> dict[int, Circumstances]:
    """Return the employer and place of each person's main post, and their cohort, that day; three queries.

    The main post is a link worker's before another, then the one that began first; the cohort is the latest joined.
    """
    ids = list(person_ids)
    posts: dict[int, tuple[int, UUID]] = {}
    rows = Post.objects.on(on).filter(person_id__in=ids).order_by("-role__is_link_worker", "started_on", "pk")
    for person_id, post_id, employer in rows.values_list("person_id", "pk", "employer__uuid"):
        posts.setdefault(person_id, (post_id, employer))
    deployed = Deployment.objects.filter(runs_on(on), post_id__in=[post for post, _ in posts.values()])
    places = dict(deployed.values_list("post_id", "place__uuid"))
    cohorts = Membership.objects.on(on).filter(person_id__in=ids, group__kind=GroupKind.COHORT)
    groups = dict(cohorts.order_by("started_on", "pk").values_list("person_id", "group__uuid"))
    nowhere: tuple[None, None] = (None, None)
    return {
        person_id: Circumstances(
            employer=posts.get(person_id, nowhere)[1],
            place=places.get(posts[person_id][0]) if person_id in posts else None,
            group=groups.get(person_id),
        )
        for person_id in ids
    }
