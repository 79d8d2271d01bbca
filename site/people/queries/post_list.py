"""An employer's list of posts, for those who keep it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from people.models import Deployment, Organisation, Person, Post, PostDoubt, Responsibility
from people.models.dated import not_over_on
from people.permissions import employers_kept_by, may_manage_people
from people.queries.invitation import INVITING, is_in_use
from people.rules.post_list import due_on, list_due_on
from people.vocabulary import DoubtAbout, ResponsibilityKind


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post as the list shows it. ``doubts`` are what its holder says is wrong, in words."""

    id: int
    uuid: UUID
    person_id: int
    name: str
    address: str
    role: str
    employer: str
    place: str
    fte: str
    started_on: date
    ended_on: date | None
    confirmed_on: date | None
    due_on: date
    is_running: bool
    has_come_in: bool
    doubts: tuple[str, ...]


def employers_open_to(viewer: Person, on: date) -> QuerySet[Organisation]:
    """Return the employers whose list a viewer may keep that day: their own, or, for the programme team, all."""
    organisations = Organisation.objects.on(on).order_by("name", "pk")
    if may_manage_people(viewer):
        return organisations
    return organisations.filter(pk__in=employers_kept_by(viewer, on))


def posts_open_to(viewer: Person, employer: Organisation, on: date) -> QuerySet[Post]:
    """Return the posts with an employer that run that day or begin later, of those whom the viewer sees for it."""
    people = Person.objects.visible_to(viewer, to=INVITING, on=on)
    posts = Post.objects.filter(not_over_on(on), employer=employer, person__in=people)
    return posts.select_related("person", "role", "employer").order_by("person__name", "pk")


def post_lines(posts: QuerySet[Post], on: date) -> list[PostLine]:
    """Return posts as lines; three queries, however many."""
    deployments = Deployment.objects.select_related("place").order_by("started_on")
    rows = posts.prefetch_related(
        Prefetch("deployments", deployments),
        Prefetch("doubts", PostDoubt.objects.open().order_by("pk"), to_attr="open_doubts"),
    )
    return [_line(post, on) for post in rows]


@dataclass(frozen=True, slots=True)
class ListDue:
    """An employer's list that is to be confirmed, since which day, and who keeps it."""

    employer: Organisation
    due_on: date
    keepers: tuple[Person, ...]


def lists_due(on: date) -> list[ListDue]:
    """Return the lists that are to be confirmed by that day; three queries, however many."""
    held = Responsibility.objects.on(on).of_kind(ResponsibilityKind.EMPLOYER_ADMINISTRATOR)
    rows = held.filter(organisation__isnull=False, person__is_active=True, person__email__isnull=False)
    keepers: dict[Organisation, list[Person]] = defaultdict(list)
    for row in rows.select_related("person", "organisation").order_by("pk"):
        if row.organisation is not None:
            keepers[row.organisation].append(row.person)
    posts: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    running = Post.objects.on(on).filter(employer__in=[employer.pk for employer in keepers])
    for employer_id, started_on, confirmed_on in running.values_list(
        "employer_id", "started_on", "last_confirmed_on"
    ):
        posts[employer_id].append((started_on, confirmed_on))
    due = ((employer, list_due_on(posts[employer.pk])) for employer in keepers)
    return [
        ListDue(employer, day, tuple(keepers[employer]))
        for employer, day in due
        if day is not None and day <= on
    ]


def _line(post: Post, on: date) -> PostLine:
    places = [row for row in post.deployments.all() if row.ended_on is None or row.ended_on > on]
    return PostLine(
        id=post.pk,
        uuid=post.uuid,
        person_id=post.person_id,
        name=post.person.name,
        address=post.person.email or "",
        role=post.role.title,
        employer=post.employer.name,
        place=places[0].place.name if places else "",
        fte=f"{post.fte.normalize():f}" if post.fte is not None else "",
        started_on=post.started_on,
        ended_on=post.ended_on,
        confirmed_on=post.last_confirmed_on,
        due_on=due_on(post.started_on, post.last_confirmed_on),
        is_running=post.runs_on(on),
        has_come_in=is_in_use(post.person) or post.person.is_demo,
        doubts=tuple(
            str(DoubtAbout(about).label)
            for doubt in post.open_doubts  # type: ignore[attr-defined]
            for about in doubt.about
        ),
    )
