"""The statements about somebody's work: what happened, and never what was written."""

from __future__ import annotations

from datetime import datetime

from assessments.models import SubmissionVersion
from courses.actions.study import Study
from courses.queries.outline import current_outline
from learning_records.rules.statement import Result
from learning_records.vocabulary import ActivityType, Verb


def say(version: SubmissionVersion, verb: Verb, at: datetime, result: Result | None = None) -> None:
    """Record that somebody handed in, passed or did not pass yet."""
    outline = current_outline()
    submission = version.submission
    assignment = submission.assignment
    node = outline.step(assignment.pk)
    study = Study(submission.person, outline, at)
    study.say(
        verb, ActivityType.ASSIGNMENT, assignment.uuid, node.title if node else assignment.title,
        module=outline.module_of_step(assignment.pk), revision_id=version.revision_id,
        content_hash=node.content_hash if node else "", result=result,
    )  # fmt: skip
    study.record()
