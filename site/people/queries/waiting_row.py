"""The rows of an import that wait for a person to decide, with those whom they may mean."""

from __future__ import annotations

from typing import Final

from people.models import ImportRun, Person
from people.queries.import_posts import past_posts, people_by_address
from people.rules.cell import alike
from people.rules.person_row import COLUMNS as PERSON_COLUMNS
from people.rules.person_row import read_person
from people.rules.post_known import KnownPerson
from people.rules.post_row import COLUMNS as POST_COLUMNS
from people.rules.post_row import read_post
from people.rules.report import ImportReport
from people.rules.rows import read_rows
from people.rules.waiting_row import Candidate, WaitingRow
from people.vocabulary import ImportKind

REF: Final = "ref: has this reference"
PAST: Final = "past: has this name, and left a post"


def waiting_rows(run: ImportRun) -> list[WaitingRow]:
    """Return what waits in an import whose file is still kept; eight queries at most, however many rows."""
    if not run.report or run.content is None:
        return []
    reasons = {each.line: each.reason for each in ImportReport.from_dict(run.report).waiting}
    found = {line: row for line, row in _rows_of(run).items() if line in reasons}
    known = people_by_address({email for _, email, _ in found.values()})
    by_ref = {
        person.ref: person
        for person in Person.objects.filter(ref__in={ref for *_, ref in found.values() if ref})
    }
    past = past_posts({alike(name) for name, *_ in found.values()})
    former = people_by_address({post.person for posts in past.values() for post in posts})
    rows = []
    for line, (name, email, ref) in sorted(found.items()):
        owner = known.get(email)
        if owner is not None and (not ref or owner.ref == ref):
            continue  # somebody has decided since
        candidates: dict[int, Candidate] = {}
        if ref and (holder := by_ref.get(ref)) is not None:
            candidates[holder.pk] = Candidate(holder.pk, holder.name, holder.email or "", REF)
        if owner is None:
            for post in past.get(alike(name), ()):
                person = former.get(post.person)
                if person is not None:
                    candidates.setdefault(person.id, _candidate(person, PAST))
        if owner is not None:
            candidates.pop(owner.id, None)
        rows.append(
            WaitingRow(
                line=line,
                reason=reasons[line],
                name=name,
                email=email,
                person_ref=ref,
                candidates=tuple(candidates.values()),
                owner=_candidate(owner, "") if owner else None,
            )
        )
    return rows


def _candidate(person: KnownPerson, why: str) -> Candidate:
    return Candidate(person.id, person.name, person.email, why)


def _rows_of(run: ImportRun) -> dict[int, tuple[str, str, str]]:
    """Return name, address and reference of each row, by line."""
    content = bytes(run.content or b"")
    if run.kind == ImportKind.POSTS:
        posts, _ = read_rows(content, POST_COLUMNS, read_post)
        return {row.line: (row.name, row.email, row.person_ref) for row in posts}
    if run.kind == ImportKind.PEOPLE:
        people, _ = read_rows(content, PERSON_COLUMNS, read_person)
        return {row.line: (row.name, row.email, "") for row in people}
    return {}
