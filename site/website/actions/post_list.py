"""Keeping an employer's list of posts, with those told whom it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from notifications.actions.notify import News, notify, tell
from notifications.kinds import About
from people.actions.join_decision import person_at
from people.actions.post import PostTerms, correct_post, end_post, start_post, terms_of
from people.actions.post_doubt import doubt_post, keep_as_it_is, raise_doubt, settle_doubts
from people.models import JobRole, Organisation, Person, Post, PostDoubt
from people.permissions import may_manage_people
from people.queries.invitation import is_in_use
from people.queries.join_request import answers_for
from people.queries.post_list import lists_due
from people.vocabulary import DoubtAbout
from website.kinds import POST_ADDED, POST_DOUBTED, POSTS_DUE
from website.moving_kinds import POST_KEPT, POST_RAISED

TEAM = "the programme"


@transaction.atomic
def add_post(
    *,
    name: str,
    address: str,
    role: JobRole,
    employer: Organisation,
    place: Organisation | None,
    fte: Decimal | None,
    started_on: date,
    by: Person,
    at: datetime,
    today: date,
) -> Post:
    """Put somebody's post on the list, and them on record where nobody has their address. Nothing is sent to them.

    Somebody who uses Linkway already is told of the post there. A post that began earlier is observed from today.

    :raises PostRefused: when the rules about posts refuse; then nobody is added either.
    """
    person = person_at(address, name, by=by, at=at)
    post = start_post(
        person=person, role=role, employer=employer, place=place, fte=fte, started_on=started_on,
        observed_from=max(started_on, today), by=by, at=at, today=today,
    )  # fmt: skip
    settle_doubts(person, None, by=by, at=at)
    if is_in_use(person) and person != by:
        about = About("people.Post", str(post.uuid), reverse("website:my_posts"))
        notify(person, POST_ADDED, about, at, occasion="added", words={"where": employer.name})
    return post


@transaction.atomic
def put_right(post: Post, terms: PostTerms, *, by: Person, at: datetime, today: date) -> Post:
    """Correct a post, which also answers what its holder said was wrong.

    What they took to the programme team is answered by a change, or by the team.

    :raises PostRefused: when the rules about posts refuse.
    """
    is_unchanged = terms == terms_of(post)
    corrected = correct_post(post, terms, by=by, at=at, today=today, confirms=post.runs_on(today))
    leaves_raised = is_unchanged and not may_manage_people(by)
    settle_doubts(post.person, post, by=by, at=at, leaves_raised=leaves_raised)
    return corrected


@transaction.atomic
def finish(post: Post, *, ended_on: date, reason: str, by: Person, at: datetime, today: date) -> Post:
    """End a post, which also answers what its holder said was wrong; they hear of it from ``PostNews``.

    :raises PostRefused: when the end is not later than the first day.
    """
    ended = end_post(post, ended_on=ended_on, leaving_reason=reason, by=by, at=at, today=today)
    settle_doubts(post.person, post, by=by, at=at)
    return ended


@transaction.atomic
def say_it_is_wrong(
    person: Person, post: Post | None, *, about: Sequence[DoubtAbout], at: datetime, today: date
) -> PostDoubt:
    """Keep what somebody says is wrong with a post of theirs, and tell those who keep the list.

    Where the employer has no administrator, or the employer is what is wrong, the programme team is told.
    """
    doubt = doubt_post(person, post, about=about, at=at)
    employer = post.employer if post and DoubtAbout.EMPLOYER not in about else None
    keepers = list(answers_for(employer, today)) if employer else []
    where = employer.name if employer and keepers else TEAM
    url = reverse("website:post", args=[post.uuid]) if post else reverse("website:posts")
    words = {"name": person.name, "where": where}
    thing = About("people.PostDoubt", str(doubt.pk), url)
    occasion = "-".join(sorted(about))
    told = [keeper for keeper in keepers or answers_for(None, today) if keeper != person]
    tell([News(keeper, POST_DOUBTED, thing, occasion, words) for keeper in told], at=at)
    return doubt


@transaction.atomic
def keep_it(post: Post, *, why: str, by: Person, at: datetime) -> PostDoubt:
    """Answer somebody's doubt with "it is right as it is", and tell them; the reason stands on Linkway only.

    :raises DoubtRefused: where nothing is open, it is one's own, or it waits for the programme team.
    """
    doubt = keep_as_it_is(post, why=why, by=by, is_of_the_team=may_manage_people(by), at=at)
    if is_in_use(post.person):
        about = About("people.PostDoubt", str(doubt.pk), reverse("website:my_posts"))
        words = {"where": TEAM if doubt.raises_id else post.employer.name}
        notify(post.person, POST_KEPT, about, at, occasion="kept", words=words)
    return doubt


@transaction.atomic
def take_to_the_team(post: Post, *, at: datetime, today: date) -> PostDoubt:
    """Take an answer about a post to the programme team for its holder, and tell the team.

    :raises DoubtRefused: where there is none, or it was taken there already.
    """
    raised = raise_doubt(post, at=at)
    thing = About("people.PostDoubt", str(raised.pk), reverse("website:post", args=[post.uuid]))
    told = [each for each in answers_for(None, today) if each != post.person]
    tell([News(each, POST_RAISED, thing, "raised", {"name": post.person.name}) for each in told], at=at)
    return raised


def ask_to_confirm(*, at: datetime, today: date) -> int:
    """Ask whoever keeps a list that is due to confirm it, once for each time it is due; return how many were told."""
    news = [
        News(
            keeper,
            POSTS_DUE,
            About(
                "people.Organisation",
                str(due.employer.pk),
                f"{reverse('website:confirm_posts')}?{urlencode({'employer': due.employer.code})}",
            ),
            due.due_on,
            {"where": due.employer.name},
        )
        for due in lists_due(today)
        for keeper in due.keepers
    ]
    return tell(news, at=at)
