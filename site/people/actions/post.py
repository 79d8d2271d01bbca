"""Starting, ending, moving, confirming and correcting posts; each is a statement in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from foundations.verdict import Refused, Verdict
from people.actions.progress import silent
from people.actions.write_posts import PostWriter
from people.models import Deployment, Funding, JobRole, Organisation, Person, Post
from people.queries.import_posts import known_post
from people.rules.post import NOT_RUNNING, REF_TAKEN, may_stand
from people.rules.post_known import Known, KnownPerson, KnownPost, PostFacts
from people.rules.post_places import Placed
from people.rules.post_plan import PlannedPost
from people.rules.post_row import PostRow
from people.rules.succession import Stretch


class PostRefused(Refused):
    """What was asked for would break a rule about posts; nothing was written."""


@dataclass(frozen=True, slots=True)
class PostTerms:
    """Everything that is on record of a post; for a post that runs, the place and the funder are those of today."""

    role: JobRole
    employer: Organisation
    started_on: date
    fte: Decimal | None = None
    observed_from: date | None = None
    ended_on: date | None = None
    leaving_reason: str = ""
    place: Organisation | None = None
    funder: str = ""
    ref: str = ""


@transaction.atomic
def start_post(
    *,
    person: Person,
    role: JobRole,
    employer: Organisation,
    started_on: date,
    by: Person | None,
    at: datetime,
    today: date,
    fte: Decimal | None = None,
    observed_from: date | None = None,
    ended_on: date | None = None,
    leaving_reason: str = "",
    place: Organisation | None = None,
    funder: str = "",
    ref: str = "",
) -> Post:
    """Put a post on record, and confirm it where it runs today.

    :raises PostRefused: when the rules about posts refuse.
    """
    terms = PostTerms(
        role, employer, started_on, fte, observed_from, ended_on, leaving_reason, place, funder, ref
    )
    words = ("post started", "post started")
    return _write(Post(person=person), terms, words, by=by, at=at, today=today, confirms=True)


@transaction.atomic
def correct_post(
    post: Post,
    terms: PostTerms,
    *,
    by: Person | None,
    at: datetime,
    today: date,
    confirms: bool = False,
    word: str = "post corrected",
) -> Post:
    """Bring a post on record to what is true; another place or funder of a running post begins today.

    :raises PostRefused: when the rules about posts refuse.
    """
    locked = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    return _write(locked, terms, (word, word), by=by, at=at, today=today, confirms=confirms)


@transaction.atomic
def end_post(
    post: Post, *, ended_on: date, by: Person | None, at: datetime, today: date, leaving_reason: str = ""
) -> Post:
    """End a post: ``ended_on`` is the first day out of it.

    :raises PostRefused: when that is not later than its first day.
    """
    terms = terms_of(post, ended_on=ended_on, leaving_reason=leaving_reason)
    return correct_post(post, terms, by=by, at=at, today=today, word="post ended")


@transaction.atomic
def move_post(post: Post, *, to: Organisation, by: Person | None, at: datetime, today: date) -> Post:
    """Work a post somewhere else from today.

    :raises PostRefused: when the post does not run today.
    """
    if not post.runs_on(today):
        raise PostRefused(Verdict((NOT_RUNNING,)))
    terms = terms_of(post, place=to)
    return correct_post(post, terms, by=by, at=at, today=today, confirms=True, word="post moved")


@transaction.atomic
def confirm_post(post: Post, *, by: Person | None, at: datetime, today: date) -> Post:
    """Say that a post is still held today; twice in a day changes nothing.

    :raises PostRefused: when the post does not run today.
    """
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if not post.runs_on(today):
        raise PostRefused(Verdict((NOT_RUNNING,)))
    if post.last_confirmed_on == today:
        return post
    words = ("post confirmed", "post confirmed")
    return _write(post, terms_of(post), words, by=by, at=at, today=today, confirms=True)


def terms_of(
    post: Post,
    *,
    place: Organisation | None = None,
    ended_on: date | None = None,
    leaving_reason: str | None = None,
) -> PostTerms:
    """Return a post's terms as they are on record, but for those given."""
    latest_place = post.deployments.order_by("-started_on").select_related("place").first()
    latest_funding = post.fundings.order_by("-started_on").first()
    return PostTerms(
        role=post.role,
        employer=post.employer,
        started_on=post.started_on,
        fte=post.fte,
        observed_from=post.observed_from,
        ended_on=ended_on or post.ended_on,
        leaving_reason=post.leaving_reason if leaving_reason is None else leaving_reason,
        place=place or (latest_place.place if latest_place and _holds_now(latest_place, post) else None),
        funder=latest_funding.funder if latest_funding and _holds_now(latest_funding, post) else "",
        ref=post.ref or "",
    )


def _holds_now(latest: Deployment | Funding, post: Post) -> bool:
    return latest.ended_on in (None, post.ended_on)


def _write(
    post: Post,
    terms: PostTerms,
    words: tuple[str, str],
    *,
    by: Person | None,
    at: datetime,
    today: date,
    confirms: bool,
) -> Post:
    """Go through the writer of imports, so that a post is written one way whoever changes it."""
    _check(post, terms)
    person = post.person
    known = KnownPerson(person.pk, person.actor, person.name, person.email or "", person.ref or "")
    PostWriter(
        [_planned(post, terms)],
        Known(people_by_address={known.email: known}),
        by=by,
        at=at,
        today=today,
        confirms=confirms,
        words=words,
    ).write(silent)
    same = Post.objects.filter(person=person, role=terms.role, employer=terms.employer)
    return same.get(started_on=terms.started_on)


def _check(post: Post, terms: PostTerms) -> None:
    others = Post.objects.filter(person=post.person, role=terms.role, employer=terms.employer)
    verdict = may_stand(
        terms.started_on,
        terms.ended_on,
        fte=terms.fte,
        leaving_reason=terms.leaving_reason,
        others=[other.period for other in others.exclude(pk=post.pk)],
    )
    if terms.ref and Post.objects.filter(ref=terms.ref).exclude(pk=post.pk).exists():
        verdict += Verdict((REF_TAKEN,))
    if not verdict.allowed:
        raise PostRefused(verdict)


def _planned(post: Post, terms: PostTerms) -> PlannedPost:
    row = PostRow(
        line=0,
        email=post.person.email or "",
        name=post.person.name,
        role=terms.role.code,
        employer=terms.employer.name,
        employer_ods="",
        deployed_at="",
        funder=terms.funder,
        fte=terms.fte,
        started_on=terms.started_on,
        observed_from=terms.observed_from or terms.started_on,
        ended_on=terms.ended_on,
        leaving_reason=terms.leaving_reason,
        person_ref=post.person.ref or "",
        post_ref=terms.ref,
    )
    facts = PostFacts(
        person=post.person_id,
        role_id=terms.role.pk,
        employer=terms.employer.pk,
        fte=terms.fte,
        started_on=terms.started_on,
        observed_from=row.observed_from,
        ended_on=terms.ended_on,
        leaving_reason=terms.leaving_reason,
        ref=terms.ref,
    )
    placed = Placed(row, terms.employer.pk, terms.place.pk if terms.place else None)
    return PlannedPost(placed, facts, _on_record(post) if post.pk else None)


def _on_record(post: Post) -> KnownPost:
    places = [
        Stretch(each.place_id, each.started_on, each.ended_on)
        for each in post.deployments.order_by("started_on")
    ]
    funders = [
        Stretch(each.funder, each.started_on, each.ended_on) for each in post.fundings.order_by("started_on")
    ]
    return known_post(post, places, funders)
