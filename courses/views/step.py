"""What every step's screen has, whatever its kind: where it stands in its module, and whether it may be opened.

A higher storey that adds a kind of step begins its screen with ``step_screen`` too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.models import Activity, ModulePage, Step
from courses.queries.preview import previewed_module, previewed_step
from courses.rules.gate import may_open_step
from courses.rules.outline import ModuleNode, StepNode
from courses.rules.preview import imagined_standing
from courses.rules.progress import ModuleStanding
from courses.views.module import step_rows
from courses.views.study import Reader, reader_of
from foundations.verdict import Verdict


@dataclass(frozen=True)
class StepScreen:
    """A step as one person meets it. ``reads_only`` for an author and in a preview: nothing is recorded."""

    reader: Reader
    module: ModuleNode
    step: StepNode
    standing: ModuleStanding
    verdict: Verdict
    reads_only: bool
    is_preview: bool = field(default=False)

    @property
    def number(self) -> int:
        return self.module.steps.index(self.step) + 1

    @property
    def total(self) -> int:
        return len(self.module.steps)

    @property
    def previous(self) -> StepNode | None:
        return self.module.steps[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> StepNode | None:
        return self.module.steps[self.number] if self.number < self.total else None

    @property
    def is_done(self) -> bool:
        return self.step.activity_id in self.standing.done_steps

    @property
    def rows(self) -> list[dict[str, Any]]:
        return step_rows(self.module, self.standing, is_open=True, current=self.step.activity_id)

    @property
    def is_latest(self) -> bool:
        """Whether this is where the person was last, so that opening it says nothing new."""
        return self.standing.latest_step == self.step.activity_id

    def context(self) -> dict[str, Any]:
        """Return what a step's template needs."""
        found = [{"label": self.module.title, "url": self.module.url or ""}]
        programme = self.reader.programme_of(self.module)
        if programme is not None:
            found.insert(0, {"label": programme.title, "url": programme.url})
        return {
            "screen": self,
            "module": self.module,
            "step": self.step,
            "standing": self.standing,
            "breadcrumbs": found,
        }


def step_screen(request: HttpRequest, page: Step) -> StepScreen | HttpResponse:
    """Return the screen of a step, or the answer to whoever may not open it yet."""
    reader = reader_of(request)
    mode = getattr(request, "preview_mode", "")
    if getattr(request, "is_preview", False):
        return _previewed(reader, page, mode)
    step = reader.outline.by_page(page.pk)
    module = reader.outline.module_of_step(step.activity_id) if isinstance(step, StepNode) else None
    if not isinstance(step, StepNode) or module is None:
        return _previewed(reader, page, mode)
    verdict = step_verdict(reader, module, is_published=True)
    if not verdict.allowed and not reader.is_author:
        return refused(request, reader, module, step, verdict)
    return StepScreen(reader, module, step, reader.standing(module), verdict, reads_only=not verdict.allowed)


def step_verdict(reader: Reader, module: ModuleNode, *, is_published: bool) -> Verdict:
    return may_open_step(
        module=reader.admission(module),
        is_published=is_published,
        has_completed_module=reader.standing(module).is_done,
        is_signed_in=reader.is_signed_in,
    )


def refused(
    request: HttpRequest, reader: Reader, module: ModuleNode, step: StepNode, verdict: Verdict
) -> HttpResponse:
    """Send whoever is not signed in to do so and come back; tell everybody else what comes first."""
    if not reader.is_signed_in:
        return redirect_to_login(request.path)
    context = {
        "module": module,
        "step": step,
        "verdict": verdict,
        "breadcrumbs": [{"label": module.title, "url": module.url or ""}],
    }
    return render(request, "courses/pages/step_refused.html", context, status=403)


def _previewed(reader: Reader, page: Step, mode: str) -> StepScreen:
    """Return the screen of a draft, as a learner at the chosen state would see it."""
    parent = page.get_parent().specific if page.pk else None
    activity = Activity.objects.filter(page_id=page.pk).first() or Activity(kind=page.activity_kind)
    own = previewed_step(page, activity)
    module = previewed_module(parent) if isinstance(parent, ModulePage) else None
    if module is None or all(step.page_id != own.page_id for step in module.steps):
        title = parent.title if parent is not None else ""
        module = ModuleNode(0, own.uuid, "", "", title, url="", page_id=0, steps=(own,))
    else:
        own = next(step for step in module.steps if step.page_id == own.page_id)
    standing = imagined_standing(module, mode)
    return StepScreen(reader, module, own, standing, Verdict(), reads_only=True, is_preview=True)
