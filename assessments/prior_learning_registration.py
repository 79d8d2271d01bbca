"""What the answering of claims tells the storeys below: who reads them, where, and what is said of it."""

from __future__ import annotations

from django.http import HttpRequest

from assessments import no_assessor_kinds, prior_learning_kinds
from assessments.queries.prior_learning import SIGHT, assessing_panel
from foundations.clock import today
from foundations.registries import LearnPanel, NavigationItem, lead_places, learn_panels, purposes
from people.models import Person
from people.permissions import is_assessor


def _assesses(request: HttpRequest) -> bool:
    return isinstance(request.user, Person) and is_assessor(request.user, today())


def register() -> None:
    prior_learning_kinds.register()
    no_assessor_kinds.register()
    purposes.register(SIGHT.code, SIGHT)
    place = NavigationItem("prior_learning", 6, "Claims", "assessments:claim_queue", _assesses)
    lead_places.register("prior_learning", place)
    learn_panels.register(
        "assessments.prior_learning",
        LearnPanel(
            "assessments.prior_learning", 5, "assessments/components/claims_panel.html", assessing_panel
        ),
    )
