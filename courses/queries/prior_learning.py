"""Claims of prior learning: what somebody may claim, what they have claimed, and what they may point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Q

from competencies.models import Competency, LevelDescriptor
from courses.models import Activity, Enrolment, PriorClaim, PriorClaimPart
from courses.queries.outline import current_outline
from courses.queries.record import record_of
from courses.rules.outline import ModuleNode, Outline, ProgrammeNode
from courses.rules.prior_learning import FEWEST_MODULES
from courses.rules.record import Record
from courses.rules.route import programme_modules, year_modules
from courses.vocabulary import OPEN_ENROLMENT_STATUSES, ActivityKind, ClaimState, EnrolmentStatus
from foundations.registries import Disagreement
from foundations.registries import evidence as evidence_kinds
from learning_records.queries.actors import resolve_many
from people.models import Person

OFFERED_FOR: Final = timedelta(weeks=8)
"""How long after enrolment my learning asks what somebody knows already."""

ANSWER_SHOWN_FOR: Final = timedelta(days=28)


@dataclass(frozen=True)
class Offer:
    """Something that may be claimed: a module, or everything before a year. ``left`` is what it would recognise."""

    uuid: UUID
    title: str
    left: tuple[ModuleNode, ...]
    is_entry: bool
    claim: PriorClaim | None = None

    @property
    def count(self) -> int:
        return len(self.left)


@dataclass(frozen=True)
class Offers:
    """What one person may claim in one programme."""

    programme: ProgrammeNode
    entries: tuple[Offer, ...]
    modules: tuple[Offer, ...]


@dataclass(frozen=True)
class Descriptor:
    """What a competency looks like at the level that is asked for."""

    code: str
    name: str
    description: str
    domain: str
    text: str


@dataclass(frozen=True)
class Citable:
    """Something of one's own that may be pointed to; ``key`` is how a form names it."""

    kind: str
    uuid: str
    title: str
    group: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.uuid}"


def offers_of(person_id: int) -> tuple[Offers, ...]:
    """Return what somebody may claim in the programmes of years on which they have a place; three queries."""
    outline, record = current_outline(), record_of(person_id)
    claims = {claim.target_id: claim for claim in PriorClaim.objects.of(person_id).open().order_by("pk")}
    uuids = {
        programme.activity_id: programme
        for programme in outline.programmes
        if programme.years and has_place(outline, record, programme)
    }
    return tuple(
        Offers(programme, _entries(programme, record, claims), _modules(programme, record, claims))
        for programme in uuids.values()
    )


def has_place(outline: Outline, record: Record, programme: ProgrammeNode) -> bool:
    place = record.enrolment_in(programme.activity_id)
    return place is not None and place.status in OPEN_ENROLMENT_STATUSES


def _entries(programme: ProgrammeNode, record: Record, claims: dict[int, PriorClaim]) -> tuple[Offer, ...]:
    found = []
    for year in programme.years[1:]:
        left = _left(modules_before(programme, year.activity_id, record), record)
        total = modules_before(programme, year.activity_id, record)
        if len(total) >= FEWEST_MODULES and any(module.competencies for module in left):
            claim = claims.get(year.activity_id)
            found.append(Offer(year.uuid, year.title, left, is_entry=True, claim=claim))
    return tuple(found)


def _modules(programme: ProgrammeNode, record: Record, claims: dict[int, PriorClaim]) -> tuple[Offer, ...]:
    modules = _left(programme_modules(programme, record.pathways), record)
    return tuple(
        Offer(module.uuid, module.title, (module,), is_entry=False, claim=claims.get(module.activity_id))
        for module in modules
        if module.competencies
    )


def modules_before(programme: ProgrammeNode, year_id: int, record: Record) -> tuple[ModuleNode, ...]:
    """Return every module of the years before one, each once."""
    found: dict[int, ModuleNode] = {}
    for year in programme.years:
        if year.activity_id == year_id:
            break
        found |= {m.activity_id: m for m in year_modules(programme, year, record.pathways)}
    return tuple(found.values())


def _left(modules: Sequence[ModuleNode], record: Record) -> tuple[ModuleNode, ...]:
    return tuple(module for module in modules if not record.is_done(module.activity_id))


def what_is_claimed(
    outline: Outline, record: Record, target: Activity
) -> tuple[bool, tuple[ModuleNode, ...]]:
    """Return whether somebody has a place where a target stands, and the modules that claiming it would recognise."""
    node = outline.module(target.pk)
    if node is not None:
        places = [has_place(outline, record, programme) for programme in outline.programmes_of(node)]
        return any(places), _left((node,), record)
    for programme in outline.programmes:
        if any(year.activity_id == target.pk for year in programme.years):
            left = _left(modules_before(programme, target.pk, record), record)
            return has_place(outline, record, programme), left
    return False, ()


