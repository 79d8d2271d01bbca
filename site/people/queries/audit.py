"""Who did what to whose record, who looked at it, and who signed in: one list of three tables, latest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from foundations.london import LONDON
from people.models import AuditEntry, Opening, SignInRecord
from people.vocabulary import FAILED_SIGN_INS, AuditKind, OpeningKind, Purpose, SignInEvent, SignInMethod

# How an action begins says what it is about.
_BEGINNINGS: Final = {
    AuditKind.ACCESS: (
        *("responsibility", "person", "records", "invitation", "join request", "second step", "role"),
        *("set up", "erasure"),
    ),
    AuditKind.POSTS: ("post", "organisation", "employer", "membership", "group", "cohort", "imported"),
    AuditKind.MARKS: ("further attempt", "mark", "certificate", "enrolment", "answer", "reminder"),
}
_COLUMNS: Final = ("at", "source", "pk", "who", "whom", "what", "about")


@dataclass(frozen=True)
class AuditSearch:
    """What is looked for; both days are included."""

    since: date
    until: date
    name: str = ""
    kind: str = ""


@dataclass(frozen=True)
class AuditLine:
    at: datetime
    who: str
    what: str
    whom: str
    about: str


def audit_rows(search: AuditSearch) -> QuerySet[Any, Any]:
    """Return the rows as tuples, to be cut into pages and read by ``audit_lines``; one query a page."""
    changes = _within(AuditEntry, search, "by__name", "person__name").annotate(
        source=Value("change", CharField()),
        who=_name("by__name", "Linkway itself"),
        whom=_name("person__name"),
        what=F("action"),
        about=F("subject"),
    )
    looks = _within(Opening, search, "by__name", "person__name").annotate(
        source=Value("look", CharField()),
        who=_name("by__name"),
        whom=_name("person__name"),
        what=F("kind"),
        about=F("purpose"),
    )
    sign_ins = _within(SignInRecord, search, "person__name").annotate(
        source=Value("sign_in", CharField()),
        who=_name("person__name", "Somebody unknown"),
        whom=Value("", CharField()),
        what=F("event"),
        about=F("method"),
    )
    if search.kind in _BEGINNINGS:
        return _ordered(changes.filter(_begins(_BEGINNINGS[AuditKind(search.kind)])))
    if search.kind == AuditKind.LOOKS:
        return _ordered(looks)
    if search.kind == AuditKind.SIGN_INS:
        return _ordered(sign_ins.exclude(event__in=FAILED_SIGN_INS))
    if search.kind == AuditKind.FAILURES:
        return _ordered(sign_ins.filter(event__in=FAILED_SIGN_INS))
    parts: list[QuerySet[Any, Any]] = [part.values_list(*_COLUMNS) for part in (changes, looks, sign_ins)]
    return parts[0].union(*parts[1:], all=True).order_by("-at", "source", "-pk")


def audit_lines(rows: Iterable[tuple[Any, ...]]) -> list[AuditLine]:
    """Return rows in words."""
    return [
        AuditLine(at=at, who=who, what=_what(source, what), whom=whom, about=_about(source, about))
        for at, source, _, who, whom, what, about in rows
    ]


def _within(model: type[Model], search: AuditSearch, *names: str) -> QuerySet[Any]:
    rows = model._default_manager.filter(
        at__gte=datetime.combine(search.since, time(), LONDON),
        at__lt=datetime.combine(search.until + timedelta(days=1), time(), LONDON),
    )
    if search.name:
        either = Q()
        for name in names:
            either |= Q(**{f"{name}__icontains": search.name})
        rows = rows.filter(either)
    return rows


def _ordered(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return rows.values_list(*_COLUMNS).order_by("-at", "-pk")


def _name(field: str, otherwise: str = "") -> Coalesce:
    return Coalesce(Cast(field, CharField()), Value(otherwise), output_field=CharField())


def _begins(words: Iterable[str]) -> Q:
    begins = Q()
    for word in words:
        begins |= Q(action__startswith=word)
    return begins


def _what(source: str, what: str) -> str:
    if source == "look":
        return f"{OpeningKind(what).label} the record"
    if source == "sign_in":
        return SignInEvent(what).label
    return what[:1].upper() + what[1:]


def _about(source: str, about: str) -> str:
    if source == "look":
        return dict(Purpose.choices).get(about, about)
    if source == "sign_in":
        return dict(SignInMethod.choices).get(about, about)
    return ", ".join(part.split(".")[-1] for part in about.split(", "))
