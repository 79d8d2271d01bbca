"""Everything that is held about one person, read along the list of personal data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils import timezone

from foundations.registries import PersonalData, holds_personal_data
from learning_records.models import Statement
from learning_records.queries.actors import same_person_as
from learning_records.rules.statement import title_in
from learning_records.vocabulary import ActivityType, Verb
from people.models import Person, PersonMerge
from people.queries.who_sees_what import who_sees_what

LEDGER = "learning_records.Statement"


@dataclass(frozen=True, slots=True)
class HeldPart:
    """One kind of thing that is held: what each column is called, and the rows, as plain values."""

    code: str
    title: str
    kept_for: str
    labels: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]


def number_of_parts() -> int:
    return len(holds_personal_data) + 2


def parts_of(person: Person, on: date) -> Iterator[HeldPart]:
    """Give what is held, part by part; one query for each part, however many rows."""
    ids = [person.pk, *lost_ids(person)]
    for held in sorted(holds_personal_data, key=lambda held: (held.model != "people.Person", held.model)):
        yield _part(held, ids)
    yield _ledger(person)
    yield _recipients(person, on)


def lost_ids(person: Person) -> list[int]:
    """Return the records that were merged into this one, and into those."""
    found: list[int] = []
    layer = [person.pk]
    while layer:
        layer = list(PersonMerge.objects.filter(kept__in=layer).values_list("lost_id", flat=True))
        found += layer
    return found


def _part(held: PersonalData, ids: Sequence[int]) -> HeldPart:
    model = apps.get_model(held.model)
    names = [path for name in held.fields if (path := _joined(model, name))]
    found = model._default_manager.filter(**{f"{held.person_path}__in": ids}).order_by("pk")
    rows = [
        {name: plain(row, name) for name in held.fields}
        for row in found.select_related(*names).iterator(chunk_size=2000)
    ]
    labels = {name: label[:1].upper() + label[1:] for name, label in held.fields.items()}
    return HeldPart(held.model, held.title, held.kept_for, labels, rows)


def _joined(model: type[Model], name: str) -> str:
    """Return which rows a column is read through, such as ``attempt__quiz``, or nothing for one of the row's own."""
    first, _, rest = name.partition("__")
    field = model._meta.get_field(first)
    if not isinstance(field, ForeignKey):
        return ""
    further = _joined(field.related_model, rest) if rest else ""
    return f"{first}__{further}" if further else first


def plain(row: Model, name: str) -> Any:
    """Return a column as a value for JSON: a choice by its label, another row by its name or title."""
    while "__" in name:
        first, _, name = name.partition("__")
        row = getattr(row, first)
    label = getattr(row, f"get_{name}_display", None)
    value = label() if label is not None else getattr(row, name)
    if isinstance(value, Model):
        return str(getattr(value, "name", "") or getattr(value, "title", "") or value)
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)


def _ledger(person: Person) -> HeldPart:
    statements = Statement.objects.filter(actor__in=same_person_as(person.actor)).order_by("id")
    rows = [
        {
            "happened_at": timezone.localtime(at).isoformat(timespec="seconds"),
            "verb": str(Verb(verb).label) if verb in Verb.values else verb,
            "what": str(ActivityType(kind).label) if kind in ActivityType.values else kind,
            "title": title_in(body),
            "score": None if score is None else f"{score:f}",
        }
        for at, verb, kind, body, score in statements.values_list(
            "happened_at", "verb", "activity_type", "body", "score_scaled"
        ).iterator(chunk_size=2000)
    ]
    labels = {
        "happened_at": "When",
        "verb": "What you did",
        "what": "With",
        "title": "Which",
        "score": "Score, of 1",
    }
    return HeldPart(
        LEDGER, "The record of learning events", "without end; erasing you cuts the link", labels, rows
    )


def _recipients(person: Person, on: date) -> HeldPart:
    rows = [
        {
            "who": viewer.name,
            "as": viewer.as_what,
            "over": viewer.over,
            "fields": list(sight.purpose.fields),
            "why": sight.purpose.why,
        }
        for sight in who_sees_what(person, on).sights
        for viewer in sight.viewers
    ]
    labels = {"who": "Who", "as": "As", "over": "Over", "fields": "Sees", "why": "Why"}
    return HeldPart(
        "people.who_sees_what", "Who may see something of yours today", "from day to day", labels, rows
    )
