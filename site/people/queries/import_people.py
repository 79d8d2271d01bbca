"""What is on record about those whom a file of people names; seven queries."""

from __future__ import annotations

from collections.abc import Sequence

from people.models import Group, Organisation, Responsibility
from people.queries.import_posts import past_posts, people_by_address
from people.rules.cell import alike
from people.rules.person_plan import KnownPeople, KnownResponsibility, Scope
from people.rules.person_row import PersonRow
from people.vocabulary import ScopeKind


def known_people_for(rows: Sequence[PersonRow]) -> KnownPeople:
    """Return what is on record that the rows could mean."""
    addresses = {row.email for row in rows} | {row.scope.lower() for row in rows if "@" in row.scope}
    by_address = people_by_address(addresses)
    strangers = {alike(row.name) for row in rows if row.email not in by_address}
    by_ods: dict[str, tuple[int, str]] = {}
    by_code: dict[str, tuple[int, str]] = {}
    for pk, code, ods_code, kind in Organisation.objects.values_list("pk", "code", "ods_code", "kind"):
        by_code[code.upper()] = (pk, kind)
        if ods_code:
            by_ods[ods_code.upper()] = (pk, kind)
    return KnownPeople(
        by_address=by_address,
        past_posts_by_name=past_posts(strangers) if strangers else {},
        organisations={**by_ods, **by_code},
        groups={slug.lower(): pk for slug, pk in Group.objects.values_list("slug", "pk")},
        responsibilities=_responsibilities({person.id for person in by_address.values()}),
    )


def _responsibilities(person_ids: set[int]) -> list[KnownResponsibility]:
    rows = Responsibility.objects.filter(person_id__in=person_ids).order_by("pk")
    return [
        KnownResponsibility(row.pk, row.person_id, row.kind, scope_of(row), row.started_on, row.ended_on)
        for row in rows
    ]


def scope_of(row: Responsibility) -> Scope:
    """Return what a responsibility on record is over."""
    if row.organisation_id is not None:
        return Scope(ScopeKind.ORGANISATION, row.organisation_id)
    if row.group_id is not None:
        return Scope(ScopeKind.GROUP, row.group_id)
    if row.subject_id is not None:
        return Scope(ScopeKind.PERSON, row.subject_id)
    return Scope(ScopeKind.PROGRAMME)
