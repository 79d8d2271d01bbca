"""What outside training tells the storeys below: who sees it, where it is accepted, its step, and that it is evidence."""

from __future__ import annotations

from django.http import HttpRequest

from foundations.clock import today
from foundations.registries import (
    CurriculumKind,
    EvidenceKind,
    NavigationItem,
    agrees_with_ledger,
    curriculum_kinds,
    evidence,
    lead_places,
    purposes,
)
from people.actions.import_run import IMPORTERS
from people.rules.described import DESCRIBED
from people.vocabulary import ImportKind
from portfolio.actions.import_training import import_training
from portfolio.actions.training_record import TRAINING_RECORD
from portfolio.permissions import looks_after_training
from portfolio.queries.external_training import SIGHT, citable_training, training_agrees
from portfolio.rules.training_row import TRAINING_FILE

WORD = "training-record"


def register() -> None:
    purposes.register(SIGHT.code, SIGHT)
    agrees_with_ledger.register("portfolio.outside_training", training_agrees)
    evidence.register(
        "outside_training",
        EvidenceKind("outside_training", "Training from elsewhere", citable_training, order=40),
    )
    curriculum_kinds.register(WORD, CurriculumKind(WORD, "portfolio.TrainingRecordPage", TRAINING_RECORD))
    IMPORTERS[ImportKind.TRAINING] = import_training
    DESCRIBED[ImportKind.TRAINING] = TRAINING_FILE
    place = NavigationItem("training", 40, "Training", "portfolio:training_of_my_people", _looks_after)
    lead_places.register("training", place)


def _looks_after(request: HttpRequest) -> bool:
    return request.user.is_authenticated and looks_after_training(request.user, today())
