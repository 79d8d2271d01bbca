"""The publish checklist of a page, and who is in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from courses.models import Activity, CurriculumPage, ModulePage, ModuleProgress, StepProgress
from courses.rules.checklist import CheckItem


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
    return page.checklist() if isinstance(page, CurriculumPage) else ()


def people_in(page: Any) -> PeopleInIt:
    """Count those whom a change would meet; two queries."""
    activity = Activity.objects.filter(page_id=page.pk).first() if page.pk else None
    if activity is None:
        return PeopleInIt()
    model = ModuleProgress if isinstance(page, ModulePage) else StepProgress
    rows = model.objects.filter(activity=activity)
    done = rows.filter(completed_at__isnull=False).count()
    return PeopleInIt(under_way=rows.count() - done, done=done)