def claims_of(person_id: int) -> list[PriorClaim]:
    """Return somebody's claims, the newest first; one query."""
    return list(
        PriorClaim.objects.of(person_id).select_related("target", "assessor").order_by("-begun_at", "-pk")
    )


def parts_of(claim: PriorClaim) -> list[PriorClaimPart]:
    return list(claim.parts.order_by("position", "pk"))


def titles_of(claim: PriorClaim) -> list[str]:
    """Return the titles of the modules that a claim is about; one query."""
    titles = dict(Activity.objects.filter(pk__in=claim.modules).values_list("pk", "title"))
    outline = current_outline()
    named = [(outline.module(pk), titles.get(pk, "")) for pk in claim.modules]
    return [node.title if node else title for node, title in named]


def descriptors_of(parts: Sequence[PriorClaimPart], curriculum: str) -> dict[str, Descriptor]:
    """Return what each competency looks like at the level of its part; two queries."""
    codes = {part.code: part.level for part in parts}
    rows = Competency.objects.filter(
        code__in=codes, domain__framework__curriculum=curriculum, is_retired=False
    ).select_related("domain")
    competencies = {row.code: row for row in rows.order_by("pk")}
    texts = {
        (row.competency_id, row.level): row.description
        for row in LevelDescriptor.objects.filter(competency__in=[row.pk for row in competencies.values()])
    }
    return {
        code: Descriptor(
            code, row.name, row.description, row.domain.name, texts.get((row.pk, codes[code]), "")
        )
        for code, row in competencies.items()
    }


def citable(person: Person) -> list[Citable]:
    """Return everything that somebody may point to, as the storeys around offer it."""
    return [
        Citable(kind.code, str(uuid), str(title), kind.title)
        for kind in evidence_kinds
        for uuid, title in kind.of_person(person)
    ]


def claim_panel(person: Person, today: date) -> dict[str, Any] | None:
    """Return what my learning says of prior learning: to whom is new, or has a claim on the way.

    One query, and one more for somebody who has a claim to be told of.
    """
    since = today - ANSWER_SHOWN_FOR
    told = Q(state__in=(ClaimState.DRAFT, ClaimState.SUBMITTED)) | Q(decided_at__date__gte=since)
    claims = PriorClaim.objects.of(person.pk).filter(told)
    new = Enrolment.objects.filter(
        learner=person,
        status=EnrolmentStatus.ACTIVE,
        enrolled_at__date__gte=today - OFFERED_FOR,
        programme__parts__kind=ActivityKind.YEAR,
    )
    asked = Person.objects.filter(pk=person.pk).values_list(Exists(new), Exists(claims)).first()
    is_new, has_claims = asked or (False, False)
    if not is_new and not has_claims:
        return None
    shown = claims.select_related("target").order_by("-begun_at", "-pk")[:3] if has_claims else ()
    return {"claims": list(shown), "is_new": is_new}


_ROWS: Final = """
SELECT person.actor, activity.uuid FROM courses_priorlearning row
JOIN people_person person ON person.id = row.person_id
JOIN courses_activity activity ON activity.id = row.activity_id
"""
_SAID: Final = """
SELECT actor, activity_id FROM learning_records_statement
WHERE verb = 'recognised' AND activity_type = 'module'
"""


def recognitions_agree() -> Iterator[Disagreement]:
    """Return each recognised module without its statement, and each statement without its row."""
    with connection.cursor() as cursor:
        cursor.execute(f"({_ROWS}) EXCEPT ({_SAID})")
        unsaid = cursor.fetchall()
        cursor.execute(f"({_SAID}) EXCEPT ({_ROWS})")
        unkept = cursor.fetchall()
        cursor.execute(_ROWS if unkept else "SELECT NULL, NULL WHERE false")
        kept = set(cursor.fetchall())
    who = resolve_many(actor for actor, _ in (*unsaid, *unkept))
    said = {(who[actor], activity) for actor, activity in unkept}
    for actor, activity in unsaid:
        if (who[actor], activity) not in said:
            yield Disagreement("A recognised module has no statement", f"{actor} {activity}")
    known = set(Person.objects.filter(actor__in=who.values()).values_list("actor", flat=True))
    for actor, activity in unkept:
        if who[actor] in known and (who[actor], activity) not in kept:
            yield Disagreement("A statement recognises a module that is not", f"{actor} {activity}")
