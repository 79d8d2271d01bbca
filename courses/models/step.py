"""Steps: what a module is made of. Higher storeys add kinds of their own by subclassing ``Step``."""

from __future__ import annotations

from django.db import models

from courses import panels
from courses.models.page import CurriculumPage
from courses.rules.checklist import CheckItem, step_checklist
from courses.vocabulary import ActivityKind, Completion


class Step(CurriculumPage):
    """One thing to do in a module.

    A kind calls ``courses.actions.progress.complete_step`` when its own condition is met; this storey knows that a
    step was completed, never how.
    """

    minutes = models.PositiveIntegerField(null=True, blank=True)
    completion = models.CharField(max_length=30, blank=True)

    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True


class LessonPage(Step):
    """Something to read, watch and think about."""

    activity_kind = ActivityKind.LESSON
    content_panels = panels.LESSON

    class Meta:
        verbose_name = "lesson"

    @property
    def completes_by_itself(self) -> bool:
        return bool(self.completion == Completion.SCROLL)

    def checklist(self) -> tuple[CheckItem, ...]:
        """Return what a lesson still needs."""
        return step_checklist(minutes=self.minutes, blocks=self.body.raw_data)
