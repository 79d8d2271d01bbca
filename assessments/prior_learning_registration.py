"""What the answering of claims tells the storeys below: who reads them, where, and what is said of it."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

from assessments import no_assessor_kinds, prior_learning_kinds
from assessments.queries.evidence_file import KIND, files_of
from assessments.queries.prior_learning import SIGHT, assessing_panel
from foundations.clock import today
from foundations.registries import (
    EvidenceKind,
    LearnPanel,
    NavigationItem,
    PersonalData,
    evidence,
    holds_personal_data,
    lead_places,
    learn_panels,
    purposes,
)
from people.models import Person
from people.permissions import is_assessor

FILES: Final = PersonalData(
    model="assessments.EvidenceFile",
    title="Files that you brought as evidence",
    person_path="person",
    fields={
        "name": "its name",
        "kind": "its kind",
        "size": "its size in bytes",
        "confirmed": "what you said is an organisation’s or your own",
        "added_at": "when you added it",
    },
    kept_for="while you use Linkway, and six years after",
)


def _assesses(request: HttpRequest) -> bool:
    return isinstance(request.user, Person) and is_assessor(request.user, today())


def register() -> None:
    prior_learning_kinds.register()
    no_assessor_kinds.register()
    purposes.register(SIGHT.code, SIGHT)
    holds_personal_data.register(FILES.model, FILES)
    evidence.register(KIND, EvidenceKind(KIND, "Files you brought", files_of, order=45))
    place = NavigationItem("prior_learning", 6, "Claims", "assessments:claim_queue", _assesses)
    lead_places.register("prior_learning", place)
    learn_panels.register(
        "assessments.prior_learning",
        LearnPanel(
            "assessments.prior_learning", 5, "assessments/components/claims_panel.html", assessing_panel
        ),
    )
