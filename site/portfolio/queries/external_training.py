"""Outside training: who may see whose, which records do for a step, and what runs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from courses.queries.outline import current_outline
from courses.rules.outline import StepNode
from foundations.registries import Disagreement
from learning_records.queries.actors import resolve_many
from people.models import Person
from people.queries.purpose import (
    EverybodyPath,
    SightPurpose,
    over_employer,
    over_person_and_group,
    over_place,
)
from people.queries.team import programme_team
from people.vocabulary import ResponsibilityKind
from portfolio.models import ExternalTraining, TrainingRecordPage
from portfolio.models.external_training import ExternalTrainingQuerySet
from portfolio.rules.training import TOLD_BEFORE, codes_that_do, does_for

SIGHT_CODE: Final = "outside_training"
SIGHT: Final = SightPurpose(
    code=SIGHT_CODE,
    order=45,
    title="Your line manager and the programme team, of training that you took elsewhere",
    fields=(
        "your name",
        "what it was and who provided it",
        "the day you did it and until when it counts",
        "the certificate, if you add one",
        "whether it is accepted, was sent back, or has run out",
    ),
    why="To accept it, and so that you are given time to renew what runs out.",
    paths=(
        *over_person_and_group(ResponsibilityKind.LINE_MANAGER),
        *over_employer(ResponsibilityKind.LINE_MANAGER),
        *over_place(ResponsibilityKind.LINE_MANAGER),
        EverybodyPath((ResponsibilityKind.PROGRAMME_ADMIN,)),
    ),
)
_MANAGERS: Final = SightPurpose("", 0, "", (), "", SIGHT.paths[:-1])


@dataclass(frozen=True)
class TrainingLine:
    """One record as a list shows it on a day."""

    record: ExternalTraining
    on: date

    @property
    def state(self) -> str:
        return self.record.state(self.on).value

    @property
    def label(self) -> str:
        return str(self.record.state(self.on).label)

    @property
    def runs_out_soon(self) -> bool:
        expires_on = self.record.expires_on
        return expires_on is not None and self.on <= expires_on <= self.on + timedelta(days=TOLD_BEFORE[0])


def records_of(person: Person, on: date) -> list[TrainingLine]:
    """Return somebody's own records, the newest first; one query."""
    rows = ExternalTraining.objects.of_person(person).select_related("accepted_by", "returned_by")
    return [TrainingLine(row, on) for row in rows.order_by("-done_on", "-pk")]


def records_seen_by(viewer: Person, on: date) -> ExternalTrainingQuerySet:
    """Narrow to the records of those whose training somebody sees; what was pooled is seen by the team as all is."""
    people = Person.objects.visible_to(viewer, to=SIGHT_CODE, on=on)
    return ExternalTraining.objects.filter(person__in=people).exclude(person=viewer)


def may_see_training(viewer: Person, person_id: int, on: date) -> bool:
    return bool(Person.objects.visible_to(viewer, to=SIGHT_CODE, on=on).filter(pk=person_id).exists())


def acceptors_of(person_id: int, on: date) -> list[Person]:
    """Return whom to ask to accept somebody's training: line managers, or the programme team where there are none."""
    ids = {viewer.person_id for viewer in _MANAGERS.viewers_of(person_id, on)}
    return list(Person.objects.filter(pk__in=ids).order_by("pk")) or programme_team(on, but=person_id)


def fitting(person: Person, code: str, on: date) -> ExternalTraining | None:
    """Return the record of somebody that does best for what a step asks: accepted before waiting, then the longest good."""
    rows = (
        ExternalTraining.objects.of_person(person)
        .current(on)
        .not_returned()
        .filter(code__in=codes_that_do(code))
    )
    found = sorted(
        rows, key=lambda row: (not row.is_accepted, -(row.expires_on or date.max).toordinal(), -row.pk)
    )
    return found[0] if found else None


def sent_back(person: Person, code: str) -> ExternalTraining | None:
    """Return the record for what a step asks that came back last and is still to be put right."""
    rows = ExternalTraining.objects.of_person(person).filter(returned_at__isnull=False)
    rows = rows.select_related("returned_by")
    return rows.filter(code__in=codes_that_do(code)).order_by("-returned_at", "-pk").first()


