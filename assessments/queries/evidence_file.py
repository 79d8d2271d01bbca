"""Files that people bring as evidence: what there is, which claims point to it, and who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from assessments.models import EvidenceFile
from assessments.queries.prior_learning import claims_seen_by
from courses.models import PriorClaimPart
from people.models import Person

KIND: Final = "evidence_file"


def files_of(person: Any) -> Iterator[tuple[UUID, str]]:
    """Yield what somebody may point to, the newest first."""
    rows = EvidenceFile.objects.filter(person=person).order_by("-added_at", "-pk")
    yield from rows.values_list("uuid", "name")


def parts_that_cite(file: EvidenceFile) -> QuerySet[PriorClaimPart]:
    """Narrow to the parts of its person's claims that point to a file."""
    cited = [{"kind": KIND, "uuid": str(file.uuid)}]
    return PriorClaimPart.objects.filter(claim__person_id=file.person_id, evidence__contains=cited)


def may_open_evidence(viewer: Person, file: EvidenceFile, on: date) -> bool:
    """Return whether a file is somebody's own, or a claim that they may read points to it."""
    if file.person_id == viewer.pk:
        return True
    return parts_that_cite(file).filter(claim__in=claims_seen_by(viewer, on)).exists()
