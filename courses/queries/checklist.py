"""The publish checklist of a page, and who is in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from courses.models import Activity, LessonPage, ModulePage, ModuleProgress, StepProgress
from courses.rules.checklist import CheckItem, module_checklist, step_checklist


@dataclass(frozen=True)
class PeopleInIt:
    """How many have begun and not finished, and how many have finished."""

    under_way: int = 0
    done: int = 0

    @property
    def sentence(self) -> str:
        """Say it to whoever is about to publish."""
        if not self.under_way:
            return "Nobody is in the middle of it now."
        who = "1 person is" if self.under_way == 1 else f"{self.under_way} people are"
        return f"{who} in the middle of it now, and finish the edition that they began."


def checklist_of(page: Any) -> tuple[CheckItem, ...]:
    """Return a page's checklist; none for kinds that have none."""
    if isinstance(page, ModulePage):
        return module_checklist(
            outcomes=len(page.outcomes.raw_data),
            competencies=len(page.competencies.raw_data),
            minutes=page.minutes,
            sources=len(page.sources.raw_data),
            summary=page.summary,
            awaits_review=page.awaits_review,
            publishes_unreviewed=bool(getattr(settings, "LINKWAY_PUBLISH_UNREVIEWED", False)),
        )
    if isinstance(page, LessonPage):
        return step_checklist(minutes=page.minutes, blocks=page.body.raw_data)
    return ()


def people_in(page: Any) -> PeopleInIt:
    """Count those whom a change would meet; two queries."""
    activity = Activity.objects.filter(page_id=page.pk).first() if page.pk else None
    if activity is None:
        return PeopleInIt()
    model = ModuleProgress if isinstance(page, ModulePage) else StepProgress
    rows = model.objects.filter(activity=activity)
    done = rows.filter(completed_at__isnull=False).count()
    return PeopleInIt(under_way=rows.count() - done, done=done)
