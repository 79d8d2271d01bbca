"""Copying in people with their posts, set-wise, and telling the ledger of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from demo.actions.copying import copy_rows, numbers_for, uuids
from demo.rules.population import PlannedPerson, PlannedPost
from foundations.london import LONDON
from learning_records.actions.statement import record_many
from learning_records.rules.statement import Context, NewStatement
from learning_records.vocabulary import Verb
from people.actions.post_statements import PostSaid, post_statement
from people.models import Deployment, Funding, JobRole, Organisation, Person, Post


@dataclass(frozen=True, slots=True)
class LoadedPost:
    id: int
    uuid: UUID
    planned: PlannedPost


@dataclass(frozen=True, slots=True)
class LoadedPerson:
    """Somebody who has been copied in, with the posts in the order of their days."""

    id: int
    actor: UUID
    planned: PlannedPerson
    posts: tuple[LoadedPost, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """Organisations and roles by code, read once."""

    organisations: dict[str, tuple[int, UUID]]
    roles: dict[str, tuple[int, str]]

    @classmethod
    def read(cls) -> Directory:
        organisations = Organisation.objects.values_list("code", "pk", "uuid")
        roles = JobRole.objects.values_list("code", "pk", "title")
        return cls(
            {code: (pk, uuid) for code, pk, uuid in organisations},
            {code: (pk, title) for code, pk, title in roles},
        )

    def context_of(self, posts: Sequence[LoadedPost], day: date, group: UUID | None) -> Context:
        """Return who employed somebody that day, and where they worked."""
        for post in posts:
            planned = post.planned
            if planned.started_on <= day and (planned.ended_on is None or day < planned.ended_on):
                employer, place = (self.organisations[code][1] for code in (planned.employer, planned.place))
                return Context(group=group, employer=employer, place=place)
        return Context(group=group)


def copy_people(
    planned: Sequence[PlannedPerson], directory: Directory, *, at: datetime
) -> list[LoadedPerson]:
    """Copy people, their addresses, posts, places and funders, and record what the ledger is told of posts.

    Call inside a transaction. Nobody of them has a password.
    """
    people = _loaded(planned)
    copy_rows(
        Person,
        (
            "id",
            "actor",
            "email",
            "name",
            "password",
            "is_active",
            "is_staff",
            "is_superuser",
            "is_demo",
            "joined_at",
        ),
        (_person_row(person, at) for person in people),
    )
    addresses = numbers_for(EmailAddress, len(people))
    copy_rows(
        EmailAddress,
        ("id", "user_id", "email", "verified", "primary"),
        ((next(addresses), person.id, person.planned.email, True, True) for person in people),
    )
    _copy_posts(people, directory)
    record_many(
        statement
        for person in people
        for post in person.posts
        for statement in _statements(person, post, directory, at)
    )
    return people


def _loaded(planned: Sequence[PlannedPerson]) -> list[LoadedPerson]:
    ids, actors = numbers_for(Person, len(planned)), uuids(len(planned))
    total = sum(len(person.posts) for person in planned)
    post_ids, post_uuids = numbers_for(Post, total), uuids(total)
    return [
        LoadedPerson(
            next(ids),
            next(actors),
            person,
            tuple(LoadedPost(next(post_ids), next(post_uuids), post) for post in person.posts),
        )
        for person in planned
    ]


def _person_row(person: LoadedPerson, at: datetime) -> tuple[object, ...]:
    joined = min(at, datetime.combine(person.posts[0].planned.started_on, time(9), LONDON))
    return (
        person.id, person.actor, person.planned.email, person.planned.name, make_password(None),
        True, False, False, True, joined,
    )  # fmt: skip


def _copy_posts(people: Sequence[LoadedPerson], directory: Directory) -> None:
    held = [(person, post) for person in people for post in person.posts]
    copy_rows(
        Post,
        (
            "id", "uuid", "person_id", "role_id", "employer_id", "fte", "started_on", "observed_from",
            "ended_on", "leaving_reason", "last_confirmed_on",
        ),
        (
            (
                post.id, post.uuid, person.id, directory.roles[post.planned.role][0],
                directory.organisations[post.planned.employer][0], post.planned.fte, post.planned.started_on,
                post.planned.observed_from, post.planned.ended_on, str(post.planned.leaving_reason),
                post.planned.last_confirmed_on,
            )
            for person, post in held
        ),
    )  # fmt: skip
    numbers = numbers_for(Deployment, len(held))
    copy_rows(
        Deployment,
        ("id", "post_id", "place_id", "started_on", "ended_on"),
        (
            (next(numbers), post.id, directory.organisations[post.planned.place][0], *_days(post))
            for _, post in held
        ),
    )
    numbers = numbers_for(Funding, len(held))
    copy_rows(
        Funding,
        ("id", "post_id", "funder", "started_on", "ended_on"),
        ((next(numbers), post.id, post.planned.funder, *_days(post)) for _, post in held),
    )


def _days(post: LoadedPost) -> tuple[date, date | None]:
    return post.planned.started_on, post.planned.ended_on


def _statements(
    person: LoadedPerson, post: LoadedPost, directory: Directory, at: datetime
) -> Iterator[NewStatement]:
    planned = post.planned
    said = PostSaid(
        actor=person.actor,
        post=post.uuid,
        role_code=planned.role,
        role_title=directory.roles[planned.role][1],
        employer=directory.organisations[planned.employer][1],
        place=directory.organisations[planned.place][1],
        fte=planned.fte,
    )
    yield post_statement(said, Verb.JOINED, planned.started_on, at)
    if planned.last_confirmed_on is not None:
        yield post_statement(said, Verb.CONFIRMED, planned.last_confirmed_on, at)
    if planned.ended_on is not None:
        yield post_statement(said, Verb.LEFT, planned.ended_on, at)
