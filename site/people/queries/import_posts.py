"""What is on record about the people, posts and organisations that a file of posts names; ten queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q

from people.models import Deployment, Funding, JobRole, Organisation, Person, Post
from people.rules.cell import alike
from people.rules.post_known import (
    Known,
    KnownOrganisation,
    KnownPerson,
    KnownPost,
    PastPost,
    PostFacts,
)
from people.rules.post_row import PostRow
from people.rules.succession import Stretch
from people.vocabulary import OrganisationKind

_AREAS = (OrganisationKind.NATION, OrganisationKind.REGION)


def known_for(rows: Sequence[PostRow], today: date) -> Known:
    """Return what is on record that the rows could mean."""
    by_code, by_name = _organisations(today)
    by_address = people_by_address({row.email for row in rows})
    people_by_ref = _people_by_ref({row.person_ref for row in rows if row.person_ref})
    strangers = {alike(row.name) for row in rows if row.email not in by_address}
    people_ids = {person.id for person in by_address.values()}
    return Known(
        people_by_address=by_address,
        people_by_ref=people_by_ref,
        past_posts_by_name=past_posts(strangers) if strangers else {},
        posts=_posts(people_ids, {row.post_ref for row in rows if row.post_ref}),
        roles=dict(JobRole.objects.values_list("code", "pk")),
        organisations_by_code=by_code,
        organisations_by_name=by_name,
    )


def _organisations(
    today: date,
) -> tuple[dict[str, KnownOrganisation], dict[str, list[KnownOrganisation]]]:
    by_code: dict[str, KnownOrganisation] = {}
    by_ods: dict[str, KnownOrganisation] = {}
    by_name: dict[str, list[KnownOrganisation]] = defaultdict(list)
    rows = Organisation.objects.order_by("pk").values_list(
        "pk", "code", "ods_code", "name", "kind", "ended_on"
    )
    for pk, code, ods_code, name, kind, ended_on in rows:
        has_ended = ended_on is not None and ended_on <= today
        known = KnownOrganisation(pk, name, kind in _AREAS, has_ended)
        by_code[code.upper()] = known
        if ods_code:
            by_ods[ods_code.upper()] = known
        by_name[alike(name)].append(known)
    return {**by_ods, **by_code}, by_name


def _person(values: dict[str, Any]) -> KnownPerson:
    return KnownPerson(
        values["pk"], values["actor"], values["name"], values["email"] or "", values["ref"] or ""
    )


_PERSON = ("pk", "actor", "name", "email", "ref")


def people_by_address(addresses: set[str]) -> dict[str, KnownPerson]:
    """Return who has each address, be it the first or another verified one; two queries."""
    others = EmailAddress.objects.filter(verified=True, email__in=addresses, user__email__isnull=False)
    by_other = {email.lower(): user_id for email, user_id in others.values_list("email", "user_id")}
    people = Person.objects.filter(Q(email__in=addresses) | Q(pk__in=set(by_other.values())))
    by_id = {values["pk"]: _person(values) for values in people.values(*_PERSON)}
    found = {address: by_id[user_id] for address, user_id in by_other.items() if user_id in by_id}
    found.update({person.email: person for person in by_id.values() if person.email in addresses})
    return found


def _people_by_ref(refs: set[str]) -> dict[str, KnownPerson]:
    if not refs:
        return {}
    return {values["ref"]: _person(values) for values in Person.objects.filter(ref__in=refs).values(*_PERSON)}


def past_posts(names: set[str]) -> dict[str, list[PastPost]]:
    """Return the ended posts of everybody with one of the names, compared without case and spaces."""
    past: dict[str, list[PastPost]] = defaultdict(list)
    ended = Post.objects.filter(ended_on__isnull=False, person__email__isnull=False)
    rows = ended.order_by("-ended_on", "pk").values_list("person__name", "person__email", "ended_on")
    for name, email, ended_on in rows.iterator(chunk_size=5000):
        if email and ended_on and (key := alike(name)) in names:
            past[key].append(PastPost(email, ended_on))
    return past


def _posts(people_ids: set[int], refs: set[str]) -> list[KnownPost]:
    posts = list(Post.objects.filter(Q(person_id__in=people_ids) | Q(ref__in=refs)).order_by("pk"))
    ids = [post.pk for post in posts]
    places: dict[int, list[Stretch[int]]] = defaultdict(list)
    for deployment in Deployment.objects.filter(post_id__in=ids).order_by("started_on"):
        stretch = Stretch(deployment.place_id, deployment.started_on, deployment.ended_on)
        places[deployment.post_id].append(stretch)
    funders: dict[int, list[Stretch[str]]] = defaultdict(list)
    for funding in Funding.objects.filter(post_id__in=ids).order_by("started_on"):
        funders[funding.post_id].append(Stretch(funding.funder, funding.started_on, funding.ended_on))
    return [known_post(post, places.get(post.pk, ()), funders.get(post.pk, ())) for post in posts]


def known_post(post: Post, places: Sequence[Stretch[int]], funders: Sequence[Stretch[str]]) -> KnownPost:
    """Return a post in plain values."""
    facts = PostFacts(
        person=post.person_id,
        role_id=post.role_id,
        employer=post.employer_id,
        fte=post.fte,
        started_on=post.started_on,
        observed_from=post.observed_from,
        ended_on=post.ended_on,
        leaving_reason=post.leaving_reason,
        ref=post.ref or "",
    )
    return KnownPost(post.pk, post.uuid, facts, post.last_confirmed_on, tuple(places), tuple(funders))