def training_seen(viewer: Person, person_id: int, on: date) -> list[TrainingLine] | None:
    """Return somebody's training as whoever looks after it sees it, what runs out first; none where they may not see it.

    Of one kind of training only the newest stands here: what was renewed has not run out. Two queries.
    """
    if not may_see_training(viewer, person_id, on):
        return None
    rows = ExternalTraining.objects.filter(person_id=person_id).order_by("-done_on", "-pk")
    newest: dict[tuple[str, str], ExternalTraining] = {}
    for row in rows:
        newest.setdefault((row.code, "" if row.code else row.title.casefold()), row)
    found = sorted(newest.values(), key=lambda row: (row.expires_on or date.max, row.title, row.pk))
    return [TrainingLine(row, on) for row in found]


def steps_that_ask(code: str) -> list[StepNode]:
    """Return the published steps that a record of this code does for; one query."""
    if not code:
        return []
    outline = current_outline()
    pages = TrainingRecordPage.objects.filter(live=True).values_list("pk", "training")
    wanted = [page_id for page_id, asked in pages if does_for(asked, code)]
    nodes = [outline.by_page(page_id) for page_id in wanted]
    return [node for node in nodes if isinstance(node, StepNode)]


def running_out(on: date) -> Iterator[ExternalTraining]:
    """Yield accepted and waiting records that run out in the next 90 days and that nothing newer takes the place of."""
    rows = list(
        ExternalTraining.objects.filter(
            expires_on__gte=on, expires_on__lte=on + timedelta(days=max(TOLD_BEFORE)), person__is_active=True
        )
        .not_returned()
        .select_related("person")
        .order_by("pk")
    )
    later = _later(rows)
    yield from (row for row in rows if not _is_renewed(row, later))


def _later(rows: Sequence[ExternalTraining]) -> list[ExternalTraining]:
    return list(ExternalTraining.objects.filter(person__in={row.person_id for row in rows}))


def _is_renewed(row: ExternalTraining, others: Iterable[ExternalTraining]) -> bool:
    if row.expires_on is None:
        return True
    return any(
        other.person_id == row.person_id
        and other.pk != row.pk
        and _same_kind(row, other)
        and (other.expires_on is None or other.expires_on > row.expires_on)
        for other in others
    )


def _same_kind(row: ExternalTraining, other: ExternalTraining) -> bool:
    if row.code:
        return does_for(row.code, other.code)
    return not other.code and row.title.casefold() == other.title.casefold()


def citable_training(person: Any) -> Iterator[tuple[UUID, str]]:
    """Yield what somebody may cite as evidence: their outside training, the newest first."""
    rows = ExternalTraining.objects.filter(person=person).order_by("-done_on", "-pk")
    for row in rows:
        yield row.uuid, f"{row.title}, {row.provider}, {row.done_on.year}"


_UNSAID: Final = """
SELECT person.actor, row.uuid, 'submitted' FROM portfolio_externaltraining row
JOIN people_person person ON person.id = row.person_id
UNION ALL
SELECT person.actor, row.uuid, 'confirmed' FROM portfolio_externaltraining row
JOIN people_person person ON person.id = row.person_id WHERE row.accepted_at IS NOT NULL
EXCEPT
SELECT actor, activity_id, verb FROM learning_records_statement WHERE activity_type = 'cpd_entry'
"""
_ANYBODYS: Final = """
SELECT actor, activity_id, verb FROM learning_records_statement
WHERE activity_type = 'cpd_entry' AND activity_id = ANY(%s)
"""


def training_agrees() -> Iterator[Disagreement]:
    """Return each record of outside training, and each acceptance, without its statement."""
    with connection.cursor() as cursor:
        cursor.execute(_UNSAID)
        unsaid = cursor.fetchall()
        if not unsaid:
            return
        cursor.execute(_ANYBODYS, [[uuid for _, uuid, _ in unsaid]])
        said = cursor.fetchall()
    who = resolve_many(actor for actor, _, _ in (*unsaid, *said))
    known = {(who[actor], uuid, verb) for actor, uuid, verb in said}
    for actor, uuid, verb in unsaid:
        if (who[actor], uuid, verb) not in known:
            yield Disagreement("Outside training has no statement", f"{actor} {uuid} {verb}")
