"""A small assignment in the small curriculum, work on it, and people who mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assessments.actions.marking_queue import claim, mark
from assessments.actions.submission import hand_in, save_draft
from assessments.models import AssignmentPage, Marking, MarkingTask, RubricCriterion, SubmissionVersion
from assessments.rules.rubric import propose
from assessments.vocabulary import RubricLevel
from courses.models import ModulePage
from people.models import Person
from people.vocabulary import ResponsibilityKind
from tests.assessments.world import node_of
from tests.courses.world import AT
from tests.people.factories import a_person, a_responsibility

CODE = "o1-reflect"
REFER, PASS, DISTINCTION = RubricLevel.REFER, RubricLevel.PASS, RubricLevel.DISTINCTION
WORDS = "I asked what mattered to her, and wrote it down in her words."


def an_assignment(module: ModulePage | None = None, code: str = CODE, **more: Any) -> AssignmentPage:
    """Publish an assignment with two criteria."""
    page = AssignmentPage(
        title="What matters", slug=code, code=code, minutes=30, words=300,
        body=[("text", "<p>Write about a conversation.</p>")], **more,
    )  # fmt: skip
    page.criteria = [
        RubricCriterion(
            title=title, refer=f"{title}: not yet.", passing=f"{title}: well.", distinction=f"{title}: more.",
            sort_order=place,
        )
        for place, title in enumerate(("Listens", "Keeps names out"))
    ]  # fmt: skip
    (module or ModulePage.objects.get(slug="o1")).add_child(instance=page)
    page.save_revision().publish()
    found: AssignmentPage = AssignmentPage.objects.get(pk=page.pk)
    return found


def handed_in(
    learner: Person, page: AssignmentPage, text: str = WORDS, *, at: datetime = AT, is_own: bool = False
) -> SubmissionVersion:
    save_draft(person=learner, step=node_of(page.code), text=text, at=at)
    return hand_in(person=learner, page=page, step=node_of(page.code), at=at, is_own=is_own)


def a_marker(
    name: str = "Tess", kind: ResponsibilityKind = ResponsibilityKind.ASSESSOR, **scope: Any
) -> Person:
    marker = a_person(name, is_demo=True)
    a_responsibility(marker, kind, **scope)
    return marker


def the_task(version: SubmissionVersion, *, is_second: bool = False) -> MarkingTask:
    return MarkingTask.objects.get(version=version, is_second=is_second)


def marked(
    version: SubmissionVersion,
    by: Person,
    levels: Sequence[RubricLevel] = (PASS, PASS),
    *,
    comment: str = "Thank you.",
    at: datetime = AT,
    is_second: bool = False,
) -> Marking:
    """Claim and mark work, with the outcome that the levels lead to."""
    task = the_task(version, is_second=is_second)
    claim(task=task, by=by, at=at)
    outcome = propose(levels)
    assert outcome is not None
    return mark(
        task=task, by=by, levels=levels, comments=["Well seen.", ""], outcome=outcome, comment=comment, at=at
    )
