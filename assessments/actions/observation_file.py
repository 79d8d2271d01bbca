"""Observations from files and back. The page holds all that a file says."""

from __future__ import annotations

import json
from typing import Any

from assessments.models import ObservationPage
from assessments.queries.observation import criteria_of
from assessments.rules.observation_text import (
    ObservationDocument,
    read_observation_file,
    write_observation_file,
)
from courses.actions.curriculum.pages import get_body, put_body
from courses.rules.body.prose import Reading
from courses.rules.curriculum.kind import Place, StepDraft
from courses.rules.front_matter import Front


class ObservationHandler:
    """How an observation stands in a file."""

    has_rows = False

    def read(self, front: Front, reading: Reading) -> StepDraft:
        return read_observation_file(front, reading)

    def write(self, document: ObservationDocument) -> str:
        return write_observation_file(document)

    def get(self, page: ObservationPage, place: Place) -> ObservationDocument:
        document = ObservationDocument(minutes=page.minutes, kind=page.kind, criteria=criteria_of(page))
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        return document

    def put(self, page: Any, document: ObservationDocument, place: Place) -> None:
        page.minutes, page.kind = document.minutes, document.kind
        rows = [
            {"title": each.title, "not_yet": each.not_yet, "seen": each.seen} for each in document.criteria
        ]
        page.criteria = json.dumps([{"type": "criterion", "value": row} for row in rows])
        put_body(page, document, place)

    def put_rows(self, page: ObservationPage, document: ObservationDocument, place: Place) -> None:
        """An observation is its page."""


OBSERVATION = ObservationHandler()
