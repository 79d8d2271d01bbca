"""``*.training-record.md`` as a value: its front matter, the training that it asks for, and its words."""

from __future__ import annotations

from dataclasses import dataclass

from courses.rules.body.prose import Reading
from courses.rules.curriculum.document import Document, close_writer, open_document, open_writer
from courses.rules.curriculum.kind import StepDraft
from courses.rules.front_matter import Front
from portfolio.rules.training import vocabulary


@dataclass(kw_only=True)
class TrainingRecordDocument(Document):
    """A training record's file. An accepted record that has not expired completes it."""

    minutes: int | None = None
    training: str = ""


def read_training_file(front: Front, reading: Reading) -> StepDraft:
    """Read a file; an unknown code of training, and whatever else is wrong, goes to ``reading.problems``."""
    document = open_document(TrainingRecordDocument(), front, reading)
    document.minutes = front.number("minutes", most=10_000)
    document.training = front.text("training", required=True)
    if document.training and document.training not in vocabulary():
        reading.problems.add(
            front.line_of("training"),
            f"No training has the code “{document.training}”. Known are: {', '.join(vocabulary())}.",
        )
    front.finish()
    return StepDraft(document)


def write_training_file(document: TrainingRecordDocument) -> str:
    """Return the whole text of a file."""
    writer = open_writer(document).number("minutes", document.minutes)
    return close_writer(writer.text("training", document.training), document)
