"""The pages of the curriculum: words only. What people do with them is rows."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from wagtail.images import get_image_model_string
from wagtail.models import Page

from courses import panels
from courses.blocks.body import BodyBlocks
from courses.blocks.field import BlocksField
from courses.blocks.listing import (
    CompetencyBlocks,
    ModuleSlotBlocks,
    OutcomeBlocks,
    SourceBlocks,
    TrackBlocks,
)
from courses.rules.checklist import CheckItem, module_checklist, what_stops
from courses.vocabulary import ActivityKind, ReviewTopic
from foundations.pages import ShownPage

logger = logging.getLogger(__name__)
BY_SCHEDULE = "wagtail.publish.scheduled"

PREVIEW_MODES = [("not-started", "Not started"), ("half-way", "Half way"), ("passed", "Passed")]


class ProgrammesPage(ShownPage, Page):
    """The shelf on which all programmes stand, at ``/programmes/``."""

    parent_page_types = ["website.HomePage"]
    subpage_types = ["courses.ProgrammePage"]
    max_count = 1

    class Meta:
        verbose_name = "list of programmes"

    def __str__(self) -> str:
        return str(self.title)


class CurriculumPage(ShownPage, Page):
    """What every page of a curriculum has: an id that never changes, and the curriculum that it belongs to."""

    activity_kind: str

    code = models.CharField("id", max_length=100, blank=True, editable=False)
    curriculum = models.CharField(max_length=100, blank=True, editable=False)
    body = BlocksField(BodyBlocks(required=False), blank=True)

    exclude_fields_in_copy = ["code"]
    promote_panels: list[Any] = []
    settings_panels = panels.SETTINGS

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.title)

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """What a learner sees at each state."""
        return PREVIEW_MODES

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Phone first: that is where most people study."""
        phone = {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": "Preview on a phone"}
        return [phone, *super().preview_sizes[1:]]

    def checklist(self) -> tuple[CheckItem, ...]:
        """Return what an author goes through before publishing; nothing for kinds that have no checklist."""
        return ()

    def publish(self, revision: Any, user: Any = None, **kwargs: Any) -> None:
        """Publish, unless a person, a workflow or a schedule would publish what its checklist stops.

        Then the page stays as it was and the schedule is let go. A load has checks of its own, and nobody's name.
        """
        is_stoppable = user is not None or kwargs.get("log_action") == BY_SCHEDULE
        missing = what_stops(revision.as_object().checklist()) if is_stoppable else ()
        if missing:
            logger.warning("Page %s was not published: %s.", self.pk, "; ".join(missing))
            type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            return
        super().publish(revision, user=user, **kwargs)


class ProgrammePage(CurriculumPage):
    """A programme of years, or a short route of modules."""

    activity_kind = ActivityKind.PROGRAMME

    summary = models.TextField(blank=True)
    audience = models.TextField("who it is for", blank=True)
    modules = BlocksField(ModuleSlotBlocks(required=False), blank=True)

    content_panels = panels.PROGRAMME
    parent_page_types = ["courses.ProgrammesPage"]
    subpage_types = ["courses.YearPage", "courses.PathwayPage", "courses.ModulePage"]

    class Meta:
        verbose_name = "programme"


class YearPage(CurriculumPage):
    """A year of a programme, with all its modules, written or not."""

    activity_kind = ActivityKind.YEAR

    summary = models.TextField(blank=True)
    modules = BlocksField(ModuleSlotBlocks(required=False), blank=True)
    tracks = BlocksField(TrackBlocks(required=False), blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)

    content_panels = panels.YEAR
    parent_page_types = ["courses.ProgrammePage"]
    subpage_types = ["courses.ModulePage"]

    class Meta:
        verbose_name = "year"


class PathwayPage(CurriculumPage):
    """A specialism: its own line, in its own colour."""

    activity_kind = ActivityKind.PATHWAY

    summary = models.TextField(blank=True)
    colour = models.CharField(max_length=7, blank=True)
    modules = BlocksField(ModuleSlotBlocks(required=False), blank=True)
    outcomes = BlocksField(OutcomeBlocks(required=False), blank=True)
    cover = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = panels.PATHWAY
    parent_page_types = ["courses.ProgrammePage"]
    subpage_types = ["courses.ModulePage"]

    class Meta:
        verbose_name = "pathway"


class ModulePage(CurriculumPage):
    """A module: an ordered list of steps, with what they lead to."""

    activity_kind = ActivityKind.MODULE

    summary = models.TextField("why it matters", blank=True)
    outcomes = BlocksField(OutcomeBlocks(required=False), blank=True)
    competencies = BlocksField(CompetencyBlocks(required=False), blank=True)
    minutes = models.PositiveIntegerField(
        null=True, blank=True, help_text="Study and activity at work together."
    )
    requires = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    review_needed = ArrayField(
        models.CharField(max_length=30, choices=ReviewTopic.choices), default=list, blank=True
    )
    reviewed_by = models.CharField(max_length=255, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    sources = BlocksField(SourceBlocks(required=False), blank=True)
    cover = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    content_panels = panels.MODULE
    parent_page_types = ["courses.YearPage", "courses.PathwayPage", "courses.ProgrammePage"]

    class Meta:
        verbose_name = "module"

    @property
    def awaits_review(self) -> bool:
        """Whether a practitioner still has to read it before it is relied on."""
        return bool(self.review_needed) and not (self.reviewed_by and self.reviewed_on)

    def checklist(self) -> tuple[CheckItem, ...]:
        """Return what a module still needs."""
        return module_checklist(
            outcomes=len(self.outcomes.raw_data),
            competencies=len(self.competencies.raw_data),
            minutes=self.minutes,
            sources=len(self.sources.raw_data),
            summary=self.summary,
            awaits_review=self.awaits_review,
            publishes_unreviewed=bool(getattr(settings, "LINKWAY_PUBLISH_UNREVIEWED", False)),
        )
