"""Assignments from files and back: the page with its brief, and the criteria of its rubric."""

from __future__ import annotations

from assessments.models import AssignmentPage, RubricCriterion
from assessments.queries.assignment import rubric_of
from assessments.rules.assignment_document import (
    AssignmentDocument,
    read_assignment_file,
    write_assignment_file,
)
from assessments.rules.rubric import Criterion
from assessments.vocabulary import RubricLevel
from courses.actions.curriculum.pages import get_body, put_body
from courses.rules.body.prose import Reading
from courses.rules.curriculum.kind import Place, StepDraft
from courses.rules.front_matter import Front


class AssignmentHandler:
    """How an assignment stands in a file; its criteria are part of the page."""

    has_rows = False

    def read(self, front: Front, reading: Reading) -> StepDraft:
        return read_assignment_file(front, reading)

    def write(self, document: AssignmentDocument) -> str:
        return write_assignment_file(document)

    def get(self, page: AssignmentPage, place: Place) -> AssignmentDocument:
        document = AssignmentDocument(
            minutes=page.minutes,
            kind=page.kind,
            words=page.words,
            anonymous=page.is_anonymous,
            second_marking=page.second_share or None,
            criteria=rubric_of(page),
        )
        document.code, document.title, document.parts = page.code, page.title, get_body(page, place)
        return document

    def put(self, page: AssignmentPage, document: AssignmentDocument, place: Place) -> None:
        page.minutes, page.kind, page.words = document.minutes, document.kind, document.words
        page.is_anonymous, page.second_share = document.anonymous, document.second_marking or 0
        put_body(page, document, place)
        if not page.pk or rubric_of(page) != document.criteria:
            page.criteria.set([_row(criterion, place) for place, criterion in enumerate(document.criteria)])

    def put_rows(self, page: AssignmentPage, document: AssignmentDocument, place: Place) -> None:
        """Do nothing: the criteria were put with the page."""


def _row(criterion: Criterion, place: int) -> RubricCriterion:
    return RubricCriterion(
        sort_order=place,
        title=criterion.title,
        refer=criterion.words_of(RubricLevel.REFER),
        passing=criterion.words_of(RubricLevel.PASS),
        distinction=criterion.words_of(RubricLevel.DISTINCTION),
    )


ASSIGNMENT = AssignmentHandler()
