"""Training records from files and back. The page holds all that a file says."""

from __future__ import annotations

from courses.actions.curriculum.pages import get_body, put_body
from courses.rules.body.prose import Reading
from courses.rules.curriculum.kind import Place, StepDraft
from courses.rules.front_matter import Front
from portfolio.models import TrainingRecordPage
from portfolio.rules.training_document import (
    TrainingRecordDocument,
    read_training_file,
    write_training_file,
)


class TrainingRecordHandler:
    """How a step that asks for a training record stands in a file."""

    has_rows = False

    def read(self, front: Front, reading: Reading) -> StepDraft:
        return read_training_file(front, reading)

    def write(self, document: TrainingRecordDocument) -> str:
        return write_training_file(document)

    def get(self, page: TrainingRecordPage, place: Place) -> TrainingRecordDocument:
        document = TrainingRecordDocument(minutes=page.minutes, training=page.training)
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        return document

    def put(self, page: TrainingRecordPage, document: TrainingRecordDocument, place: Place) -> None:
        page.minutes, page.training = document.minutes, document.training
        put_body(page, document, place)

    def put_rows(self, page: TrainingRecordPage, document: TrainingRecordDocument, place: Place) -> None:
        """A training record is its page."""


TRAINING_RECORD = TrainingRecordHandler()
