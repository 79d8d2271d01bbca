"""What stands in somebody's portfolio, for them to cite: titles alone, never what they wrote."""

from __future__ import annotations

from uuid import UUID

from people.models import Person
from portfolio.models import Certificate, CPDEntry
from portfolio.vocabulary import EntryStatus


def logged_entries(person: Person) -> list[tuple[UUID, str]]:
    """Return the entries that somebody logged, the latest first."""
    rows = CPDEntry.objects.of_person(person).filter(status=EntryStatus.LOGGED).order_by("-done_on", "-pk")
    return list(rows.values_list("uuid", "title"))


def certificates_held(person: Person) -> list[tuple[UUID, str]]:
    """Return the certificates that somebody holds and that stand, the latest first."""
    rows = Certificate.objects.of_person(person).with_standing().order_by("-achieved_at", "-pk")
    return [(row.pk, f"{row.get_kind_display()}: {row.title}") for row in rows if not row.is_withdrawn]  # type: ignore[attr-defined]  # with_standing


def statement_of_entry(person: Person, uuid: UUID) -> UUID | None:
    return CPDEntry.objects.of_person(person).filter(uuid=uuid).values_list("statement_id", flat=True).first()


def statement_of_certificate(person: Person, pk: UUID) -> UUID | None:
    return Certificate.objects.of_person(person).filter(pk=pk).values_list("statement_id", flat=True).first()
