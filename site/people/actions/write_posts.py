"""Writing a plan of posts set-wise: employers, people, posts, where, who pays, the audit and the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from people.actions import audit
from people.actions.new_people import change_people, make_employers, make_people
from people.actions.post_statements import PostNews, PostSaid, tell
from people.actions.progress import Progress
from people.actions.update_posts import update_posts
from people.models import AuditEntry, Deployment, Funding, JobRole, Organisation, Person, Post
from people.rules.people_change import PeopleChange, people_change_of
from people.rules.post_change import PostChange, change_of
from people.rules.post_known import Known, PostFacts
from people.rules.post_plan import PlannedPost

_BATCH = 2000
_FACTS = ("role_id", "fte", "started_on", "observed_from", "ended_on", "leaving_reason")
_OVERLAP = "a_person_holds_a_post_once_at_a_time"


class PostWriter:
    """Counts what a plan changes, and writes it when told to."""

    def __init__(
        self,
        posts: Sequence[PlannedPost],
        known: Known,
        *,
        by: Person | None,
        at: datetime,
        today: date,
        confirms: bool = True,
        words: tuple[str, str] = ("post imported", "post changed by import"),
    ) -> None:
        self.changes = [change_of(planned, today, confirms=confirms) for planned in posts]
        self.words = words
        self.people: PeopleChange = people_change_of(posts, known)
        self.by, self.at, self.today = by, at, today
        self.known = known

    @property
    def counts(self) -> dict[str, int]:
        made = sum(change.is_new for change in self.changes)
        changed = sum(change.changes_record for change in self.changes)
        return {
            "made": made,
            "changed": changed,
            "unchanged": len(self.changes) - made - changed,
            "confirmed": sum(change.is_confirmed for change in self.changes),
            "people_made": len(self.people.made),
            "people_changed": len(self.people.changed),
            "employers_made": len(self.people.employers),
        }

    def write(self, progress: Progress) -> None:
        """Write everything, in the caller's transaction."""
        total = len(self.changes)
        self.employers = make_employers(self.people.employers, by=self.by, at=self.at)
        self.person_ids, self.actors = make_people(self.people.made, by=self.by, at=self.at)
        change_people(self.people.changed, by=self.by, at=self.at)
        progress(total // 5, total)
        posts = self._write_posts()
        progress(total * 2 // 5, total)
        self._write_places(posts)
        progress(total * 3 // 5, total)
        audit.write_many(entry for change in self.changes for entry in self._audit(change, posts))
        progress(total * 4 // 5, total)
        self._tell(posts)

    def _person_id(self, facts: PostFacts) -> int:
        return self.person_ids[facts.person] if isinstance(facts.person, str) else facts.person

    def _employer_id(self, facts: PostFacts) -> int:
        return self.employers[facts.employer] if isinstance(facts.employer, str) else facts.employer

    def _filled(self, post: Post, change: PostChange) -> Post:
        facts = change.planned.facts
        for name in _FACTS:
            setattr(post, name, getattr(facts, name))
        post.employer_id = self._employer_id(facts)
        post.ref = facts.ref or None
        return post

    def _write_posts(self) -> dict[int, Post]:
        """Write the posts and return those that are new or changed, by line."""
        with connection.cursor() as cursor:
            cursor.execute(f'SET CONSTRAINTS "{_OVERLAP}" DEFERRED')
        changed = [change for change in self.changes if change.facts]
        on_record = Post.objects.in_bulk(
            [
                before.id
                for change in self.changes
                if change.changes_record and (before := change.planned.before)
            ]
        )
        updated = [
            self._filled(on_record[before.id], change)
            for change in changed
            if (before := change.planned.before)
        ]
        update_posts(updated)
        made = {
            change.planned.line: self._filled(Post(person_id=self._person_id(change.planned.facts)), change)
            for change in self.changes
            if change.is_new
        }
        Post.objects.bulk_create(made.values(), batch_size=_BATCH)
        with connection.cursor() as cursor:
            cursor.execute(f'SET CONSTRAINTS "{_OVERLAP}" IMMEDIATE')
        self._confirm(made)
        touched = {
            change.planned.line: on_record[before.id]
            for change in self.changes
            if change.changes_record and (before := change.planned.before)
        }
        return {**made, **touched}

    def _confirm(self, made: dict[int, Post]) -> None:
        confirmed = [
            change.planned.before.id if change.planned.before else made[change.planned.line].pk
            for change in self.changes
            if change.is_confirmed
        ]
        Post.objects.filter(pk__in=confirmed).update(last_confirmed_on=self.today)

    def _write_places(self, posts: dict[int, Post]) -> None:
        placed = [change for change in self.changes if change.changes_places]
        funded = [change for change in self.changes if change.changes_funders]
        Deployment.objects.filter(post_id__in=_existing(placed)).delete()
        Funding.objects.filter(post_id__in=_existing(funded)).delete()
        Deployment.objects.bulk_create(
            [
                Deployment(
                    post_id=posts[change.planned.line].pk,
                    place_id=stretch.thing,
                    started_on=stretch.started_on,
                    ended_on=stretch.ended_on,
                )
                for change in placed
                for stretch in change.places
            ],
            batch_size=_BATCH,
        )
        Funding.objects.bulk_create(
            [
                Funding(
                    post_id=posts[change.planned.line].pk,
                    funder=stretch.thing,
                    started_on=stretch.started_on,
                    ended_on=stretch.ended_on,
                )
                for change in funded
                for stretch in change.funders
            ],
            batch_size=_BATCH,
        )

    def _audit(self, change: PostChange, posts: dict[int, Post]) -> list[AuditEntry]:
        if not (change.is_new or change.changes_record):
            return []
        detail: dict[str, object] = {
            name: [_plain(old), _plain(new)] for name, (old, new) in change.facts.items()
        }
        detail |= {"places": len(change.places)} if change.changes_places else {}
        detail |= {"funders": len(change.funders)} if change.changes_funders else {}
        return [
            audit.entry(
                at=self.at,
                by=self.by,
                action=self.words[0] if change.is_new else self.words[1],
                subject=posts[change.planned.line],
                person_id=self._person_id(change.planned.facts),
                detail=detail,
            )
        ]

    def _tell(self, posts: dict[int, Post]) -> None:
        roles = dict(JobRole.objects.in_bulk())
        places = dict(Organisation.objects.values_list("pk", "uuid"))
        actors = {person.id: person.actor for person in self.known.people_by_address.values()} | self.actors
        news = [
            self._news(change, posts, roles, places, actors)
            for change in self.changes
            if change.is_new or change.changes_record or change.is_confirmed
        ]
        tell(news, by=self.by.actor if self.by else None, at=self.at)

    def _news(
        self,
        change: PostChange,
        posts: dict[int, Post],
        roles: dict[int, JobRole],
        places: dict[int, UUID],
        actors: dict[int, UUID],
    ) -> PostNews:
        facts, before = change.planned.facts, change.planned.before
        role = roles[facts.role_id]
        said = PostSaid(
            actor=actors[self._person_id(facts)],
            post=before.uuid if before else posts[change.planned.line].uuid,
            role_code=role.code,
            role_title=role.title,
            employer=places[self._employer_id(facts)],
            place=places[change.places[-1].thing] if change.places else None,
            fte=facts.fte,
        )
        return PostNews(
            said=said,
            joined_on=facts.started_on if change.joins else None,
            left_on=facts.ended_on if change.leaves else None,
            moved_on=self.today if change.moves(self.today) else None,
            confirmed_on=self.today if change.is_confirmed else None,
            corrects=change.corrects,
        )


def _existing(changes: Sequence[PostChange]) -> list[int]:
    return [change.planned.before.id for change in changes if change.planned.before]


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)
